import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors/usage-error';
import { fails, returns } from '../../src/mocks/answer';
import { mocksFromConfig, testCasesOf } from '../../src/mocks/mock-config';

/** The form of https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html */
const config = {
  StateMachines: {
    Orders: {
      TestCases: {
        Paid: { Charge: 'Charged', Notify: 'Notified' },
        PaidLate: { Charge: 'ChargedLate' },
        Real: {},
      },
    },
    Refunds: { TestCases: {} },
  },
  MockedResponses: {
    Charged: { 0: { Return: { StatusCode: 200, Payload: { ok: true } } } },
    ChargedLate: {
      '3': { Return: { StatusCode: 200 } },
      '0': { Throw: { Error: 'Lambda.ServiceException', Cause: 'once' } },
      '1-2': { Throw: { Error: 'Lambda.TooManyRequestsException', Cause: 'twice' } },
    },
    Notified: { '0-1': { Return: null } },
    Unused: { '0': { Return: 'text' } },
  },
};

test('a test case is the mocks of its states, each a sequence over the calls', () => {
  expect(mocksFromConfig(config, 'Orders', 'Paid')).toEqual({
    Charge: [returns({ StatusCode: 200, Payload: { ok: true } }).times(1)],
    Notify: [returns(null).times(2)],
  });
  expect(mocksFromConfig(config, 'Orders', 'PaidLate')).toEqual({
    Charge: [
      fails('Lambda.ServiceException', 'once').times(1),
      fails('Lambda.TooManyRequestsException', 'twice').times(2),
      returns({ StatusCode: 200 }).times(1),
    ],
  });
  expect(mocksFromConfig(config, 'Orders', 'Real')).toEqual({});
});

test('the test cases of a machine', () => {
  expect(testCasesOf(config, 'Orders')).toEqual(['Paid', 'PaidLate', 'Real']);
  expect(testCasesOf(config, 'Refunds')).toEqual([]);
});

/** What is said of a configuration that has the given responses, or of the given one. */
function fault(given: unknown, machine = 'M', testCase = 'T'): UsageError {
  try {
    mocksFromConfig(given, machine, testCase);
  } catch (thrown) {
    if (thrown instanceof UsageError) return thrown;
    throw thrown;
  }
  throw new Error('nothing is wrong with it');
}
const machines = { M: { TestCases: { T: { Pay: 'Paid' } } } };
const withPaid = (response: unknown): object => ({ StateMachines: machines, MockedResponses: { Paid: response } });
const form = 'Write { "Return": … } or { "Throw": { "Error": "…", "Cause": "…" } }.';

describe('what is not there', () => {
  test.each([
    ['Order', 'Paid', 'The mock configuration has no state machine "Order".', '/StateMachines', 'Did you mean "Orders"? It has "Orders", "Refunds".'],
    [
      'Orders',
      'Piad',
      'The mock configuration has no test case "Piad".',
      '/StateMachines/Orders/TestCases',
      'Did you mean "Paid"? It has "Paid", "PaidLate", "Real".',
    ],
    ['Refunds', 'Paid', 'The mock configuration has no test case "Paid".', '/StateMachines/Refunds/TestCases', 'It has none.'],
  ])('%s, %s', (machine, testCase, what, where, fix) => {
    expect(fault(config, machine, testCase)).toMatchObject({ name: 'UsageError', what, where, fix });
  });
});

describe('what is wrong', () => {
  const whole = 'A mock configuration is { "StateMachines": { "<name>": { "TestCases": … } }, "MockedResponses": … }.';
  test.each<[string, unknown, string, string, string]>([
    ['a text', JSON.stringify(config), 'A mock configuration must be a JSON object.', '', 'Give what its file holds, parsed.'],
    ['a field that is missing', { StateMachines: {} }, 'The field "MockedResponses" is missing.', '', whole],
    ['a misspelt field', { StateMachine: {}, MockedResponses: {} }, 'The field "StateMachines" is missing.', '', `Did you mean "StateMachine"? ${whole}`],
    ['a field that is no object', { StateMachines: [], MockedResponses: {} }, '[] stands where an object must.', '/StateMachines', 'Write an object: { … }.'],
    [
      'a machine that is no object',
      { StateMachines: { 'a/b': 1 }, MockedResponses: {} },
      '1 stands where an object must.',
      '/StateMachines/a~1b',
      'Write an object: { … }.',
    ],
    [
      'a machine without test cases',
      { StateMachines: { M: { Testcases: {} } }, MockedResponses: {} },
      'The field "TestCases" is missing.',
      '/StateMachines/M',
      `Did you mean "Testcases"? ${whole}`,
    ],
    [
      'a test case that is no object',
      { StateMachines: { M: { TestCases: { T: null } } }, MockedResponses: {} },
      'null stands where an object must.',
      '/StateMachines/M/TestCases/T',
      'Write an object: { … }.',
    ],
    [
      'a response that is not there',
      { StateMachines: machines, MockedResponses: { Paidd: { '0': { Return: 1 } } } },
      '"Paid" is no name of a mocked response.',
      '/StateMachines/M/TestCases/T/Pay',
      'Did you mean "Paidd"? MockedResponses has "Paidd".',
    ],
    [
      'a response in place of its name',
      { StateMachines: { M: { TestCases: { T: { Pay: { Return: 1 } } } } }, MockedResponses: {} },
      '{"Return":1} is no name of a mocked response.',
      '/StateMachines/M/TestCases/T/Pay',
      'MockedResponses has none.',
    ],
    ['a response that is no object', withPaid('x'), '"x" stands where an object must.', '/MockedResponses/Paid', 'Write an object: { … }.'],
    [
      'a response without an answer',
      withPaid({}),
      'A mocked response has no answer.',
      '/MockedResponses/Paid',
      'Give one under "0": { "0": { "Return": … } }.',
    ],
    [
      'a call without a number',
      withPaid({ '0': { Return: 1 }, first: { Return: 1 } }),
      '"first" is no number of a call.',
      '/MockedResponses/Paid/first',
      'Calls are numbered from "0"; several in a row are written as "1-3".',
    ],
    [
      'a range from its end',
      withPaid({ '0': { Return: 1 }, '2-1': { Return: 1 } }),
      '"2-1" is no number of a call.',
      '/MockedResponses/Paid/2-1',
      'Calls are numbered from "0"; several in a row are written as "1-3".',
    ],
    [
      'a first call that has no answer',
      withPaid({ '1': { Return: 1 } }),
      'Call 0 has no answer.',
      '/MockedResponses/Paid/1',
      'Number the calls from "0" on without a gap: every call of the Task needs an answer.',
    ],
    [
      'calls without an answer',
      withPaid({ '0': { Return: 1 }, '3': { Return: 1 } }),
      'Calls 1 to 2 have no answer.',
      '/MockedResponses/Paid/3',
      'Number the calls from "0" on without a gap: every call of the Task needs an answer.',
    ],
    [
      'a call with two answers',
      withPaid({ '0-2': { Return: 1 }, '1': { Return: 2 } }),
      'Call 1 has two answers.',
      '/MockedResponses/Paid/1',
      'Let the numbers of the calls not overlap.',
    ],
    ['an answer that is no object', withPaid({ '0': 200 }), '200 stands where an object must.', '/MockedResponses/Paid/0', 'Write an object: { … }.'],
    [
      'an answer without a field',
      withPaid({ '0': {} }),
      'An answer must have one field, "Return" or "Throw"; this one has none.',
      '/MockedResponses/Paid/0',
      form,
    ],
    [
      'a misspelt field of an answer',
      withPaid({ '0': { Retrun: 1 } }),
      'An answer must have one field, "Return" or "Throw"; this one has "Retrun".',
      '/MockedResponses/Paid/0',
      `Did you mean "Return"? ${form}`,
    ],
    [
      'an answer with both',
      withPaid({ '0': { Return: 1, Throw: {} } }),
      'An answer must have one field, "Return" or "Throw"; this one has "Return", "Throw".',
      '/MockedResponses/Paid/0',
      form,
    ],
    [
      'a failure that is no object',
      withPaid({ '0': { Throw: 'Busy' } }),
      '"Busy" stands where an object must.',
      '/MockedResponses/Paid/0/Throw',
      'Write an object: { … }.',
    ],
    [
      'a failure without a name',
      withPaid({ '0': { Throw: { error: 'Busy', Cause: '' } } }),
      '"Throw" must have the field "Error", a text.',
      '/MockedResponses/Paid/0/Throw',
      'Did you mean "error"? Write { "Error": "…", "Cause": "…" }.',
    ],
    [
      'a failure whose cause is no text',
      withPaid({ '0': { Throw: { Error: 'Busy', Cause: 1 } } }),
      '"Throw" must have the field "Cause", a text.',
      '/MockedResponses/Paid/0/Throw',
      'Write { "Error": "…", "Cause": "…" }.',
    ],
  ])('%s', (_what, given, what, where, fix) => {
    expect(fault(given)).toMatchObject({ name: 'UsageError', what, where, fix });
  });

  test('all of it is told at once, and also what the test case does not use', () => {
    const { message } = fault({ StateMachine: machines, MockedResponses: { Paid: { '0': { Return: 1 } }, Other: { '1': 5 } } });
    expect(message).toContain('The mocks have 3 faults.');
    for (const part of ['"StateMachines" is missing.\n  at /\n', 'Call 0 has no answer.\n  at /MockedResponses/Other/1', '5 stands where an object must.'])
      expect(message).toContain(part);
  });
});
