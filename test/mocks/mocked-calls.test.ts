import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StateMachineDefinition } from '../../src/definition/asl';
import { link } from '../../src/definition/link';
import type { Machine, Task } from '../../src/definition/machine';
import { UsageError } from '../../src/errors/usage-error';
import type { Json } from '../../src/json/json';
import { calls, fails, hangs, passesThrough, returns, type MockAnswer } from '../../src/mocks/answer';
import type { FieldValidationMode } from '../../src/mocks/check-result';
import { onInput, perAttempt, type Mock, type Mocks } from '../../src/mocks/mock';
import { MockedCalls } from '../../src/mocks/mocked-calls';

const arn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const task = (resource: string, more: object = {}): object => ({ Type: 'Task', Resource: resource, End: true, ...more });

/** A machine whose first state is a Parallel with each of the states as a branch. */
const machineOf = (states: Record<string, object>): Machine =>
  link({
    StartAt: 'All',
    States: {
      All: { Type: 'Parallel', End: true, Branches: Object.entries(states).map(([name, state]) => ({ StartAt: name, States: { [name]: state } })) },
    },
  } as unknown as StateMachineDefinition);

const pay = machineOf({ Pay: task(arn('Charge')) });
const mocked = (mock: Mock, fieldValidationMode?: FieldValidationMode): MockedCalls => new MockedCalls(pay, { Pay: mock }, { fieldValidationMode });

interface Called {
  readonly state?: string;
  readonly input?: Json;
  readonly attempt?: number;
  readonly executionArn?: string;
}

/** The answer to a call in words, or the reason why there is none. */
function answer(mocks: MockedCalls, { state = 'Pay', input = {}, attempt = 0, executionArn = 'e-1' }: Called = {}): string | undefined {
  const found = mocks.answerTo({ state, resource: 'r', executionArn, input, attempt });
  return found && ('reason' in found ? found.reason : String(found.answer));
}

describe('one answer', () => {
  test('answers every call', () => {
    const mocks = mocked(returns(1));
    expect([answer(mocks), answer(mocks), answer(mocks, { executionArn: 'e-2' })]).toEqual(['returns 1', 'returns 1', 'returns 1']);
  });

  test('with times, so many calls of each execution', () => {
    const mocks = mocked(fails('Busy').times(2));
    expect([answer(mocks), answer(mocks), answer(mocks)]).toEqual([
      'fails "Busy", 2 times',
      'fails "Busy", 2 times',
      'State "Pay" was called a 3rd time, and its mock has 2 answers.',
    ]);
    expect(answer(mocks, { executionArn: 'e-2' })).toBe('fails "Busy", 2 times');
  });

  test('a function is an answer, and is told of the call', () => {
    const compute = (): number => 1;
    const mocks = mocked(compute);
    expect(mocked(({ sum }: { sum: number }, { attempt }) => sum + attempt).report().warnings).toEqual([]); // typed as a handler's is
    const call = { state: 'Pay', resource: arn('Charge'), executionArn: 'e-1', attempt: 0 };
    mocks.answerTo({ ...call, input: 1 });
    expect(mocks.answerTo({ ...call, input: 2, attempt: 1 })).toEqual({
      answer: calls(compute),
      of: 'task',
      input: 2,
      call: { ...call, attempt: 1, number: 1 },
    });
  });
});

describe('a list', () => {
  test('is the sequence over the calls of one execution', () => {
    const mocks = mocked([fails('Busy').times(2), returns(1), passesThrough()]);
    expect(Array.from({ length: 5 }, (_, attempt) => answer(mocks, { attempt }))).toEqual([
      'fails "Busy", 2 times',
      'fails "Busy", 2 times',
      'returns 1',
      'passes through',
      'State "Pay" was called a 5th time, and its mock has 4 answers.',
    ]);
    expect(answer(mocks, { executionArn: 'e-2' })).toBe('fails "Busy", 2 times');
  });

  test('begins anew where the execution was forgotten', () => {
    const mocks = mocked([returns(1)]);
    answer(mocks);
    mocks.forget('e-1');
    expect(answer(mocks)).toBe('returns 1');
  });

  test.each([
    [1, '2nd', '1 answer'],
    [2, '3rd', '2 answers'],
    [10, '11th', '10 answers'],
    [11, '12th', '11 answers'],
    [12, '13th', '12 answers'],
    [20, '21st', '20 answers'],
    [110, '111th', '110 answers'],
  ])('of %i is used up the %s time', (count, nth, answers) => {
    const mocks = mocked([returns(1).times(count)]);
    for (let i = 0; i < count; i++) answer(mocks);
    expect(answer(mocks)).toBe(`State "Pay" was called a ${nth} time, and its mock has ${answers}.`);
  });
});

test('perAttempt begins anew with each visit', () => {
  const mocks = mocked(perAttempt([fails('Busy').times(2), returns(1)]));
  const visit = (): (string | undefined)[] => [0, 1, 2].map((attempt) => answer(mocks, { attempt }));
  expect(visit()).toEqual(['fails "Busy", 2 times', 'fails "Busy", 2 times', 'returns 1']);
  expect(visit()).toEqual(visit());
  expect(answer(mocks, { attempt: 3 })).toBe('State "Pay" was tried a 4th time in one visit, and its mock has 3 answers.');
});

test('onInput answers by the value of the input, each with its own sequence', () => {
  const mocks = mocked(
    onInput([
      [{ id: 1, tags: ['a'] }, [fails('Busy'), returns('one')]],
      [{ id: 2 }, returns('two')],
    ]),
  );
  expect(answer(mocks, { input: { tags: ['a'], id: 1 } })).toBe('fails "Busy"');
  expect(answer(mocks, { input: { id: 2 } })).toBe('returns "two"');
  expect(answer(mocks, { input: { id: 1, tags: ['a'] } })).toBe('returns "one"');
  expect(answer(mocks, { input: { id: 1, tags: ['a'] } })).toBe(
    'State "Pay" with the input {"id":1,"tags":["a"]} was called a 3rd time, and its mock has 2 answers.',
  );
  expect(answer(mocks, { input: { id: 3 } })).toBe(
    'State "Pay" was called with the input {"id":3}, and its mock answers only {"id":1,"tags":["a"]}, {"id":2}.',
  );
});

test('of two cases with one input the first answers; a reason names a dozen inputs', () => {
  const mocks = mocked(onInput([...Array.from({ length: 14 }, (_, i) => [i, returns(i)] as const), [0, returns('never')]]));
  expect(answer(mocks, { input: 0 })).toBe('returns 0');
  expect(answer(mocks, { input: -1 })).toBe(
    'State "Pay" was called with the input -1, and its mock answers only 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more.',
  );
});

test('a list answers as if it were written out, however its answers are counted (property)', () => {
  const counts = fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(counts, (given) => {
      const mocks = mocked(given.map((count, i) => (count === undefined ? returns(i) : returns(i).times(count))));
      const writtenOut = given.flatMap((count, i) => Array<number>(count ?? 1).fill(i));
      const call = { state: 'Pay', resource: 'r', executionArn: 'e', input: {}, attempt: 0 };
      const got = writtenOut
        .map(() => mocks.answerTo(call))
        .map((found) => (found && 'answer' in found && 'Return' in found.answer.answer ? found.answer.answer.Return : found));
      expect(got).toEqual(writtenOut);
      expect(mocks.answerTo(call)).toHaveProperty('reason');
    }),
  );
});

describe('which mock answers', () => {
  const machine = machineOf({
    Pay: task('arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: `${arn('Charge')}:live`, 'Payload.$': '$' } }),
    Any: task('arn:aws:states:::lambda:invoke', { Parameters: { 'FunctionName.$': '$.name' } }),
    Ask: task('arn:aws:states:::lambda:invoke.waitForTaskToken', { Parameters: { FunctionName: 'Ask' } }),
    Ship: task(`${arn('Ship')}:live`),
    Pack: task('${PackFunctionArn}'),
    Send: task('arn:aws:states:::sqs:sendMessage'),
    Wait: task('arn:aws:states:::sqs:sendMessage.waitForTaskToken'),
    Read: task('arn:aws:states:::aws-sdk:s3:getObject'),
    Sign: task('arn:aws:states:us-east-1:123456789012:activity:Signing'),
    Else: task('elsewhere'),
  });
  const state = (name: string): Task => machine.states.find((each) => each.name === name) as Task;
  const found = (mocks: Mocks, name: string, input: Json = {}): string | undefined => {
    const made = new MockedCalls(machine, mocks);
    const answered = made.answerTo({ state: name, resource: 'r', executionArn: 'e', input, attempt: 0 });
    return answered && 'answer' in answered ? answered.of : undefined;
  };
  const charge = { FunctionName: `${arn('Charge')}:live`, Payload: { sum: 1 } };

  test.each<[string, string, Json, string]>([
    [`${arn('Charge')}:live`, 'Pay', charge, 'function'],
    [arn('Charge'), 'Pay', charge, 'function'],
    ['Charge', 'Pay', charge, 'function'],
    ['lambda:Charge', 'Pay', charge, 'function'],
    ['lambda:invoke', 'Pay', charge, 'task'],
    ['arn:aws:states:::lambda:invoke', 'Pay', charge, 'task'],
    ['Pay', 'Pay', charge, 'task'],
    ['Ask', 'Ask', { FunctionName: 'Ask' }, 'task'],
    ['lambda:Ask', 'Ask', { FunctionName: 'Ask' }, 'task'],
    ['lambda:invoke.waitForTaskToken', 'Ask', { FunctionName: 'Ask' }, 'task'],
    ['Other', 'Any', { FunctionName: 'Other' }, 'function'],
    ['lambda:invoke', 'Any', { FunctionName: 'Other' }, 'task'],
    ['lambda:invoke', 'Any', 'no arguments', 'task'],
    [`${arn('Ship')}:live`, 'Ship', {}, 'task'],
    [arn('Ship'), 'Ship', {}, 'task'],
    ['lambda:Ship', 'Ship', {}, 'task'],
    ['${PackFunctionArn}', 'Pack', {}, 'task'],
    ['arn:aws:states:::sqs:sendMessage', 'Send', {}, 'task'],
    ['sqs:sendMessage', 'Send', {}, 'task'],
    ['sqs:sendMessage', 'Wait', {}, 'task'],
    ['sqs:sendMessage.waitForTaskToken', 'Wait', {}, 'task'],
    ['arn:aws:states:::sqs:sendMessage', 'Wait', {}, 'task'],
    ['aws-sdk:s3:getObject', 'Read', {}, 'task'],
    ['Signing', 'Sign', {}, 'task'],
    ['arn:aws:states:us-east-1:123456789012:activity:Signing', 'Sign', {}, 'task'],
    ['elsewhere', 'Else', {}, 'task'],
  ])('the key %s answers state %s', (key, name, input, of) => {
    expect(found({ [key]: returns({}) }, name, input)).toBe(of);
  });

  test('a state goes before a resource, the more exact key before the other', () => {
    const mocks = new MockedCalls(machine, {
      Wait: returns('state'),
      'sqs:sendMessage.waitForTaskToken': returns('pattern'),
      'sqs:sendMessage': returns({ MessageId: 'action' }),
      Charge: returns('name'),
      'lambda:invoke': returns({ Payload: 'invoke' }),
    });
    expect(answer(mocks, { state: 'Wait' })).toBe('returns "state"');
    expect(answer(mocks, { state: 'Send' })).toBe('returns {"MessageId":"action"}');
    expect(answer(mocks, { state: 'Pay', input: charge })).toBe('returns "name"');
    expect(answer(mocks, { state: 'Any', input: { FunctionName: 'Other' } })).toBe('returns {"Payload":"invoke"}');
    expect(answer(mocks, { state: 'Ship' })).toBeUndefined();
    expect(answer(mocks, { state: 'Unheard' })).toBeUndefined();
  });

  test('the function that lambda:invoke calls gets its event, as Lambda would hand it on', () => {
    const mocks = new MockedCalls(machine, { Charge: onInput([[{ sum: 1 }, returns('paid')]]) });
    const call = { state: 'Pay', resource: 'r', executionArn: 'e', attempt: 0 };
    expect(mocks.answerTo({ ...call, input: { ...charge, Payload: '{"sum":1}' } })).toMatchObject({ answer: returns('paid'), input: { sum: 1 } });
    expect(mocks.answerTo({ ...call, input: { ...charge, Payload: 'no JSON' } })).toMatchObject({
      answer: { answer: { Throw: { Error: 'Lambda.InvalidRequestContentException' } } },
    });
    expect(mocks.answerTo({ ...call, input: charge })).toMatchObject({ call: { number: 1 } });
    // prettier-ignore
    const broken = { ...charge, get Payload(): Json { throw new TypeError('broken'); } };
    expect(() => mocks.answerTo({ ...call, input: broken })).toThrow(TypeError);
  });

  test.each<[string, Mocks, string]>([
    ['Pay', { Pay: returns({}) }, 'yes'],
    ['Pay', { 'lambda:invoke': returns({}) }, 'yes'],
    ['Pay', { Charge: returns({}) }, 'yes'],
    ['Any', { Charge: returns({}) }, 'perhaps'],
    ['Any', { 'sqs:sendMessage': returns({}) }, 'no'],
    ['Send', { Charge: returns({}) }, 'no'],
  ])('whether state %s is answered by %j', (name, mocks, whether) => {
    expect(new MockedCalls(machine, mocks).answers(state(name))).toBe(whether);
  });
});

const orders = link({
  StartAt: 'Note',
  States: {
    Note: { Type: 'Pass', Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Charge',
        States: {
          Charge: { ...task('arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: 'charge-card' } }), End: undefined, Next: 'Ship' },
          Ship: task(arn('ShipOrder')),
        },
      },
      Next: 'Rest',
    },
    Rest: { Type: 'Map', ItemProcessor: { StartAt: 'Idle', States: { Idle: { Type: 'Pass', End: true } } }, Next: 'Start' },
    Start: task('arn:aws:states:::states:startExecution'),
  },
} as unknown as StateMachineDefinition);

/** The error that a machine's mocks are refused with. */
function refusal(machine: Machine, mocks: object): UsageError {
  try {
    throw new Error(`not refused: ${JSON.stringify(new MockedCalls(machine, mocks as Mocks).report())}`);
  } catch (thrown) {
    if (thrown instanceof UsageError) return thrown;
    throw thrown;
  }
}

describe('refused when the machine is made', () => {
  test.each<[string, object, string, string, string]>([
    [
      'a key that names nothing',
      { Chagre: returns(1) },
      'A mock is given for "Chagre", which is neither a Task state of the machine nor a resource that it calls.',
      '/Chagre',
      'Did you mean "Charge"? Its Task states are "Charge", "Ship", "Start"; they call "charge-card", "ShipOrder", "states:startExecution".',
    ],
    [
      'a resource that the machine does not call',
      { 'sqs:sendMessage': returns({}) },
      'A mock is given for "sqs:sendMessage", which is neither a Task state of the machine nor a resource that it calls.',
      '/sqs:sendMessage',
      'Its Task states are "Charge", "Ship", "Start"; they call "charge-card", "ShipOrder", "states:startExecution".',
    ],
    ['a Map', { Each: returns([]) }, 'State "Each" is a Map state; mocks answer Task states.', '/Each', 'Mock the Task states inside it: "Charge", "Ship".'],
    [
      'a Map without Tasks',
      { Rest: returns([]) },
      'State "Rest" is a Map state; mocks answer Task states.',
      '/Rest',
      'It has no Task state inside: take the mock out.',
    ],
    ['a Pass', { Note: returns([]) }, 'State "Note" is a Pass state; mocks answer Task states.', '/Note', 'Take the mock out: the state runs as it is.'],
    [
      'a result that the service cannot give',
      { Start: returns({ ExecutionArn: 'a' }) },
      'The mock of state "Start" returns {"ExecutionArn":"a"}. Mock result schema validation error: Required field \'StartDate\' is missing',
      '/Start',
      "Give what the service gives, or leave the check out: fieldValidationMode: 'NONE', or 'PRESENT' to leave required fields out.",
    ],
    [
      'what is no mock',
      { Start: { Return: 1 } },
      '{"Return":1} is no mock.',
      '/Start',
      'Give returns(value), fails(error, cause), calls(function), passesThrough() or hangs(), a list of these, perAttempt([…]), onInput([…]) or a function.',
    ],
    ['nothing', { Start: undefined }, 'undefined is no mock.', '/Start', expect.anything() as string],
    ['null', { Start: null }, 'null is no mock.', '/Start', expect.anything() as string],
    ['a list with what is no answer', { Start: [hangs(), null] }, 'null is no mock.', '/Start/1', expect.anything() as string],
    ['an empty list', { Start: [] }, 'A mock has an empty list of answers.', '/Start', 'Give at least one answer.'],
    ['perAttempt of what is no answer', { Start: perAttempt([1 as unknown as MockAnswer]) }, '1 is no mock.', '/Start/0', expect.anything() as string],
    ['onInput of what is no mock', { Start: onInput([[1, 2 as unknown as MockAnswer]]) }, '2 is no mock.', '/Start/0/1', expect.anything() as string],
  ])('%s', (_what, mocks, what, where, fix) => {
    expect(refusal(orders, mocks)).toMatchObject({ name: 'UsageError', what, where, fix });
  });

  test('every fault at once', () => {
    const { message } = refusal(orders, { Each: returns(1), Start: [returns({}), returns(1)] });
    expect(message).toContain('The mocks have 3 faults.');
    for (const part of ['State "Each" is a Map state', "Required field 'ExecutionArn' is missing", 'Mocked result must be a JSON object.', '  at /Each\n']) {
      expect(message).toContain(part);
    }
  });

  test('also where a function is known only when it is called', () => {
    const any = machineOf({ Any: task('arn:aws:states:::lambda:invoke', { Parameters: { 'FunctionName.$': '$.name' } }), Else: task('elsewhere') });
    expect(
      new MockedCalls(any, { Charge: returns(1), [arn('Ship')]: returns(1), '${Pack}': returns(1), 'lambda:Pay': returns(1) }).report().unused,
    ).toHaveLength(4);
    expect(refusal(any, { 'sqs:sendMessage': returns(1) }).fix).toBe('Its Task states are "Any", "Else"; they call "lambda:invoke", "elsewhere".');
    expect(refusal(any, { All: returns(1) }).what).toBe('State "All" is a Parallel state; mocks answer Task states.');
  });

  test('where there is nothing to mock', () => {
    const none = machineOf({ P: { Type: 'Pass', End: true } });
    expect(refusal(none, { Charge: returns(1) }).fix).toBe('It has no Task state.');
  });

  test('a bug is no fault of the mocks', () => {
    const broken = { get kind(): string { throw new TypeError('broken'); } }; // prettier-ignore
    expect(() => new MockedCalls(orders, { Start: broken as unknown as MockAnswer })).toThrow(TypeError);
  });
});

describe('the report', () => {
  const unused = (mock: Mock, ...made: Called[]): readonly string[] => {
    const mocks = mocked(mock);
    for (const call of made) answer(mocks, call);
    return mocks.report().unused;
  };

  test.each<[string, readonly string[], readonly string[]]>([
    ['a mock that was called', unused(returns(1), {}), []],
    ['one that was not', unused(returns(1)), ['State "Pay" has a mock, and was never called.']],
    ['a list that was not', unused([returns(1), returns(2)]), ['State "Pay" has a mock, and was never called.']],
    ['a list in part', unused([returns(1), returns(2)], {}), ['State "Pay" has a mock with 2 answers, of which 1 was used.']],
    [
      'a list in part, by the execution that went farthest',
      unused([returns(1).times(3)], {}, {}, { executionArn: 'e-2' }),
      ['State "Pay" has a mock with 3 answers, of which 2 were used.'],
    ],
    ['a list in full', unused([returns(1), returns(2)], {}, {}), []],
    [
      'attempts in part',
      unused(perAttempt([fails('A').times(2), returns(1)]), {}, { attempt: 1 }),
      ['State "Pay" has a mock with 3 answers, of which 2 were used.'],
    ],
    [
      'inputs in part',
      unused(onInput([[1, returns(1)], [2, [returns(1), returns(2)]], [3, returns(3)]]), { input: 3 }, { input: 2 }), // prettier-ignore
      ['State "Pay" with the input 1 has a mock, and was never called.', 'State "Pay" with the input 2 has a mock with 2 answers, of which 1 was used.'],
    ],
  ])('of %s', (_what, sentences, expected) => {
    expect(sentences).toEqual(expected);
  });

  test('names a resource as it was given', () => {
    const mocks = new MockedCalls(pay, { Charge: returns(1), 'lambda:Charge': [returns(1)] });
    expect(mocks.report().unused).toEqual([
      'The function "Charge" has a mock, and was never called.',
      'The function "lambda:Charge" has a mock, and was never called.',
    ]);
  });

  test('has what was unexpected, once; verify throws it with the rest', () => {
    const mocks = mocked(perAttempt([returns(1), returns(2)]));
    for (let i = 0; i < 2; i++) answer(mocks, { attempt: 2 });
    const sentence = 'State "Pay" was tried a 3rd time in one visit, and its mock has 2 answers.';
    expect(mocks.report()).toEqual({ unused: ['State "Pay" has a mock, and was never called.'], unexpected: [sentence], wrong: [], warnings: [] });
    expect(() => mocks.verify()).toThrow(UsageError);
    expect(() => mocks.verify()).toThrow(`${sentence}\nState "Pay" has a mock, and was never called.\n`);
  });

  test('verify is content where all was used', () => {
    const mocks = mocked([returns(1)]);
    answer(mocks);
    expect(() => mocks.verify()).not.toThrow();
  });
});

describe('results and errors held against the service', () => {
  const machine = machineOf({
    Put: task('arn:aws:states:::dynamodb:putItem'),
    Pay: task('arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: 'Charge' } }),
  });

  test('errors that it does not fail with and members that it does not give are warnings', () => {
    const mocks = new MockedCalls(machine, {
      'dynamodb:putItem': [fails('ConditionalCheckFailed'), returns({ Item: {} })],
      Pay: returns({ ok: true }),
      Charge: fails('Lambda.Own'),
      'lambda:invoke': fails(),
    });
    expect(mocks.report().warnings).toEqual([
      'The mock of resource "dynamodb:putItem" fails "ConditionalCheckFailed": dynamodb:putItem does not fail with "ConditionalCheckFailed". Did you mean "DynamoDB.ConditionalCheckFailedException"?',
      'The mock of resource "dynamodb:putItem" returns {"Item":{}}. It has the member "Item", which the service does not give. It gives "Attributes", "ConsumedCapacity", "ItemCollectionMetrics", "SdkHttpMetadata", "SdkResponseMetadata".',
      'The mock of state "Pay" returns {"ok":true}. It has "ok" and no "Payload", under which the answer of lambda:invoke holds what the function returns.',
    ]);
  });

  test('what a function gives is checked when it gives it', () => {
    const mocks = new MockedCalls(machine, { Put: () => 1, Charge: () => 1 });
    const answered = (state: string): Json | undefined => {
      const found = mocks.answerTo({ state, resource: 'r', executionArn: 'e', input: { FunctionName: 'Charge' }, attempt: 0 });
      return found && 'answer' in found ? mocks.faultOf(found, { Attributes: 1 }) : undefined;
    };
    const sentence = 'The mock of state "Put" returns {"Attributes":1}. Mock result schema validation error: Field \'Attributes\' must be an object';
    expect(answered('Put')).toBe(sentence);
    expect(answered('Pay')).toBeUndefined(); // a function returns what it likes
    expect(mocks.report().wrong).toEqual([sentence]);
    expect(() => mocks.verify()).toThrow(sentence);
  });

  test('a right one is not told of', () => {
    const mocks = new MockedCalls(machine, { Put: () => 1 });
    const found = mocks.answerTo({ state: 'Put', resource: 'r', executionArn: 'e', input: {}, attempt: 0 });
    expect(found && 'answer' in found && mocks.faultOf(found, {})).toBeUndefined();
    expect(mocks.report().wrong).toEqual([]);
  });

  test.each([
    ['a list', [() => 1, fails('Busy')]],
    ['perAttempt', perAttempt([() => 1, fails('Busy')])],
  ])('a function in %s is an answer that calls it', (_title, Put) => {
    const mocks = new MockedCalls(machine, { Put });
    const found = [0, 1].map((attempt) => mocks.answerTo({ state: 'Put', resource: 'r', executionArn: 'e', input: {}, attempt }));
    expect(found.map((each) => each && 'answer' in each && String(each.answer))).toEqual(['calls a function', 'fails "Busy"']);
  });

  test('a call that nothing answers is told of as unexpected, once', () => {
    const mocks = new MockedCalls(machine, {});
    mocks.noteUnexpected('Nothing answers "Put".');
    mocks.noteUnexpected('Nothing answers "Put".');
    expect(mocks.report().unexpected).toEqual(['Nothing answers "Put".']);
  });

  test('PRESENT lets required fields be left out, NONE everything', () => {
    const start = machineOf({ Start: task('arn:aws:states:::states:startExecution') });
    const make = (fieldValidationMode: FieldValidationMode, result: Json): MockedCalls =>
      new MockedCalls(start, { Start: returns(result) }, { fieldValidationMode });
    expect(make('PRESENT', {}).report().warnings).toEqual([]);
    expect(() => make('PRESENT', { StartDate: 1 })).toThrow("Field 'StartDate' must be a string");
    expect(make('NONE', { startDate: 1 }).report().warnings).toEqual([]);
  });
});
