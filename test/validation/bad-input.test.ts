import { expect, test } from 'vitest';
import { DefinitionError } from '../../src/errors/definition-error';
import { EngineError } from '../../src/errors/engine-error';
import { validate } from '../../src/validation/validate';
import { machine, pass, task } from './machine';

const cyclic: Record<string, unknown> = { StartAt: 'A' };
cyclic['States'] = { A: cyclic };
const shape = 'Write an object with "StartAt" and "States".';

test.each<[title: string, definition: unknown, code: string, location: string, message: string, fix: string]>([
  ['null', null, 'MISSING_DESCRIPTION', '', 'The definition is empty', shape],
  ['undefined', undefined, 'MISSING_DESCRIPTION', '', 'The definition is empty', shape],
  ['an empty text', ' \n', 'MISSING_DESCRIPTION', '', 'The definition is empty', shape],
  ['a number', 3, 'SCHEMA_VALIDATION_FAILED', '', 'The definition should be an object, not a number', shape],
  ['true', true, 'SCHEMA_VALIDATION_FAILED', '', 'The definition should be an object, not a boolean', shape],
  ['an array', [], 'SCHEMA_VALIDATION_FAILED', '', 'The definition should be an object, not a list', shape],
  ['the text "null"', 'null', 'MISSING_DESCRIPTION', '', 'The definition is empty', shape],
  ['a function', () => 1, 'INVALID_JSON_DESCRIPTION', '', 'The definition is no JSON: it holds a function', 'Replace it by a JSON value.'],
  ['a cycle', cyclic, 'INVALID_JSON_DESCRIPTION', '/States/A', 'The definition is no JSON: it holds a cycle', 'Replace it by a JSON value.'],
  [
    'a BigInt in it',
    machine({ A: pass({ Result: 1n }) }),
    'INVALID_JSON_DESCRIPTION',
    '/States/A/Result',
    'The definition is no JSON: it holds a BigInt',
    'Replace it by a JSON value.',
  ],
  [
    'NaN in it',
    machine({ A: pass({ Result: Number.NaN }) }),
    'INVALID_JSON_DESCRIPTION',
    '/States/A/Result',
    'The definition is no JSON: it holds NaN',
    'Replace it by a JSON value.',
  ],
])('%s', (_title, definition, code, location, message, fix) => {
  const [found, ...others] = validate(definition as object);
  expect(found).toMatchObject({ severity: 'ERROR', code, location, message, fix });
  expect(others).toEqual([]);
});

test('an error of a getter is not swallowed', () => {
  const definition = {
    get StartAt(): string {
      throw new Error('from the getter');
    },
  };
  expect(() => validate(definition)).toThrow('from the getter');
});

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
};

test.each([
  ['an object nested 1,000 deep', machine({ A: pass({ Result: nested(996) }) }), []],
  ['a text nested 1,000 deep', JSON.stringify(machine({ A: pass({ Result: nested(996) }) })), []],
  ['an object nested deeper', machine({ A: pass({ Result: nested(998) }) }), ['TOO_DEEPLY_NESTED']],
  ['a text nested deeper', JSON.stringify(machine({ A: pass({ Result: nested(998) }) })), ['TOO_DEEPLY_NESTED']],
  ['an object nested deeper than the stack', machine({ A: pass({ Result: nested(200_000) }) }), ['TOO_DEEPLY_NESTED']],
  ['a text nested deeper than the stack', `{"a":${'['.repeat(200_000)}`, ['TOO_DEEPLY_NESTED']],
])('%s', (_title, definition, codes) => {
  expect(validate(definition).map(({ code }) => code)).toEqual(codes);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a/b', '~', '0'])('a state named %j is a state as any other', (name) => {
  const text = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: name }, [name]: { Type: 'Pass', Next: 'Last' }, Last: { Type: 'Succeed' } } });
  expect(validate(text)).toEqual([]);
  expect(validate(text.replace(`"Next":${JSON.stringify(name)}`, '"Next":"Last"')).map(({ message }) => message)).toEqual([
    `State "${name}" is not reachable.`,
  ]);
});

test('members that are undefined are not there, as in JSON', () => {
  expect(validate(machine({ T: task({ Retry: undefined, Next: undefined, Nxt: undefined }) }, { TimeoutSeconds: undefined }))).toEqual([]);
});

test('several faults are told at once, each with its place and its repair', () => {
  const definition = `{
  "StartAt": "Reserve",
  "States": {
    "Reserve": { "Type": "Task", "Resorce": "arn:aws:states:::lambda:invoke", "Next": "Shpi" },
    "Wait": { "Type": "Wait", "Seconds": "5", "Next": "Ship" },
    "Ship": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "Wait" }] }
  }
}`;
  const error = new DefinitionError(validate(definition, { source: 'orders.asl.json' }));
  expect(error.message).toBe(
    `The definition has 5 faults.

Field 'Resorce' is not supported
  at /States/Reserve (orders.asl.json:4:34)
  Did you mean "Resource"? The Task state "Reserve" has no field "Resorce".   [SCHEMA_VALIDATION_FAILED]

These fields are required: [Resource]
  at /States/Reserve (orders.asl.json:4:5)
  Add "Resource" to the Task state "Reserve".   [SCHEMA_VALIDATION_FAILED]

The field 'Seconds' should be an integer
  at /States/Wait/Seconds (orders.asl.json:5:31)
  Remove the quotes: 5.   [SCHEMA_VALIDATION_FAILED]

Missing 'Next' target: Shpi
  at /States/Reserve/Next (orders.asl.json:4:79)
  Did you mean "Ship"? The Task state "Reserve" goes to "Shpi", which is no state of the state machine; its states are "Reserve", "Wait", "Ship".   [MISSING_TRANSITION_TARGET]

Workflow has no terminal state
  at / (orders.asl.json:1:1)
  No state of the state machine ends it: add "End": true to the last one, or a Succeed or Fail state.   [MISSING_END_STATE]`,
  );
  expect(error.stack?.startsWith(`DefinitionError: ${error.message}\n    at `)).toBe(true);
  expect(error.diagnostics.map(({ severity }) => severity)).toEqual(['ERROR', 'ERROR', 'ERROR', 'ERROR', 'ERROR', 'WARNING']);
  expect([error.what, error.where, error.fix]).toEqual(['The definition has 5 faults.', '/States/Reserve', 'Each is described in the message.']);
});

test('one fault makes the message alone', () => {
  const [fault] = validate(machine({ A: pass({ Result: 1 }) }, { StartAt: 'a' }));
  const error = new DefinitionError([fault!]);
  expect(error).toBeInstanceOf(EngineError);
  expect(error).toBeInstanceOf(DefinitionError);
  expect([error.what, error.where]).toEqual(["Missing 'Next' target: a", '/StartAt']);
  expect(error.message).toBe(`Missing 'Next' target: a
  at /StartAt
  Did you mean "A"? The state machine starts at "a", which is no state of the state machine; its states are "A".   [MISSING_TRANSITION_TARGET]`);
});

test('a diagnostic without a repair has none in the message', () => {
  const error = new DefinitionError([{ severity: 'ERROR', code: 'a-code', message: 'Something is wrong', location: '/a', line: 2, column: 3 }]);
  expect(error.message).toBe('Something is wrong\n  at /a (2:3)   [a-code]');
  expect(error.fix).toBe('');
});

test('without an error there is nothing to describe but the place', () => {
  const error = new DefinitionError([]);
  expect([error.message, error.where]).toEqual(['The definition has 0 faults.', '']);
});

test('a stack that is nearly exhausted makes no exception', () => {
  const text = JSON.stringify(machine({ A: pass({ Result: nested(900), Parameters: nested(900) }) }));
  const atTheEnd = (): unknown[] => {
    try {
      return atTheEnd();
    } catch {
      return validate(text);
    }
  };
  expect(atTheEnd()).toMatchObject([{ code: 'TOO_DEEPLY_NESTED', location: '' }]);
});

test('a stack that a rule exhausts makes no exception, any other error is told', () => {
  const thrower = (error: Error): { type: 'STANDARD' } => ({
    get type(): 'STANDARD' {
      throw error;
    },
  });
  expect(validate(machine({ A: pass() }), thrower(new RangeError('Maximum call stack size exceeded')))).toMatchObject([{ code: 'TOO_DEEPLY_NESTED' }]);
  expect(() => validate(machine({ A: pass() }), thrower(new Error('mine')))).toThrow('mine');
});

test.each(['+1', '~>$f'])('an expression that is nested too deeply by %s', (part) => {
  for (const times of [4_000, 50_000]) {
    const Output = `{% 1${part.repeat(times)} %}`;
    const codes = validate(machine({ A: pass({ QueryLanguage: 'JSONata', Output }) })).map(({ code }) => code);
    expect(codes.filter((code) => code !== 'function-unknown' && code !== 'variable-unassigned')).toEqual(['INVALID_JSONATA_EXPRESSION']);
  }
});

test('a path that is nested too deeply', () => {
  const path = `$[?(${'('.repeat(100_000)}@.a${')'.repeat(100_000)})]`;
  expect(validate(machine({ A: pass({ InputPath: path }) }))).toMatchObject([{ message: 'Value must be a valid JSONPath.', location: '/States/A/InputPath' }]);
});

test('a path under a name that no field has is told once, for its name', () => {
  expect(validate(machine({ A: pass({ GivenPath: 'x' }) }))).toMatchObject([
    { code: 'SCHEMA_VALIDATION_FAILED', message: "Field 'GivenPath' is not supported" },
  ]);
});

test('what has the wrong type hides no other fault', () => {
  const states = {
    M: { Type: 'Map', ItemProcessor: 1, ItemReader: 1, ItemBatcher: 1, ResultWriter: 1, Retry: [1], Catch: [1, { ErrorEquals: 1, ResultPath: 1 }], Next: 1 },
    C: { Type: 'Choice', Choices: [1, { And: 1, Next: 'X' }], Default: 'M' },
    X: { Type: 'Fail', Error: 1, ErrorPath: '$.[' },
  };
  const found = validate(machine(states)).map(({ location, message }) => `${location}: ${message}`);
  expect(found).toEqual([
    "/States/M/Next: The field 'Next' should be a string",
    "/States/M/Retry/0: Each item of 'Retry' should be an object",
    "/States/M/Catch/0: Each item of 'Catch' should be an object",
    "/States/M/Catch/1/ErrorEquals: The field 'ErrorEquals' should be a list",
    "/States/M/Catch/1/ResultPath: The field 'ResultPath' should be a string or null",
    "/States/M/ItemProcessor: The field 'ItemProcessor' should be an object",
    "/States/M/ItemReader: The field 'ItemReader' should be an object",
    "/States/M/ItemBatcher: The field 'ItemBatcher' should be an object",
    "/States/M/ResultWriter: The field 'ResultWriter' should be an object",
    '/States/M/Catch/1: These fields are required: [Next]',
    "/States/C/Choices/0: Each item of 'Choices' should be an object",
    "/States/C/Choices/1/And: The field 'And' should be a list",
    "/States/X/Error: The field 'Error' should be a string",
    '/States/X: There should only be one of the following fields: [Error, ErrorPath]',
    '/States/X/ErrorPath: Value must be a valid JSONPath or a valid intrinsic function call',
    '/States/C: State "C" is not reachable.',
  ]);
});
