/** What is found when a machine is made, not when it runs: every fault at once, each with its place and a repair. */
import { DefinitionError, StateMachine, type StateMachineOptions } from 'asl-interpreter';
import { expect, test } from 'vitest';
import { arn, pass, taskOf } from './machines';

function refusal(definition: object | string, options: StateMachineOptions = {}): DefinitionError {
  const make = (): StateMachine => new StateMachine(definition, options);
  try {
    make();
  } catch (thrown) {
    if (thrown instanceof DefinitionError) return thrown;
    throw thrown;
  }
  throw new Error('It was taken.');
}

test.each<[title: string, definition: object | string, options: StateMachineOptions, text: string]>([
  [
    'a Task whose function has no handler',
    taskOf(),
    {},
    'State "A" calls the function "F", which has no handler.\n  at /States/A/Resource\n  Register one: handlers: { F: async (input) => output }. Registered: none.   [no-handler]',
  ],
  [
    'a function whose name is no identifier',
    taskOf({ Resource: arn('my-function') }),
    { handlers: { F: () => 1, G: () => 2 } },
    'State "A" calls the function "my-function", which has no handler.\n  at /States/A/Resource\n  Register one: handlers: { "my-function": async (input) => output }. Registered: F, G.   [no-handler]',
  ],
  [
    'lambda:invoke of a function that has none',
    taskOf({ Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'G:live' } }),
    { handlers: { F: () => 1 } },
    'State "A" calls the function "G", which has no handler.\n  at /States/A/Parameters/FunctionName\n  Register one: handlers: { G: async (input) => output }. Registered: F.   [no-handler]',
  ],
  [
    'a service that was not given',
    taskOf({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: 'u', MessageBody: 'b' } }),
    {},
    'State "A" calls arn:aws:states:::sqs:sendMessage, but no service "sqs" was given.\n  at /States/A/Resource\n  Give a client under the option "services": services: { sqs }.   [no-service]',
  ],
  [
    'a service without the method',
    taskOf({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: 'u', MessageBody: 'b' } }),
    { services: { sqs: { send: () => 1 } } },
    'State "A" calls arn:aws:states:::sqs:sendMessage, but the service "sqs" has no method "sendMessage".\n  at /States/A/Resource\n  Give a client under the option "services": services: { sqs }.   [no-service]',
  ],
  [
    'a service that has the name of what every object has',
    taskOf({ Resource: 'arn:aws:states:::aws-sdk:constructor:assign', Parameters: {} }),
    { services: {} },
    'State "A" calls arn:aws:states:::aws-sdk:constructor:assign, but no service "constructor" was given.\n  at /States/A/Resource\n  Give a client under the option "services": services: { constructor }.   [no-service]',
  ],
  [
    'a method that every object has',
    taskOf({ Resource: 'arn:aws:states:::aws-sdk:sqs:toString', Parameters: {} }),
    { services: { sqs: {} } },
    'State "A" calls arn:aws:states:::aws-sdk:sqs:toString, but the service "sqs" has no method "toString".\n  at /States/A/Resource\n  Give a client under the option "services": services: { sqs }.   [no-service]',
  ],
  [
    'an integration that is not there yet',
    taskOf({ Resource: 'arn:aws:states:::glue:startJobRun.sync' }),
    {},
    'The integration "arn:aws:states:::glue:startJobRun.sync", called by state "A", is not supported by this version of asl-interpreter.\n  at /States/A/Resource\n  The README lists what is supported.   [unsupported]',
  ],
  [
    'an activity',
    taskOf({ Resource: 'arn:aws:states:us-east-1:123456789012:activity:Pack' }),
    {},
    'Activities, called by state "A", is not supported by this version of asl-interpreter.\n  at /States/A/Resource\n  The README lists what is supported.   [unsupported]',
  ],
  [
    'a resource of no form that is known',
    taskOf({ Resource: 'arn:aws:states:::somewhere' }),
    {},
    'The resource "arn:aws:states:::somewhere", called by state "A", is not supported by this version of asl-interpreter.\n  at /States/A/Resource\n  The README lists what is supported.   [unsupported]',
  ],
])('%s', (_title, definition, options, text) => {
  expect(refusal(definition, options).message).toBe(text);
});

test('all that is missing is named at once, wherever it stands', () => {
  const error = refusal({
    StartAt: 'P',
    States: {
      P: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: { Type: 'Task', Resource: arn('F'), End: true } } }], Next: 'M' },
      M: { Type: 'Map', ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Task', Resource: arn('G'), End: true } } }, End: true },
    },
  });
  expect(error.diagnostics.map(({ code, location }) => [code, location])).toEqual([
    ['no-handler', '/States/P/Branches/0/States/B/Resource'],
    ['no-handler', '/States/M/ItemProcessor/States/I/Resource'],
  ]);
  expect(error.message).toMatch(/^The definition has 2 faults\.\n\nState "B" calls the function "F"/);
});

test.each<[title: string, definition: object | string]>([
  ['nothing', {}],
  ['no JSON', '{'],
  ['a list', []],
  ['a transition to nowhere', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }],
])('a definition that is wrong: %s', (_title, definition) => {
  expect(refusal(definition).diagnostics.length).toBeGreaterThan(0);
});

test('a handler that is no function counts as none', () => {
  const handlers = { F: 'not a function' } as unknown as NonNullable<StateMachineOptions['handlers']>;
  expect(refusal(taskOf(), { handlers }).message).toContain('has no handler');
});

test('without Tasks nothing is needed', () => {
  expect(() => new StateMachine(pass)).not.toThrow();
});
