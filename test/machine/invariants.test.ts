/** The invariants of the core, by their numbers in src/machine/step.ts. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Json } from '../../src/json/json';
import { fromValueTable, toValueTable } from '../../src/json/value-table';
import type { Call } from '../../src/machine/effect';
import { outstanding } from '../../src/machine/outstanding';
import { step, transitionsPerStep } from '../../src/machine/step';
import { validate } from '../../src/validation/validate';
import { anyMachine, machineInput as input } from './arbitrary-machine';
import { arn, at0 } from './drive';
import { hash, World, type Answer, type Asked } from './world';

const task = { Type: 'Task', Resource: arn('F'), End: true };
const one = (state: object): object => ({ StartAt: 'A', States: { A: state } });
/** Items come in pages of two, results go into a file a part. */
const succeeding = (call: Asked): Answer => {
  const { key } = call;
  if (call.kind === 'readItems') {
    const at = (call.cursor as number | null) ?? 0;
    return { items: [{ of: key, at }, at + 1], keys: null, source: 'S3://b/k', cursor: at < 4 ? at + 2 : null };
  }
  if (call.kind !== 'writeResults') return { output: { of: key } };
  return { files: [{ status: 'SUCCEEDED', Key: `${key}/${call.part}`, Size: 1 }], manifest: call.last ? { Bucket: 'b', Key: key } : null };
};
const nothing = (): Answer => 'never';

/** Answers that belong to the key of the call: results, two errors, and silence. */
const mixed = (call: Asked): Answer => {
  const draw = hash(call.key) % 8;
  if (draw < 4) return succeeding(call);
  if (call.kind === 'readItems') return draw < 6 ? succeeding(call) : { error: 'States.ItemReaderFailed', cause: 'Nothing there' };
  if (call.kind === 'writeResults') return draw < 6 ? succeeding(call) : { error: 'States.ResultWriterFailed', cause: 'No room' };
  if (draw < 6) return { error: draw === 4 ? 'E1' : 'E2', cause: null };
  return 'never';
};

test('the machines that these properties hold over are valid', () => {
  fc.assert(
    fc.property(fc.boolean().chain(anyMachine), (machine) => {
      expect(validate(machine).filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
};

/** Runs it; a call that is never answered and has no limit of its own ends with the execution's deadline. */
const run = (machine: object, answer: (call: Asked) => Answer, options: ConstructorParameters<typeof World>[3] = {}): World =>
  new World(machine, input, answer, options).run();

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('I1: equal (machine, execution, event) give equal results', () => {
  /** Date without the present: a time that is given can still be read and written. */
  class TimelessDate extends Date {
    constructor(...args: [number | string] | []) {
      if (args.length === 0) throw new Error('The core has looked at the clock.');
      super(args[0]!);
    }
    static override now(): number {
      throw new Error('The core has looked at the clock.');
    }
  }
  const forbidden = (name: string) => (): never => {
    throw new Error(`The core has called ${name}.`);
  };

  test('with the present time, chance and the timers removed; twice the same, to the last event', () => {
    vi.stubGlobal('Date', TimelessDate);
    for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance', 'crypto']) vi.stubGlobal(name, forbidden(name));
    const { random } = Math;
    const sample = fc.sample(anyMachine(true), { numRuns: 60, seed: 7 });
    try {
      Math.random = forbidden('Math.random');
      for (const machine of sample) {
        const [first, second] = [run(machine, mixed), run(machine, mixed)];
        expect(second.end()).toEqual(first.end());
        expect(second.called).toEqual(first.called);
        expect(second.events()).toEqual(first.events());
      }
    } finally {
      Math.random = random;
    }
  });

  test('what is random follows from the seed and the place, not from the order in which branches finish', () => {
    const branch = {
      StartAt: 'F',
      States: {
        F: { ...task, Next: 'U', End: undefined },
        U: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()', 'n.$': 'States.MathRandom(0, 1000000)' }, End: true },
      },
    };
    const machine = one({ Type: 'Parallel', Branches: [branch, branch, branch], End: true });
    const outputs = ['a', 'b', 'c', 'd', 'e'].map((salt) => JSON.stringify(run(machine, succeeding, { salt }).execution.output));
    expect(new Set(outputs).size).toBe(1);
    expect(new Set((JSON.parse(outputs[0]!) as { id: string }[]).map(({ id }) => id)).size).toBe(3);
    expect(JSON.stringify(run(machine, succeeding, { seed: 2 }).execution.output)).not.toBe(outputs[0]);
  });
});

describe('I2: an execution is plain JSON between any two steps', () => {
  test('saved as text and resumed between all steps, however small the steps are, it ends as an uninterrupted run; outstanding effects keep their keys', () => {
    fc.assert(
      fc.property(anyMachine(true), fc.integer({ min: 1, max: 4 }), fc.string({ maxLength: 2 }), (machine, transitions, salt) => {
        const plain = run(machine, mixed, { salt });
        const saved = run(machine, mixed, { salt, transitions, saving: true });
        const large = run(machine, mixed, { salt, saving: true });
        for (const other of [saved, large]) {
          expect(other.end()).toEqual(plain.end());
          expect(new Set(other.called)).toEqual(new Set(plain.called));
        }
        expect(large.events()).toEqual(plain.events());
      }),
      { numRuns: 150 },
    );
  });

  test('loops, branches, iterations, waits and retries with jitter, resumed on another machine between all steps: the same history; effects in their order', () => {
    const draws = { 'in.$': '$', 'id.$': 'States.UUID()' };
    const attempts = { ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 3, JitterStrategy: 'FULL' };
    const price = { Type: 'Task', Resource: arn('Price'), TimeoutSeconds: 9, HeartbeatSeconds: 4, Parameters: draws, Retry: [attempts], Next: 'Rest' };
    const each = { StartAt: 'Price', States: { Price: price, Rest: { Type: 'Wait', Seconds: 1, Next: 'Ship' }, Ship: { ...task, ResultSelector: draws } } };
    const map = {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { ...draws, 'item.$': '$$.Map.Item.Value' },
      MaxConcurrency: 3,
      ItemProcessor: each,
      End: true,
    };
    const work = {
      Type: 'Parallel',
      Branches: [one(map), one({ ...task, Parameters: draws, Retry: [attempts] })],
      Retry: [attempts],
      ResultPath: '$.done',
      Next: 'Again',
    };
    const machine = {
      StartAt: 'Work',
      States: {
        Work: work,
        Again: { Type: 'Choice', Choices: [{ Variable: '$.second', IsPresent: true, Next: 'End' }], Default: 'Mark' },
        Mark: { Type: 'Pass', Result: true, ResultPath: '$.second', Next: 'Work' },
        End: { Type: 'Succeed' },
      },
    };
    const orders = { items: [1, 2, 3, 4, 5, 6, 7] };
    /** Some first attempts fail, or are never answered; what has no Retry of its own fails the Parallel, which is tried again. */
    const answer = (call: Asked): Answer => {
      const draw = hash(call.key) % 8;
      if (!call.key.endsWith('.0') || /^Work#\d+\.[1-9]/.test(call.key) || draw > 1) return succeeding(call);
      return draw === 1 && call.key.includes('Price') ? 'never' : { error: 'Busy', cause: null };
    };
    let reused = false;
    for (const salt of ['a', 'b', 'c', 'd']) {
      const plain = new World(machine, orders, answer, { salt }).run();
      const saved = new World(machine, orders, answer, { salt, saving: true }).run();
      expect(plain.execution.status).toBe('SUCCEEDED');
      expect(plain.called.some((key) => key.endsWith('.1'))).toBe(true); // there were retries
      expect([saved.end(), saved.called, saved.events()]).toEqual([plain.end(), plain.called, plain.events()]);
      reused ||= saved.reused;
    }
    expect(reused).toBe(true);
  });

  test('a call tells which attempt it is and when TimeoutSeconds are over, also when it is issued again', () => {
    const retried = { ...task, TimeoutSeconds: 5, Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2 }] };
    for (const [state, seconds] of [
      [retried, 5],
      [{ ...retried, TimeoutSeconds: undefined }, null],
    ] as const) {
      const world = new World(one(state), {}, () => ({ error: 'E', cause: null }), { saving: true });
      const seen: [number, number | null][] = [];
      world.hand({ type: 'started', at: at0 });
      while (world.execution.status === 'RUNNING') {
        for (const { attempt, until } of world.calls.values() as Iterable<Call>) seen.push([attempt, until === null ? null : until - at0]);
        world.turn();
      }
      const after = (delay: number): number | null => (seconds === null ? null : (delay + seconds) * 1000);
      expect(seen).toEqual([
        [0, after(0)],
        [1, after(2)],
        [2, after(2 + 4)],
        [3, after(2 + 4 + 8)],
      ]);
    }
  });

  test('40 branches over one payload save it once', () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
    const world = new World(one({ Type: 'Parallel', Branches: Array.from({ length: 40 }, () => wait), End: true }), { text: 'x'.repeat(10_000) }, nothing);
    world.hand({ type: 'started', at: at0 });
    const saved = toValueTable(world.execution as unknown as Json);
    expect(JSON.stringify(saved).split('x'.repeat(10_000))).toHaveLength(2);
    const { threads, input: back } = fromValueTable(saved) as unknown as typeof world.execution;
    expect(threads).toHaveLength(41);
    expect(threads.every((thread) => thread.input === back)).toBe(true);
  });

  test('a quota that is switched off stays so when it was JSON', () => {
    const quotas = { payloadBytes: Infinity, historyEvents: Infinity, inlineMapConcurrency: Infinity, executionSeconds: Infinity };
    const machine = one({ Type: 'Map', ItemProcessor: { StartAt: 'F', States: { F: task } }, ItemsPath: '$.items', End: true });
    const world = run(machine, succeeding, { quotas, saving: true });
    expect([world.execution.status, world.timers.size]).toEqual(['SUCCEEDED', 0]);
  });

  test('an execution that has ended has no outstanding effects', () => {
    const { machine, execution } = run(one({ Type: 'Pass', End: true }), nothing);
    expect(outstanding(machine, execution)).toEqual([]);
  });
});

describe('I3: a step gives control back', () => {
  const loop = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } };
  const unlimited = { historyEvents: Number.MAX_SAFE_INTEGER };

  test('an endless loop: after so many states entered, with more to do', () => {
    const world = new World(loop, {}, nothing, { quotas: unlimited });
    for (let steps = 1; steps <= 3; steps++) {
      world.hand({ type: steps === 1 ? 'started' : 'continued', at: at0 });
      expect([world.output.more, world.execution.status]).toEqual([true, 'RUNNING']);
      expect(world.execution.events).toBe(1 + 2 * transitionsPerStep * steps);
    }
    world.hand({ type: 'stopped', at: at0 + 5, error: 'Enough', cause: null });
    expect([world.output.more, world.end()]).toEqual([false, { status: 'ABORTED', output: null, error: 'Enough', cause: null, endedAt: at0 + 5 }]);
    const { length } = world.events();
    world.hand({ type: 'continued', at: at0 + 6 });
    expect(world.events()).toHaveLength(length);
  });

  test('with one transition a step goes from state to state', () => {
    const world = new World({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } } }, {}, nothing, { transitions: 1 });
    world.hand({ type: 'started', at: at0 });
    expect(world.events().map(({ type }) => type)).toEqual(['ExecutionStarted', 'PassStateEntered', 'PassStateExited']);
    expect(world.output.more).toBe(true);
    world.hand({ type: 'continued', at: at0 });
    expect([world.output.more, world.execution.status]).toEqual([false, 'SUCCEEDED']);
  });

  test('with no transitions an outcome leaves its state and enters none', () => {
    const world = new World({ StartAt: 'A', States: { A: { ...task, End: undefined, Next: 'B' }, B: { Type: 'Pass', End: true } } }, {}, succeeding, {
      transitions: 0,
    });
    const types = (): string[] => world.events().map(({ type }) => type);
    world.hand({ type: 'started', at: at0 });
    expect([world.output.more, types()]).toEqual([true, ['ExecutionStarted']]);
    world.hand({ type: 'continued', at: at0 });
    expect([world.output.more, types().length]).toEqual([true, 1]);
    step(world.machine, world.execution, { type: 'continued', at: at0 }, world.output, 1);
    expect([world.output.more, types().length]).toEqual([false, 4]);
    const [call] = world.output.effects.splice(0) as [Call];
    world.hand({ type: 'succeeded', at: at0, thread: call.thread, turn: call.turn, output: 1 });
    expect([world.output.more, types().slice(4)]).toEqual([true, ['LambdaFunctionSucceeded', 'TaskStateExited']]);
  });

  test.each([25_000, 10, 2])('a history has at most %i events, and the last one is the failure (measured on AWS for 25,000)', (historyEvents) => {
    const world = run(loop, nothing, { quotas: { historyEvents } });
    const events = world.events();
    const cause = `The execution reached the maximum number of history events (${historyEvents}).`;
    expect(events).toHaveLength(historyEvents);
    expect(events.at(-1)).toMatchObject({ id: historyEvents, type: 'ExecutionFailed', executionFailedEventDetails: { error: 'States.Runtime', cause } });
    expect(world.end()).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause });
  });

  test.each([
    [4, 'SUCCEEDED'],
    [3, 'FAILED'],
  ])('a quota of %i events, for an execution that has four: %s', (historyEvents, status) => {
    const world = run(one({ Type: 'Pass', End: true }), nothing, { quotas: { historyEvents } });
    expect([world.execution.status, world.events().length]).toEqual([status, historyEvents]);
  });

  test('the quota cannot be caught, and what is under way is withdrawn', () => {
    const machine = {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [one(task), one({ Type: 'Pass', Next: 'A' })],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
          Retry: [{ ErrorEquals: ['States.ALL'] }],
          Next: 'C',
        },
        C: { Type: 'Succeed' },
      },
    };
    const world = run(machine, nothing, { quotas: { historyEvents: 100 } });
    expect(world.execution.status).toBe('FAILED');
    expect([world.calls.size, world.timers.size]).toEqual([0, 0]);
  });
});

describe('I4: cost is linear in the work', () => {
  /** How often the core looks into the tables of threads, of what is ready and of states. */
  function looks(machine: object, value: Json, answer: (call: Asked) => Answer): number {
    let count = 0;
    const counted = <T extends object>(table: T): T =>
      new Proxy(table, {
        get(target, name, receiver) {
          count++;
          return Reflect.get(target, name, receiver) as unknown;
        },
      });
    const world = new World(machine, value, answer);
    Object.assign(world.machine, { states: counted(world.machine.states) });
    Object.assign(world.execution, { threads: counted(world.execution.threads), ready: counted(world.execution.ready), free: counted(world.execution.free) });
    world.run();
    expect(world.execution.status).toBe('SUCCEEDED');
    return count;
  }
  const map = (fields: object, processor: object): object => one({ Type: 'Map', ItemProcessor: processor, End: true, ...fields });
  const pass = one({ Type: 'Pass', End: true });
  const parallel = one({ Type: 'Parallel', Branches: [pass, pass], End: true });
  const failing = {
    StartAt: 'P',
    States: {
      P: { Type: 'Parallel', Branches: [one(task), one({ Type: 'Fail' })], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }], Next: 'C' },
      C: { Type: 'Succeed' },
    },
  };

  test.each<[title: string, machine: object]>([
    ['a Map, one at a time', map({ MaxConcurrency: 1 }, pass)],
    ['a Map, forty at a time', map({}, pass)],
    ['a Map of Parallels', map({}, parallel)],
    ['a Map of Tasks', map({}, one(task))],
    ['a Map of Parallels that fail', map({}, failing)],
  ])('%s: twice the items, twice the looks', (_title, machine) => {
    const items = (count: number): Json => Array.from({ length: count }, (_, index) => index);
    const [small, large] = [looks(machine, items(200), succeeding), looks(machine, items(400), succeeding)];
    expect(large / small).toBeLessThan(2.1);
    expect(large / small).toBeGreaterThan(1.5);
  });

  test('threads that have ended give their places back', () => {
    const world = new World(
      map({ MaxConcurrency: 3 }, parallel),
      Array.from({ length: 100 }, (_, index) => index),
      nothing,
    ).run();
    expect(world.execution.threads.length).toBeLessThanOrEqual(1 + 3 + 3 * 2);
    expect(world.execution.free).toHaveLength(world.execution.threads.length);
    expect(world.execution.threads.every(({ phase, input: held, children }) => phase === 'free' && held === null && children === null)).toBe(true);
  });
});

describe('I5: values are never changed once they are in an execution', () => {
  test('inputs and results that are frozen go through every kind of state', () => {
    fc.assert(
      fc.property(anyMachine(true), (machine) => {
        const world = new World(freeze(structuredClone(machine)), freeze(structuredClone(input)), (call) => freeze(mixed(call))).run();
        expect(world.end()).toEqual(run(machine, mixed).end());
      }),
      { numRuns: 60 },
    );
  });

  test('a payload passes as it is: no copy is made', () => {
    const value: Json = { a: { b: [1] } };
    expect(new World(one({ Type: 'Pass', End: true }), value, nothing).run().execution.output).toBe(value);
  });
});

describe('I6: the history is in order', () => {
  test('ids count from 1, each event follows an earlier one, time never goes back, the last one ends the execution', () => {
    fc.assert(
      fc.property(anyMachine(true), (machine) => {
        const events = run(machine, mixed).events();
        events.forEach(({ id, previousEventId, timestamp }, place) => {
          expect(id).toBe(place + 1);
          expect(previousEventId).toBeLessThan(id);
          if (place > 0) expect(timestamp.getTime()).toBeGreaterThanOrEqual(events[place - 1]!.timestamp.getTime());
        });
        expect(events.filter(({ type }) => /^Execution(Succeeded|Failed|TimedOut)$/.test(type)).map(({ id }) => id)).toEqual([events.length]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('I7: effects have stable keys and a deterministic order', () => {
  test('the same keys and the same output in whatever order outcomes come', () => {
    fc.assert(
      fc.property(anyMachine(false), fc.string({ maxLength: 3 }), (machine, salt) => {
        const [one, other] = [run(machine, succeeding), run(machine, succeeding, { salt })];
        fc.pre(one.execution.status === 'SUCCEEDED'); // else a ResultPath did not fit, and what is aborted then depends on what has begun
        expect([...other.called].toSorted()).toEqual([...one.called].toSorted());
        expect(new Set(other.called).size).toBe(other.called.length);
        expect(other.execution.output).toEqual(one.execution.output);
      }),
      { numRuns: 60 },
    );
  });

  test('every effect is finished or withdrawn when the execution ends, and none is issued twice', () => {
    fc.assert(
      fc.property(anyMachine(true), (machine) => {
        const world = run(machine, mixed);
        expect([[...world.calls.keys()], [...world.timers.keys()]]).toEqual([[], []]);
        expect(new Set(world.called).size).toBe(world.called.length);
      }),
      { numRuns: 60 },
    );
  });

  test('a key tells state, branch or iteration, visit and attempt', () => {
    const loop = {
      StartAt: 'F',
      States: { F: { Type: 'Task', Resource: arn('F'), Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }], Next: 'G' }, G: { ...task, Resource: arn('G') } },
    };
    const map = { Type: 'Map', ItemsPath: '$.items', MaxConcurrency: 1, ItemProcessor: loop, End: true };
    const failed = new Set<string>();
    const world = run(one({ Type: 'Parallel', Branches: [one(task), { StartAt: 'Each', States: { Each: map } }], End: true }), (call) => {
      if (!call.key.endsWith('/1/F#1.0') || failed.has(call.key)) return { output: {} };
      failed.add(call.key);
      return { error: 'E', cause: null };
    });
    expect([...world.called].toSorted()).toEqual(
      ['A#1.0/0/A#1.0', ...['0/F#1.0', '0/G#2.0', '1/F#1.0', '1/F#1.1', '1/G#2.0', '2/F#1.0', '2/G#2.0'].map((key) => `A#1.0/1/Each#1.0/${key}`)].toSorted(),
    );
  });

  const limited = one({ ...task, TimeoutSeconds: 5, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'W' }] });
  const waiting = { ...limited, States: { ...(limited as { States: object }).States, W: { Type: 'Wait', Seconds: 60, End: true } } };

  test.each<[title: string, event: (call: { thread: number; turn: number }, at: number) => Parameters<World['hand']>[0]]>([
    ['a result', ({ thread, turn }, at) => ({ type: 'succeeded', at, thread, turn, output: 'late' })],
    ['an error', ({ thread, turn }, at) => ({ type: 'failed', at, thread, turn, error: 'Late', cause: null })],
    ['a sign of life', ({ thread, turn }, at) => ({ type: 'heartbeat', at, thread, turn })],
    ['a timer', ({ thread, turn }, at) => ({ type: 'woken', at, thread, turn, timer: 'timeout' })],
    ['a result of a thread that never was', ({ turn }, at) => ({ type: 'succeeded', at, thread: 99, turn, output: 'late' })],
  ])('an outcome that is no longer wanted changes nothing: %s', (_title, event) => {
    const world = new World(waiting, {}, nothing);
    world.hand({ type: 'started', at: at0 });
    const call = [...world.calls.values()][0]!;
    world.turn(); // it times out
    const before = JSON.stringify([world.execution, world.output.history]);
    world.hand(event(call, world.at));
    expect(JSON.stringify([world.execution, world.output.history])).toBe(before);
    expect([...world.timers.values()].map(({ timer }) => timer).toSorted()).toEqual(['execution', 'wait']);
  });

  const year = 31_536_000_000;
  test('the execution’s deadline in its time ends it', () => {
    const world = new World(one(task), {}, nothing);
    world.hand({ type: 'started', at: at0 });
    world.hand({ type: 'woken', at: at0 + year, thread: -1, turn: 0, timer: 'execution' });
    expect(world.execution.status).toBe('TIMED_OUT');
  });

  test.each<[phase: string, machine: object, event: (at: { thread: number; turn: number }) => Parameters<World['hand']>[0]]>([
    ['a result for a Wait', one({ Type: 'Wait', Seconds: 60, End: true }), (to) => ({ type: 'succeeded', at: at0, ...to, output: 1 })],
    ['an error for a Wait', one({ Type: 'Wait', Seconds: 60, End: true }), (to) => ({ type: 'failed', at: at0, ...to, error: 'E', cause: null })],
    ['a sign of life without HeartbeatSeconds', one(task), (to) => ({ type: 'heartbeat', at: at0, ...to })],
    ['a wait’s timer for a Task', one(task), (to) => ({ type: 'woken', at: at0, ...to, timer: 'wait' })],
    ['a result of the execution’s own timer', one(task), () => ({ type: 'succeeded', at: at0, thread: -1, turn: 0, output: 1 })],
    ['an error of the execution’s own timer', one(task), () => ({ type: 'failed', at: at0, thread: -1, turn: 0, error: 'E', cause: null })],
    ['another timer of the execution itself', one(task), () => ({ type: 'woken', at: at0 + year, thread: -1, turn: 0, timer: 'wait' })],
    ['the execution’s deadline before its time', one(task), () => ({ type: 'woken', at: at0 + year - 1, thread: -1, turn: 0, timer: 'execution' })],
    ['a second beginning', one(task), () => ({ type: 'started', at: at0 + 1 })],
  ])('an event that does not fit changes nothing: %s', (_phase, machine, event) => {
    const world = new World(machine, {}, nothing);
    world.hand({ type: 'started', at: at0 });
    const before = JSON.stringify([world.execution, world.output.history]);
    world.hand(event({ thread: 0, turn: 1 }));
    expect(JSON.stringify([world.execution, world.output.history])).toBe(before);
  });
});
