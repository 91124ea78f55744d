import { expect, test } from 'vitest';
import { validate } from '../../src/validation/validate';
import { machine, pass, task } from './machine';

const end = { S: { Type: 'Succeed' } };
const one = (state: object): object => machine({ A: state, ...(JSON.stringify(state).includes('"S"') ? end : {}) }, { QueryLanguage: 'JSONata' });
const faults = (definition: object): string[] =>
  validate(definition)
    .filter(({ code }) => code !== 'variable-unused')
    .map(({ severity, code, location, message }) => `${severity} ${code} ${location}: ${message}`);
const invalid = (message: string): string => `ERROR INVALID_JSONATA_EXPRESSION /States/A/Output: ${message}`;
const unsupported = (location: string, message: string): string => `ERROR UNSUPPORTED_JSONATA_EXPRESSION ${location}: ${message}`;
const topLevel = (name: string): string => unsupported('/States/A/Output', `Reference to '${name}' at the top level is not supported.`);

// Measured on AWS: https://github.com/floci-io/floci/issues/2745
test.each([
  ['$x[1,2)', 'Expected "]", got ","'],
  ['"unterminated', 'String literal must be terminated by a matching quote'],
  ['1 +', 'Unexpected end of expression'],
  ['{"a":}', 'The symbol "}" cannot be used as a unary operator'],
  ['$x :=', 'Unexpected end of expression'],
  ['$match("a", /abc', 'No terminating / in regular expression'],
])('%s does not parse', (expression, message) => {
  expect(faults(one(pass({ Output: `{% ${expression} %}` })))).toEqual([invalid(message)]);
});

test('the place of a syntax error is in the repair', () => {
  expect(validate(one(pass({ Output: { a: [1, '{% 1 + %}'] } })))).toMatchObject([
    { location: '/States/A/Output/a/1', fix: 'Change "{% 1 + %}" of the Pass state "A" at character 7.' },
  ]);
});

// Measured on AWS, for names: https://github.com/floci-io/floci/issues/2670. Spec, for "$" and "$$": https://states-language.net/#jsonata
test.each([
  ['phone', [topLevel('phone')]],
  ['phone & phone & name', [topLevel('phone'), topLevel('name')]],
  ['$.a', [topLevel('$')]],
  ['$$.a', [unsupported('/States/A/Output', "Reference to '$$' is not supported.")]],
  ['$states.input.phone', []],
  ['$states.input.phones[type = "home"].number', []],
  ['$map([1, 2], function($v) { $v * 2 })', []],
  ['[1, 2].($ * 2)', []],
  ['$states.context.Execution.Id', []],
])('names at the top level: %s', (expression, expected) => {
  expect(faults(one(pass({ Output: `{% ${expression} %}` })))).toEqual(expected);
});

test('a member that $states never has', () => {
  expect(faults(one(pass({ Output: '{% $states.inputs.a %}' })))).toEqual([
    "WARNING states-member-unknown /States/A/Output: Field '$states.inputs' does not exist.",
  ]);
});

// A Condition is "a JSONata expression that evaluates to a boolean", or a boolean (recording test_choice_condition_constant_jsonata); Items "a JSON array,
// a JSON object, or a JSONata expression": https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html
test.each<[title: string, state: object, fault: string]>([
  [
    'Condition',
    { Type: 'Choice', Choices: [{ Condition: 'false', Next: 'S' }], Default: 'S' },
    "/States/A/Choices/0/Condition: The field 'Condition' should be true, false or an expression",
  ],
  [
    'Items',
    { Type: 'Map', Items: 'x', ItemProcessor: machine({ I: pass() }), End: true },
    "/States/A/Items: The field 'Items' should be a list or an expression",
  ],
])('a text that is no expression as %s', (_title, state, fault) => {
  expect(faults(one(state))).toEqual([`ERROR SCHEMA_VALIDATION_FAILED ${fault}`]);
});

// "Attempting to access $states.result or $states.errorOutput from fields and states where they are not accessible will be caught at creation",
// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
const result = '{% $states.result.a %}';
const errorOutput = '{% $states.errorOutput.Cause %}';
const noResult = "Field '$states.result' does not exist.";
const noError = "Field '$states.errorOutput' does not exist.";
test.each<[title: string, state: object, faults: string[]]>([
  ['result in Output and Assign of a Task', task({ Output: result, Assign: { x: result } }), []],
  ['result in Arguments', task({ Arguments: { a: result } }), [unsupported('/States/A/Arguments/a', noResult)]],
  ['result in a Pass', pass({ Output: result }), [unsupported('/States/A/Output', noResult)]],
  ['errorOutput in a Task', task({ Output: errorOutput }), [unsupported('/States/A/Output', noError)]],
  [
    'errorOutput, and no result, in a catcher',
    task({ Catch: [{ ErrorEquals: ['A'], Output: errorOutput, Assign: { x: errorOutput, y: result }, Next: 'S' }] }),
    [unsupported('/States/A/Catch/0/Assign/y', noResult)],
  ],
  [
    'neither in a rule',
    { Type: 'Choice', Choices: [{ Condition: '{% $states.result %}', Output: errorOutput, Next: 'S' }], Default: 'S' },
    [unsupported('/States/A/Choices/0/Condition', noResult), unsupported('/States/A/Choices/0/Output', noError)],
  ],
  ['$states as a whole says nothing of its members', pass({ Output: '{% $states %}' }), []],
])('$states: %s', (_title, state, expected) => {
  expect(faults(one(state))).toEqual(expected);
});

// AWS accepts them, and the execution fails: test_math_random_seeded
test('functions that are not there', () => {
  const found = validate(one(pass({ Output: ['{% $randomSeeded(1) %}', '{% $eval("1") %}', '{% $uuid() %}'] })));
  expect(found.map(({ severity, code, location, message, fix }) => [severity, code, location, message, fix])).toEqual([
    [
      'WARNING',
      'function-unknown',
      '/States/A/Output/0',
      'There is no function "$randomSeeded"',
      'Change "{% $randomSeeded(1) %}" of the Pass state "A": it fails when it is evaluated.',
    ],
    ['WARNING', 'function-unknown', '/States/A/Output/1', 'There is no function "$eval"', 'Step Functions has "$parse" in place of it.'],
  ]);
});

test('a text in the other language, in a rule that is none or with other delimiters is no expression', () => {
  const states = {
    A: pass({ Parameters: { a: '{% 1 + %}' }, Next: 'B', End: undefined }),
    B: pass({ QueryLanguage: 'JSONata', Output: ' {% 1 + %}', Next: 'C', End: undefined }),
    C: { Type: 'Choice', QueryLanguage: 'JSONata', Choices: 1 },
  };
  expect(faults(machine(states)).filter((fault) => fault.includes('JSONATA'))).toEqual([]);
});

// Measured on AWS: https://github.com/floci-io/floci/issues/2968
test('a QueryLanguage that is none counts as JSONata', () => {
  expect(faults(machine({ A: pass({ InputPath: '$' }) }, { QueryLanguage: 'jsonata' }))).toEqual([
    "ERROR SCHEMA_VALIDATION_FAILED /QueryLanguage: The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
    "ERROR SCHEMA_VALIDATION_FAILED /States/A: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage",
  ]);
});
