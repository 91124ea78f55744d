/** An execution saved as JSON text in one process goes on in another (I2). */
import { StateMachine, UsageError, type HandlerContext, type SavedExecution, type VirtualClock } from 'asl-interpreter';
import { expect, test } from 'vitest';
import { arn, calling, clock, pass, taskOf, turns, waitOf } from './machines';

const text = (saved: SavedExecution): SavedExecution => JSON.parse(JSON.stringify(saved)) as SavedExecution;

const definition = {
  StartAt: 'W',
  States: {
    W: { Type: 'Wait', Seconds: 10, Next: 'P' },
    P: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'F',
          States: { F: { Type: 'Task', Resource: arn('F'), TimeoutSeconds: 500, Retry: [{ ErrorEquals: ['Error'], IntervalSeconds: 30 }], End: true } },
        },
        { StartAt: 'V', States: { V: { Type: 'Wait', Seconds: 60, End: true } } },
      ],
      End: true,
    },
  },
};
const handlers = {
  F: async (input: { n: number }, context: HandlerContext) => {
    await context.sleep(5000);
    if (context.retryCount === 0) throw Object.assign(new Error('once more'), { stack: 'stack' });
    return { ...input, id: context.awsRequestId, retry: context.retryCount };
  },
};
const machine = (time: VirtualClock): StateMachine => new StateMachine(definition, { clock: time, handlers, seed: 3 });

test.each([0, 5, 10, 12, 15, 20, 45, 47, 60])('saved after %i seconds, it ends as an uninterrupted one: output, times and history', async (seconds) => {
  const whole = await machine(clock()).execute({ n: 1 }, { name: 'one' });
  const time = clock();
  const first = machine(time).start({ n: 1 }, { name: 'one' });
  await time.advance(seconds * 1000);
  const saved = text(first.save());
  const second = machine(clock(new Date(time.now()).toISOString())).resume(saved);
  expect([second.name, second.executionArn, second.startDate]).toEqual([first.name, first.executionArn, first.startDate]);
  const result = await second.result;
  expect([result.status, result.output]).toEqual([whole.status, whole.output]);
  // A call that was under way is made again, from its beginning: what follows it may come later.
  const inCall = (seconds >= 10 && seconds < 15) || (seconds >= 45 && seconds < 50);
  if (!inCall || seconds === 10 || seconds === 45) expect(result.history()).toEqual(whole.history());
  else expect(result.history().map(({ type }) => type)).toHaveLength(whole.history().length);
  first.stop();
});

test('what it was saved by goes on untouched', async () => {
  const time = clock();
  const first = machine(time).start({ n: 1 });
  const saved = first.save();
  const before = JSON.stringify(saved);
  await machine(clock()).resume(saved).result;
  expect(first.status).toBe('RUNNING');
  await first.result;
  expect(JSON.stringify(saved)).toBe(before);
});

test('events and onEvent of a resumed execution: all of them, and only the new ones', async () => {
  const saved = text(new StateMachine(waitOf(5), { clock: clock() }).start().save());
  const seen: number[] = [];
  const execution = new StateMachine(waitOf(5), { clock: clock(), onEvent: ({ id }) => seen.push(id) }).resume(saved);
  expect((await execution.result).history().map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(seen).toEqual([3, 4]);
  expect(saved).toMatchObject({ version: 1, stateMachine: 'StateMachine' });
});

test('a wait whose end has passed meanwhile is over at once', async () => {
  const saved = text(new StateMachine(waitOf(5), { clock: clock() }).start(1).save());
  const { output, stopDate } = await new StateMachine(waitOf(5), { clock: clock('2026-06-01T00:00:00Z') }).resume(saved).result;
  expect([output, stopDate]).toEqual([1, new Date('2026-06-01T00:00:00Z')]);
});

test('in the middle of an endless loop', async () => {
  const loop = {
    StartAt: 'A',
    States: { A: { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'End' }], Default: 'A' }, End: { Type: 'Succeed' } },
  };
  const options = { history: false, quotas: { historyEvents: Infinity } };
  const first = new StateMachine(loop, { clock: clock(), ...options }).start();
  const saved = text(first.save());
  first.stop();
  const second = new StateMachine(loop, { clock: clock(), ...options }).resume(saved);
  await turns(3);
  expect(second.status).toBe('RUNNING');
  second.stop();
  expect(second.history()).toEqual([]);
});

test('without a history it goes on without one', async () => {
  const saved = text(new StateMachine(waitOf(5), { clock: clock(), history: false }).start(1).save());
  const { output, history } = await new StateMachine(waitOf(5), { clock: clock() }).resume(saved).result;
  expect([output, history()]).toEqual([1, []]);
});

test('an execution that has ended can be saved and read', async () => {
  const saved = text(new StateMachine(pass, { clock: clock() }).start(1).save());
  const execution = new StateMachine(pass, { clock: clock() }).resume(saved);
  expect([execution.status, (await execution.result).output, execution.history().length]).toEqual(['SUCCEEDED', 1, 4]);
});

test('payload quotas of a saved execution are those it was started with', async () => {
  const saved = text(
    calling(() => 'x'.repeat(200), { quotas: { payloadBytes: 100 } })
      .start()
      .save(),
  );
  expect(await calling(() => 'x'.repeat(200)).resume(saved).result).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
});

const fingerprintOf = (seconds: number): string => new StateMachine(waitOf(seconds), { clock: clock() }).start().save().definition;
const notSaved = ['This is no execution that save() has made.', 'Give what save() returned, or the same as JSON.'] as const;
test.each<[title: string, change: (saved: SavedExecution) => unknown, message: string, fix: string]>([
  [
    'another definition',
    (saved) => saved,
    'The execution was saved by a state machine with another definition.',
    'Resume it with the definition that it was started with.',
  ],
  ['another version', (saved) => ({ ...saved, version: 2 }), ...notSaved],
  ['something else', () => ({}), ...notSaved],
  ['nothing', () => undefined, ...notSaved],
  ['a version alone', () => ({ version: 1 }), ...notSaved],
  ['no execution', (saved) => ({ ...saved, definition: fingerprintOf(6), execution: { table: [], root: null } }), ...notSaved],
  ['an empty execution', (saved) => ({ ...saved, definition: fingerprintOf(6), execution: { table: [['o']], root: [0] } }), ...notSaved],
  ['what is left of it', (saved) => ({ ...saved, definition: fingerprintOf(6), execution: undefined }), ...notSaved],
])('refused: %s', (_title, change, message, fix) => {
  const saved = new StateMachine(waitOf(5), { clock: clock() }).start().save();
  const other = new StateMachine(waitOf(6), { clock: clock() });
  expect(() => other.resume(change(saved) as SavedExecution)).toThrow(new UsageError(message, '', fix));
});

test('the definition may change after the machine is made: what it saves is resumed by a machine of what it was', () => {
  const changing = waitOf(5) as { States: { A: { Seconds: number } } };
  const machine = new StateMachine(changing, { clock: clock() });
  changing.States.A.Seconds = 6;
  const saved = machine.start().save();
  expect(new StateMachine(waitOf(5), { clock: clock() }).resume(saved).status).toBe('RUNNING');
  expect(() => new StateMachine(waitOf(6), { clock: clock() }).resume(saved)).toThrow(UsageError);
});

test('a definition is the same as an object and as text', () => {
  const saved = new StateMachine(waitOf(5), { clock: clock() }).start().save();
  expect(new StateMachine(JSON.stringify(waitOf(5), null, 2), { clock: clock() }).resume(saved).status).toBe('RUNNING');
  expect(() => new StateMachine(taskOf(), { clock: clock(), handlers: { F: () => 1 } }).resume(saved)).toThrow(UsageError);
});
