import { parse, StateMachine, UsageError, virtualClock, type HistoryEvent, type StateMachineOptions } from 'asl-interpreter';
import { expect, test } from 'vitest';
import type { Task } from '../../src/definition/machine';
import { arn, calling, clock, deferred, pass, taskOf, turns, waitOf } from './machines';

test('execute gives how the execution ended, where and when', async () => {
  const { history, mapRuns, ...result } = await new StateMachine(waitOf(90), {
    clock: clock(),
    name: 'M',
    region: 'eu-west-1',
    accountId: '999999999999',
  }).execute({ a: 1 }, { name: 'one' });
  expect(result).toEqual({
    status: 'SUCCEEDED',
    output: { a: 1 },
    executionArn: 'arn:aws:states:eu-west-1:999999999999:execution:M:one',
    startDate: new Date('2026-01-01T00:00:00Z'),
    stopDate: new Date('2026-01-01T00:01:30Z'),
  });
  expect(history().map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'ExecutionSucceeded']);
  expect(mapRuns()).toEqual([]);
});

test.each<[fields: object, expected: object]>([
  [
    { Type: 'Fail', Error: 'E', Cause: 'C' },
    { status: 'FAILED', error: 'E', cause: 'C' },
  ],
  [{ Type: 'Fail' }, { status: 'FAILED' }],
  [
    { Type: 'Fail', Cause: 'C' },
    { status: 'FAILED', cause: 'C' },
  ],
])('a failed workflow is a result, without what it has not: %j', async (state, expected) => {
  const result = await new StateMachine({ StartAt: 'A', States: { A: state } }, { clock: clock() }).execute();
  expect(result).toMatchObject(expected);
  expect(['output', 'error', 'cause'].filter((member) => member in result)).toEqual(Object.keys(expected).slice(1));
});

test('TimeoutSeconds of the machine: TIMED_OUT at that very time, without error and cause (test_global_timeout)', async () => {
  const machine = new StateMachine({ ...waitOf(100), TimeoutSeconds: 60 }, { clock: clock() });
  const result = await machine.execute();
  expect([result.status, 'error' in result, 'cause' in result, result.stopDate]).toEqual(['TIMED_OUT', false, false, new Date('2026-01-01T00:01:00Z')]);
  expect(result.history().at(-1)).toMatchObject({ type: 'ExecutionTimedOut', previousEventId: 0, executionTimedOutEventDetails: { error: 'States.Timeout' } });
});

test('without an input it is {}; null and others stay what they are', async () => {
  const machine = new StateMachine(pass, { clock: clock() });
  const outputs = [];
  for (const input of [undefined, null, 0, '', false, []]) outputs.push((await machine.execute(input)).output);
  expect(outputs).toEqual([{}, null, 0, '', false, []]);
});

test('start runs the first states at once, and the rest in the background', async () => {
  const execution = new StateMachine(waitOf(5), { clock: clock() }).start({ a: 1 }, { name: 'one' });
  expect([execution.status, execution.name, execution.startDate.toISOString()]).toEqual(['RUNNING', 'one', '2026-01-01T00:00:00.000Z']);
  expect(execution.executionArn).toBe('arn:aws:states:us-east-1:123456789012:execution:StateMachine:one');
  expect(execution.history()).toHaveLength(2);
  await turns();
  expect(execution.status).toBe('RUNNING'); // nobody waits for it: time stands still
  const [first, second] = await Promise.all([execution.result, execution.result, execution.result]);
  expect([execution.status, first.status, second.output]).toEqual(['SUCCEEDED', 'SUCCEEDED', { a: 1 }]);
  expect((await execution.result).output).toEqual({ a: 1 });
});

test('an execution that ends at once has its result at once', async () => {
  const execution = new StateMachine(pass, { clock: clock() }).start(7);
  expect(execution.status).toBe('SUCCEEDED');
  expect((await execution.result).output).toBe(7);
});

test.each<[stop: { error?: string; cause?: string } | undefined, expected: object]>([
  [undefined, {}],
  [{ error: 'E' }, { error: 'E' }],
  [
    { error: 'E', cause: 'C' },
    { error: 'E', cause: 'C' },
  ],
])('stop(%j) aborts it; the event follows the one before the state that was entered (test_stop_execution)', async (how, expected) => {
  const execution = new StateMachine(waitOf(5), { clock: clock() }).start();
  const pending = execution.result;
  execution.stop(how);
  execution.stop({ error: 'too late' });
  const { status, error, cause, history } = await pending;
  expect({ status, ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) }).toEqual({ status: 'ABORTED', ...expected });
  expect(history().at(-1)).toEqual({
    timestamp: new Date('2026-01-01T00:00:00Z'),
    type: 'ExecutionAborted',
    id: 3,
    previousEventId: 0,
    executionAbortedEventDetails: expected,
  });
});

test('a signal stops it, also one that is aborted already; it is let go when the execution ends', async () => {
  const machine = new StateMachine(waitOf(5), { clock: clock() });
  const controller = new AbortController();
  const added: unknown[] = [];
  const signal = controller.signal;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = ((...args: Parameters<typeof add>) => (added.push(args[1]), add(...args))) as typeof add;
  signal.removeEventListener = ((...args: Parameters<typeof remove>) => (added.splice(added.indexOf(args[1]), 1), remove(...args))) as typeof remove;
  expect((await machine.execute({}, { signal })).status).toBe('SUCCEEDED');
  expect(added).toEqual([]);
  const running = machine.execute({}, { signal });
  controller.abort(new Error('enough'));
  expect(await running).toMatchObject({ status: 'ABORTED', cause: 'Error: enough' });
  expect(await machine.execute({}, { signal: AbortSignal.abort('before') })).toMatchObject({ status: 'ABORTED', cause: 'before' });
  const called: unknown[] = [];
  await calling((input: unknown) => called.push(input)).execute({}, { signal: AbortSignal.abort('before') });
  expect(called).toEqual([]);
});

test('names follow from the seed and differ; a name that is given is taken', () => {
  const names = (options: StateMachineOptions): string[] => {
    const machine = new StateMachine(pass, { clock: clock(), ...options });
    return [machine.start().name, machine.start({}, { name: 'mine' }).name, machine.start().name];
  };
  expect(names({ seed: 5 })).toEqual(names({ seed: 5 }));
  expect(new Set([...names({ seed: 5 }), ...names({ seed: 6 })]).size).toBe(5);
  expect(names({ seed: 5 })[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the same seed gives the same executions, event for event; on real time a seed is drawn', async () => {
  const definition = {
    StartAt: 'U',
    States: {
      U: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()', 'n.$': 'States.MathRandom(0, 1000000)', 'at.$': '$$.State.EnteredTime' }, Next: 'T' },
      T: { Type: 'Task', Resource: arn('F'), Retry: [{ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL', IntervalSeconds: 100 }], End: true },
    },
  };
  const histories = async (seed: number | undefined): Promise<HistoryEvent[][]> => {
    const options = { clock: clock(), handlers: { F: async () => Promise.reject(Object.assign(new Error('no'), { stack: 'no' })) } };
    const machine = new StateMachine(definition, seed === undefined ? options : { ...options, seed });
    return Promise.all([machine.execute(), machine.execute(), machine.execute({}, { name: 'mine' })].map(async (result) => (await result).history()));
  };
  const first = await histories(3);
  expect(await histories(3)).toEqual(first);
  expect(await histories(4)).not.toEqual(first);
  expect(first[0]).not.toEqual(first[1]);
  expect(await histories(undefined)).toEqual(await histories(1));
  expect(new StateMachine(pass).start().name).not.toBe(new StateMachine(pass).start().name);
});

test('events() gives every event as it happens, and ends with the execution', async () => {
  const gate = deferred<number>();
  const execution = calling(() => gate.promise).start();
  const seen: string[] = [];
  const watching = (async () => {
    for await (const { type } of execution.events()) seen.push(type);
  })();
  await turns();
  expect(seen).toEqual(['ExecutionStarted', 'TaskStateEntered', 'LambdaFunctionScheduled', 'LambdaFunctionStarted']);
  gate.resolve(1);
  await watching;
  expect(seen.slice(4)).toEqual(['LambdaFunctionSucceeded', 'TaskStateExited', 'ExecutionSucceeded']);
  const again = [];
  for await (const event of execution.events()) again.push(event);
  expect(again).toEqual(execution.history());
});

test('events() alone pulls virtual time: somebody waits for what comes next', async () => {
  const types = [];
  for await (const { type } of new StateMachine(waitOf(86_400), { clock: clock() }).start().events()) types.push(type);
  expect(types).toEqual(['ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'ExecutionSucceeded']);
});

test('a history read twice has equal events', async () => {
  const { history } = await calling(() => ({ big: 'x'.repeat(1000) })).execute({ a: [1] });
  expect(history()).toEqual(history());
});

test('history: false keeps none', async () => {
  const machine = new StateMachine(pass, { clock: clock(), history: false });
  const execution = machine.start();
  expect([execution.history(), (await execution.result).history()]).toEqual([[], []]);
  await expect(execution.events().next()).rejects.toThrow(
    new UsageError('This machine keeps no history, so its executions have no events.', '', 'Leave the option "history" out, or set it to true.'),
  );
});

test('onEvent sees every event once, in order; what it throws is logged and changes nothing', async () => {
  const seen: [number, string][] = [];
  const warnings: unknown[][] = [];
  const boom = new Error('boom');
  const machine = calling(() => 1, {
    onEvent: (event, executionArn) => {
      seen.push([event.id, executionArn]);
      if (event.id === 3) throw boom;
    },
    logger: { warn: (...args) => warnings.push(args) },
  });
  const result = await machine.execute({}, { name: 'one' });
  expect(result.status).toBe('SUCCEEDED');
  expect(seen).toEqual(result.history().map(({ id }) => [id, result.executionArn]));
  expect(warnings).toEqual([['onEvent has thrown; the execution goes on.', boom]]);
  const silent = calling(() => 1, {
    onEvent: () => {
      throw boom;
    },
  });
  expect((await silent.execute()).status).toBe('SUCCEEDED');
});

test('a hook may stop the execution that it is told of: the stop comes when the step is done', async () => {
  const stopping: { execution?: ReturnType<StateMachine['start']> } = {};
  const other = new StateMachine(
    { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 5, Next: 'B' }, B: { Type: 'Wait', Seconds: 5, End: true } } },
    { clock: clock(), onEvent: ({ type }) => void (type === 'WaitStateExited' && stopping.execution!.stop({ error: 'Enough' })) },
  );
  stopping.execution = other.start();
  const result = await stopping.execution.result;
  expect(result).toMatchObject({ status: 'ABORTED', error: 'Enough' });
  expect(result.history().map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'WaitStateEntered', 'ExecutionAborted']);
});

test('1,000 executions at once, each with its own result', async () => {
  const machine = calling(async ({ n }: { n: number }, context) => {
    await context.sleep(n * 10);
    return n * 2;
  });
  const results = await Promise.all(Array.from({ length: 1000 }, (_, n) => machine.execute({ n })));
  expect(results.map(({ output }) => output as number)).toEqual(Array.from({ length: 1000 }, (_, n) => n * 2));
  expect(new Set(results.map(({ executionArn }) => executionArn)).size).toBe(1000);
});

test('maxConcurrency: at most so many handlers at the same time, in the order they came', async () => {
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const machine = calling(
    async ({ n }: { n: number }) => {
      order.push(n);
      most = Math.max(most, ++running);
      await turns(1);
      running--;
      return n;
    },
    { maxConcurrency: 3 },
  );
  const results = await Promise.all(Array.from({ length: 20 }, (_, n) => machine.execute({ n })));
  expect([most, results.map(({ output }) => output as number)]).toEqual([3, Array.from({ length: 20 }, (_, n) => n)]);
  expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test('a call that waits for its place does not hold time: the one that runs can sleep', async () => {
  const time = virtualClock({ start: 0, grace: 60_000 }); // held, it would stand still for a minute
  const machine = calling((_input: unknown, context) => context.sleep(1000).then(() => context.now()), { clock: time, maxConcurrency: 1 });
  const results = await Promise.all([machine.execute(), machine.execute(), machine.execute()]);
  expect(results.map(({ output }) => output)).toEqual([1000, 2000, 3000]);
});

test('a call that is withdrawn before its turn comes is never made', async () => {
  const gate = deferred<string>();
  const called: string[] = [];
  const machine = calling(
    ({ name }: { name: string }) => {
      called.push(name);
      return name === 'first' ? gate.promise : name;
    },
    { maxConcurrency: 1 },
  );
  const first = machine.execute({ name: 'first' });
  const second = machine.start({ name: 'second' });
  const third = machine.execute({ name: 'third' });
  await turns();
  second.stop();
  gate.resolve('done');
  expect([(await first).output, (await second.result).status, (await third).output]).toEqual(['done', 'ABORTED', 'third']);
  expect(called).toEqual(['first', 'third']);
});

test('close takes no new executions and waits for those that run', async () => {
  const machine = new StateMachine(waitOf(5), { clock: clock() });
  const running = [machine.start(), machine.start()];
  const saved = running[0]!.save();
  await machine.close();
  expect(running.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  await machine.close();
  const closed = 'The state machine is closed.';
  expect(() => machine.start()).toThrow(closed);
  await expect(machine.execute()).rejects.toThrow(UsageError);
  expect(() => machine.resume(saved)).toThrow(closed);
});

test('an execution that was resumed when it had ended is none that close waits for', async () => {
  const saved = new StateMachine(pass, { clock: clock() }).start().save();
  const machine = new StateMachine(pass, { clock: clock() });
  machine.resume(saved);
  await machine.close();
  expect(() => machine.start()).toThrow(UsageError);
});

test('close stops at its deadline, in milliseconds of the machine’s clock', async () => {
  const time = clock();
  const machine = new StateMachine(waitOf(60), { clock: time });
  const running = [machine.start(), machine.start(), machine.start()];
  await machine.close({ deadline: 5000 });
  expect(await Promise.all(running.map(async ({ result }) => ({ ...(await result), history: 0 })))).toMatchObject(
    running.map(() => ({ status: 'ABORTED', cause: 'The state machine was closed.', stopDate: new Date('2026-01-01T00:00:05Z') })),
  );
});

test('an endless loop starves nobody and can be stopped', async () => {
  const loop = {
    StartAt: 'A',
    States: { A: { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'End' }], Default: 'A' }, End: { Type: 'Succeed' } },
  };
  const machine = new StateMachine(loop, { clock: clock(), history: false, quotas: { historyEvents: Infinity } });
  const execution = machine.start();
  await turns(3);
  expect(execution.status).toBe('RUNNING');
  execution.stop({ error: 'Enough' });
  expect(await execution.result).toMatchObject({ status: 'ABORTED', error: 'Enough' });
});

test('the definition may change after the machine is made: the machine does not', async () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Result: { a: [1] }, End: true } } };
  const machine = new StateMachine(definition, { clock: clock() });
  definition.States.A.Result.a.push(2);
  definition.States.A.Type = 'Fail';
  expect((await machine.execute()).output).toEqual({ a: [1] });
});

test('a definition as JSON text', async () => {
  expect((await new StateMachine(JSON.stringify(pass), { clock: clock() }).execute(1)).output).toBe(1);
});

test('an EXPRESS workflow lasts five minutes and has any number of events (service-quotas)', async () => {
  const express: StateMachineOptions = { clock: clock(), type: 'EXPRESS' };
  const timedOut = await new StateMachine(waitOf(301), express).execute();
  expect([timedOut.status, timedOut.stopDate.getTime() - timedOut.startDate.getTime()]).toEqual(['TIMED_OUT', 300_000]);
  const map = { StartAt: 'A', States: { A: { Type: 'Map', ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } }, End: true } } };
  const items = Array.from({ length: 7000 }, () => 0);
  expect((await new StateMachine(map, express).execute(items)).history().length).toBeGreaterThan(25_000);
  expect(await new StateMachine(map, { clock: clock() }).execute(items)).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (25000).',
  });
});

test('an EXPRESS workflow that goes round without end times out on a virtual clock, too', async () => {
  const round = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'C' }], Default: 'A' },
      C: { Type: 'Succeed' },
    },
  };
  const bounded = new StateMachine(round, { clock: clock(), type: 'EXPRESS', history: false });
  expect(await bounded.execute({})).toMatchObject({ status: 'TIMED_OUT' });
  const fewer = new StateMachine(round, { clock: clock(), type: 'EXPRESS', quotas: { historyEvents: 100 } });
  expect((await fewer.execute({})).history().at(-1)).toMatchObject({ id: 100, type: 'ExecutionTimedOut' });
});

test('the ARN of an EXPRESS execution ends with an id of its own (test_start_sync_execution); the context object has the same', async () => {
  const context = { StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { 'id.$': '$$.Execution.Id' }, End: true } } };
  const machine = new StateMachine(context, { clock: clock(), type: 'EXPRESS', name: 'M' });
  const results = [await machine.execute({}, { name: 'n' }), await machine.execute({})];
  for (const { executionArn, output } of results) expect(output).toEqual({ id: executionArn });
  expect(results[0]!.executionArn).toMatch(/^arn:aws:states:us-east-1:123456789012:express:M:n:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/);
});

// API_StartExecution and API_CreateStateMachine, "name"
test.each(['', 'a b', 'x:express:y', 'a/b', 'é\u0007', 'x'.repeat(81)])('%j is no name of a state machine or an execution', (name) => {
  expect(() => new StateMachine(pass, { name })).toThrow(UsageError);
  expect(() => new StateMachine(pass).start(1, { name })).toThrow(UsageError);
});

test('the core refuses what an integration does not take, too: that needs no host', () => {
  const machine = parse({ StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { Queue: 'q' }, End: true } } });
  const [state] = machine.states;
  expect(() => (state as Task).check!({ Queue: 'q' })).toThrow('The field "Queue" is not supported by Step Functions');
});

test('a STANDARD workflow lasts a year (service-quotas)', async () => {
  const year = new StateMachine(waitOf(31_536_001), { clock: clock() });
  expect((await year.execute()).stopDate).toEqual(new Date('2027-01-01T00:00:00Z'));
});

test('the changes of a caller and of a handler change nothing else (I5)', async () => {
  const machine = new StateMachine(
    {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'F', States: { F: { Type: 'Task', Resource: arn('F'), End: true } } },
            { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, Next: 'G' }, G: { Type: 'Task', Resource: arn('G'), End: true } } },
          ],
          End: true,
        },
      },
    },
    {
      clock: clock(),
      handlers: {
        F: (input: { list: number[] }) => {
          input.list.push(2);
          return input;
        },
        G: (input: unknown) => input,
      },
    },
  );
  const input = { list: [1] };
  const execution = machine.start(input);
  input.list.push(99);
  const { output, history } = await execution.result;
  expect(output).toEqual([{ list: [1, 2] }, { list: [1] }]);
  (output as { list: number[] }[])[1]!.list.push(7);
  expect((await execution.result).output).toEqual([{ list: [1, 2] }, { list: [1] }]);
  expect(history()[0]!.executionStartedEventDetails!.input).toBe('{"list":[1]}');
});

test('a result that a handler goes on changing is what it was when it was returned', async () => {
  const shared = { n: 1 };
  const { output } = await calling(() => {
    queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => (shared.n = 2))));
    return shared;
  }).execute();
  shared.n = 3;
  expect(output).toEqual({ n: 1 });
});

test.each<[options: object, message: string]>([
  [{ seed: 1.5 }, 'The option seed is 1.5.'],
  [{ seed: Infinity }, 'The option seed is Infinity.'],
  [{ type: 'Express' }, 'The option type is "Express".'],
  [{ maxConcurrency: 0 }, 'The option maxConcurrency is 0.'],
  [{ maxConcurrency: NaN }, 'The option maxConcurrency is NaN.'],
  [{ quotas: { payloadBytes: -1 } }, 'The option quotas.payloadBytes is -1.'],
  [{ quotas: { historyEvents: 0 } }, 'The option quotas.historyEvents is 0.'],
  [{ quotas: { inlineMapConcurrency: 'all' } }, 'The option quotas.inlineMapConcurrency is all.'],
  [{ quotas: { executionSeconds: 0.5 } }, 'The option quotas.executionSeconds is 0.5.'],
])('an option out of its range is refused: %j', (options, message) => {
  expect(() => new StateMachine(pass, options)).toThrow(UsageError);
  expect(() => new StateMachine(pass, options)).toThrow(message);
});

test.each<[title: string, input: unknown, where: string, found: string]>([
  ['a function', { a: [() => 1] }, '/a/0', 'a function'],
  ['undefined in a list', [undefined], '/0', 'undefined'],
  ['a BigInt', { 'a/b': 1n }, '/a~1b', 'a BigInt'],
  ['NaN', { a: NaN }, '/a', 'NaN'],
  ['a cycle', ((list: unknown[]) => (list.push(list), list))([]), '/0', 'a cycle'],
])('an input that is no JSON value is refused, with its place: %s', async (_title, input, where, found) => {
  const machine = new StateMachine(pass, { clock: clock() });
  const error: unknown = await machine.execute(input).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({ what: `The input holds ${found}, which JSON cannot.`, where });
});

test('an input whose getter throws: the caller gets that error', async () => {
  const boom = new Error('boom');
  const input = {
    get a(): never {
      throw boom;
    },
  };
  await expect(new StateMachine(pass, { clock: clock() }).execute(input)).rejects.toBe(boom);
});

test('an input that is too large is refused; one byte less is taken', async () => {
  const machine = new StateMachine(pass, { clock: clock(), quotas: { payloadBytes: 100 } });
  expect((await machine.execute('x'.repeat(98))).status).toBe('SUCCEEDED');
  await expect(machine.execute('x'.repeat(99))).rejects.toThrow('The input has 101 bytes, and an execution takes at most 100.');
});

test('on real time too', async () => {
  const machine = new StateMachine(taskOf(), { handlers: { F: async (_input: unknown, context) => context.sleep(2).then(() => 'slept') } });
  expect(await machine.execute()).toMatchObject({ status: 'SUCCEEDED', output: 'slept' });
});

test('a text that goes too deep for a value fails the state that reads it', async () => {
  const machine = new StateMachine(
    { StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { 'value.$': 'States.StringToJson($)' }, End: true } } },
    { clock: clock() },
  );
  const text = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
  expect((await machine.execute(text(900))).status).toBe('SUCCEEDED');
  expect(await machine.execute(text(10_000))).toMatchObject({ status: 'FAILED' });
});

test('inputText is the input as a JSON text, which is handed on letter by letter until a state evaluates it', async () => {
  const machine = new StateMachine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, { clock: clock() });
  const result = await machine.execute(undefined, { inputText: '[1,  "a" ]' });
  expect(result.output).toEqual([1, 'a']);
  expect(result.history().map(({ stateExitedEventDetails: details }) => details?.output)).toContain('[1,  "a" ]');
  await expect(machine.execute(undefined, { inputText: '[1,' })).rejects.toThrow(/^The inputText is no JSON: .*\n {2}at \/\n {2}Give a JSON text/);
});
