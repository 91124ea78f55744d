import { expect, test } from 'vitest';
import { validate } from '../../src/validation/validate';
import { machine, pass, task } from './machine';

// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
const eighty = 'x'.repeat(80);
const named = (names: object, language: string): object => machine({ A: pass({ QueryLanguage: language, Assign: names }) });
const invalid = (location: string, name: string, why: string): string =>
  `ERROR SCHEMA_VALIDATION_FAILED ${location}: The variable name ${JSON.stringify(name)} is not valid. Change it: ${why}.`;
const faults = (definition: object, but?: string): string[] =>
  validate(definition)
    .filter(({ code }) => code !== but)
    .map(({ severity, code, location, message, fix }) => `${severity} ${code} ${location}: ${message}. ${fix}`);

test.each<[title: string, assign: object, language: 'JSONPath' | 'JSONata', faults: string[]]>([
  ['letters, digits, "_", letters of any script, 80 of them', { a1_: 1, _b: 1, größe: 1, [eighty]: 1, 'path.$': '$.a' }, 'JSONPath', []],
  [
    '81 characters',
    { [`${eighty}x`]: 1 },
    'JSONPath',
    [
      `ERROR SCHEMA_VALIDATION_FAILED /States/A/Assign/${eighty}x: The variable name "${eighty.slice(0, 56)}... is not valid. Change it: it has more than 80 characters.`,
    ],
  ],
  ['a digit first', { '1a': 1 }, 'JSONPath', [invalid('/States/A/Assign/1a', '1a', 'a name begins with a letter and goes on with letters, digits and "_"')]],
  ['none', { '': 1 }, 'JSONPath', [invalid('/States/A/Assign/', '', 'a name begins with a letter and goes on with letters, digits and "_"')]],
  ['the reserved name', { states: 1 }, 'JSONata', [invalid('/States/A/Assign/states', 'states', '"$states" is reserved')]],
  ['a dollar sign', { $a: 1 }, 'JSONPath', [invalid('/States/A/Assign/$a', '$a', 'a name is assigned without "$"')]],
  [
    'a member of a variable',
    { 'a.b': 1 },
    'JSONPath',
    [invalid('/States/A/Assign/a.b', 'a.b', 'a part of a variable cannot be assigned, only the whole of "a"')],
  ],
  [
    'an item of a variable',
    { 'a[0]': 1 },
    'JSONata',
    [invalid('/States/A/Assign/a[0]', 'a[0]', 'a part of a variable cannot be assigned, only the whole of "a"')],
  ],
  [
    '".$" in JSONata is a part',
    { 'a.$': 1 },
    'JSONata',
    [invalid('/States/A/Assign/a.$', 'a.$', 'a part of a variable cannot be assigned, only the whole of "a"')],
  ],
])('a name: %s', (_title, assign, language, expected) => {
  expect(faults(named(assign, language), 'variable-unused')).toEqual(expected);
});

test.each(['Succeed', 'Fail'])('a %s state assigns nothing', (Type) => {
  expect(faults(machine({ A: { Type, Assign: { x: 1 } } }), 'variable-unused')[0]).toMatch(
    "ERROR SCHEMA_VALIDATION_FAILED /States/A: Field 'Assign' is not supported.",
  );
});

const parallel = (inner: object, more: object = {}): object => ({ Type: 'Parallel', Branches: [machine(inner)], End: true, ...more });
const map = (inner: object, more: object = {}, mode = 'INLINE'): object => ({
  Type: 'Map',
  ItemProcessor: { ProcessorConfig: { Mode: mode, ...(mode === 'DISTRIBUTED' && { ExecutionType: 'STANDARD' }) }, ...machine(inner) },
  End: true,
  ...more,
});
const reads = (name: string): object => pass({ Parameters: { 'v.$': `$${name}` } });
const setsOuter = { Assign: { x: 1 } };
const outer = 'The variable "x" is assigned in an outer scope and cannot be assigned here';

test.each<[title: string, definition: object, faults: string[]]>([
  [
    'an inner scope does not assign a name of an outer one',
    machine({ P: parallel({ B: { ...map({ I: pass({ Assign: { 'x.$': '$' } }) }) } }, setsOuter) }),
    [
      `ERROR SCHEMA_VALIDATION_FAILED /States/P/Branches/0/States/B/ItemProcessor/States/I/Assign/x.$: ${outer}. Use another name in the Pass state "I": /States/P/Assign/x assigns this one, which the ItemProcessor of the Map state "B" can read.`,
    ],
  ],
  [
    'scopes beside each other have the same names',
    machine({ P: { Type: 'Parallel', Branches: [machine({ A: pass(setsOuter) }), machine({ B: pass(setsOuter) })], End: true } }),
    [],
  ],
  [
    'the catcher of a Map assigns in the outer scope',
    machine({ M: map({ I: pass() }, { Catch: [{ ErrorEquals: ['A'], ...setsOuter, Next: 'F' }] }), F: { Type: 'Fail', CausePath: '$x' } }),
    [],
  ],
  ['the items of a Distributed Map have variables of their own', machine({ M: map({ I: pass(setsOuter) }, setsOuter, 'DISTRIBUTED') }), []],
])('scope: %s', (_title, definition, expected) => {
  expect(faults(definition, 'variable-unused')).toEqual(expected);
});

const unassigned = (location: string, name: string, fix: string): string =>
  `WARNING variable-unassigned ${location}: The variable "${name}" is not assigned. ${fix}`;
const unused = (location: string, name: string, state: string): string =>
  `WARNING variable-unused ${location}: The variable "${name}" is assigned and never read. Remove it from ${state}, or read "$${name}".`;
const set = (more: object): object => pass({ End: undefined, Next: 'B', ...more });

test.each<[title: string, definition: object, faults: string[]]>([
  ['read in a later state', machine({ A: set(setsOuter), B: reads('x.y[0]') }), []],
  ['read in an inner scope', machine({ A: set(setsOuter), B: parallel({ C: map({ I: reads('x') }) }) }), []],
  [
    'read in JSONata, its own names and functions aside',
    machine({ A: set(setsOuter), B: pass({ QueryLanguage: 'JSONata', Output: '{% ($y := $x; $map([$y], $string)) %}' }) }),
    [],
  ],
  [
    'read in a rule, a path and an intrinsic function',
    machine({
      A: set({ Assign: { a: 1, b: 2, c: 3 } }),
      B: { Type: 'Choice', Choices: [{ Variable: '$a', IsPresent: true, Next: 'C' }], Default: 'C' },
      C: pass({ InputPath: '$b.c', Parameters: { 'f.$': "States.Format('{} $d', $c)" } }),
    }),
    [],
  ],
  [
    'misspelt',
    machine({ A: set({ Assign: { total: 1 } }), B: reads('totl') }),
    [
      unassigned('/States/B/Parameters/v.$', 'totl', 'Did you mean "total"? The Pass state "B" reads "$totl", which no state assigns.'),
      unused('/States/A/Assign/total', 'total', 'the Pass state "A"'),
    ],
  ],
  // AWS: test_undefined_reference[BASE_UNDEFINED_ARGUMENTS], where the execution fails
  [
    'in JSONata',
    machine({ T: task({ QueryLanguage: 'JSONata', Arguments: '{% $doesNotExist %}' }) }),
    [unassigned('/States/T/Arguments', 'doesNotExist', 'The Task state "T" reads "$doesNotExist", which no state assigns.')],
  ],
  [
    'assigned in an inner scope that has ended',
    machine({ A: { ...parallel({ C: pass(setsOuter) }), End: undefined, Next: 'B' }, B: reads('x') }),
    [
      unassigned(
        '/States/B/Parameters/v.$',
        'x',
        'The Pass state "C" assigns it, but it ends with Branches[0] of the Parallel state "A": make it a part of the output there.',
      ),
      unused('/States/A/Branches/0/States/C/Assign/x', 'x', 'the Pass state "C"'),
    ],
  ],
  [
    'assigned outside of a Distributed Map',
    machine({ A: set(setsOuter), B: map({ I: reads('x') }, {}, 'DISTRIBUTED') }),
    [
      unassigned(
        '/States/B/ItemProcessor/States/I/Parameters/v.$',
        'x',
        'The Pass state "A" assigns it, but the items of a Map in Distributed mode see no variables from outside: pass it by "ItemSelector".',
      ),
      unused('/States/A/Assign/x', 'x', 'the Pass state "A"'),
    ],
  ],
  [
    'assigned outside of a Distributed Map, read in a Parallel state inside',
    machine({ A: set(setsOuter), B: map({ P: parallel({ I: reads('x') }) }, {}, 'DISTRIBUTED') }),
    [
      unassigned(
        '/States/B/ItemProcessor/States/P/Branches/0/States/I/Parameters/v.$',
        'x',
        'The Pass state "A" assigns it, but the items of a Map in Distributed mode see no variables from outside: pass it by "ItemSelector".',
      ),
      unused('/States/A/Assign/x', 'x', 'the Pass state "A"'),
    ],
  ],
  [
    'the ItemSelector of a Distributed Map reads them',
    machine({ A: set(setsOuter), B: map({ I: pass() }, { ItemSelector: { 'v.$': '$x' } }, 'DISTRIBUTED') }),
    [],
  ],
  [
    'never read, told once',
    machine({ A: set({ Assign: { y: 1 } }), B: pass({ Assign: { y: 2 } }) }),
    [unused('/States/A/Assign/y', 'y', 'the Pass state "A"')],
  ],
])('use: %s', (_title, definition, expected) => {
  expect(faults(definition)).toEqual(expected);
});
