import { expect, test } from 'vitest';
import type { StateMachineDefinition } from '../../src/definition/asl';
import { link } from '../../src/definition/link';
import type { MapState, Parallel, Pass, Task } from '../../src/definition/machine';
import { EventCode } from '../../src/history/event-code';
import { arn } from '../machine/drive';

const linked = (definition: object): ReturnType<typeof link> => link(definition as StateMachineDefinition);
const pass = { Type: 'Pass', End: true };
const one = (state: object, name = 'A', more: object = {}): object => ({ StartAt: name, States: { [name]: state }, ...more });

test('states point at each other, and each stands in the table by its id, those inside others too', () => {
  const machine = linked({
    StartAt: 'P',
    TimeoutSeconds: 5,
    States: {
      P: {
        Type: 'Parallel',
        Branches: [one({ Type: 'Pass', Next: 'C' }, 'B', { States: { B: { Type: 'Pass', Next: 'C' }, C: pass } }), one(pass, 'D')],
        Next: 'M',
      },
      M: { Type: 'Map', ItemProcessor: one(pass, 'I'), Next: 'Last' },
      Last: { Type: 'Succeed' },
    },
  });
  expect(machine.timeoutSeconds).toBe(5);
  expect(machine.states.map(({ name, id }) => `${id} ${name}`)).toEqual(['0 P', '1 B', '2 C', '3 D', '4 M', '5 I', '6 Last']);
  expect(machine.states.map(({ where }) => where)).toEqual([
    '/States/P',
    '/States/P/Branches/0/States/B',
    '/States/P/Branches/0/States/C',
    '/States/P/Branches/1/States/D',
    '/States/M',
    '/States/M/ItemProcessor/States/I',
    '/States/Last',
  ]);
  const [p, b, c, d, m, i, last] = machine.states;
  expect(machine.start).toBe(p);
  expect((p as Parallel).branches).toEqual([b, d]);
  expect((m as MapState).start).toBe(i);
  expect([p!.next, b!.next, c!.next, m!.next, last!.next]).toEqual([m, c, null, last, null]);
});

test.each([
  [arn('Pay'), 'LambdaFunction', arn('Pay'), 'lambda'],
  ['${Pay}', 'LambdaFunction', '${Pay}', 'lambda'],
  ['arn:aws:states:::sqs:sendMessage', 'Task', 'sendMessage', 'sqs'],
  ['arn:aws:states:us-east-1:123456789012:activity:Pack', 'Activity', 'arn:aws:states:us-east-1:123456789012:activity:Pack', 'activity'],
] as const)('a Task of %s makes %s events', (Resource, prefix, resource, resourceType) => {
  const { start } = linked(one({ Type: 'Task', Resource, End: true }));
  expect(start).toMatchObject({ resource, resourceType });
  expect((start as Task).codes).toEqual({
    scheduled: EventCode[`${prefix}Scheduled`],
    started: EventCode[`${prefix}Started`],
    succeeded: EventCode[`${prefix}Succeeded`],
    failed: EventCode[`${prefix}Failed`],
    timedOut: EventCode[`${prefix}TimedOut`],
  });
});

test('the defaults of a Retrier (https://states-language.net/#errors): 1 second, 3 attempts, rate 2, no cap, no jitter', () => {
  const { retriers } = linked(one({ Type: 'Task', Resource: arn('F'), Retry: [{ ErrorEquals: ['E'] }], End: true })).start as Task;
  expect(retriers).toEqual([{ point: 2, errors: ['E'], intervalSeconds: 1, maxAttempts: 3, backoffRate: 2, maxDelaySeconds: Infinity, jitter: false }]);
});

test('a step that changes nothing is left out', () => {
  const steps = (fields: object): boolean[] => {
    const { start } = linked(one({ ...pass, ...fields }));
    return [start.arguments, start.output, start.assign].map((step) => step === null);
  };
  expect(steps({})).toEqual([true, true, true]);
  expect(steps({ Assign: {} })).toEqual([true, true, true]);
  expect(steps({ InputPath: '$', ResultPath: '$', OutputPath: '$' })).toEqual([true, true, true]);
  expect(steps({ InputPath: '$.a', OutputPath: null, Assign: { v: 1 } })).toEqual([false, false, false]);
});

test('Parameters and Iterator are older names of ItemSelector and ItemProcessor', () => {
  const state = linked(one({ Type: 'Map', Iterator: one(pass, 'I'), Parameters: { a: 1 }, End: true })).start as MapState;
  expect([state.start.where, state.itemSelector === null, state.arguments]).toEqual(['/States/A/Iterator/States/I', false, null]);
});

test('a Fail is never exited', () => {
  expect(linked(one({ Type: 'Fail' })).start.exitedCode).toBe(-1);
  expect((linked(one({ ...pass, Result: null })).start as Pass).result).toBeNull();
});

test('a Map in Distributed mode has its item processor as a machine of its own, with the states of the whole', () => {
  const machine = linked(
    one({ Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...one(pass, 'I') }, Label: 'Each', End: true }),
  );
  const { distributed, start } = machine.start as MapState;
  expect(distributed).toMatchObject({ executionType: 'EXPRESS', label: 'Each', reader: null, batcher: null, writer: null });
  expect(distributed!.processor.start).toBe(start);
  expect(distributed!.processor.states).toBe(machine.states);
});

test('what an ItemReader and a ResultWriter need not have', () => {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...one(pass, 'I') };
  const fields = { ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2' }, ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' } };
  const { distributed } = linked(one({ Type: 'Map', ItemProcessor, ...fields, End: true })).start as MapState;
  expect(distributed).toMatchObject({ reader: { config: {}, maxItems: null }, writer: { arguments: null, config: {} } });
  const older = linked({ ...one({ Type: 'Map', Iterator: one(pass, 'I'), Items: [1], End: true }), QueryLanguage: 'JSONata' }).start as MapState;
  expect(older.distributed).toBeNull();
});

test('a Map in the INLINE mode is no Distributed one', () => {
  const state = linked(one({ Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...one(pass, 'I') }, End: true })).start as MapState;
  expect(state.distributed).toBeNull();
});
