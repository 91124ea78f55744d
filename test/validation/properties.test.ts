import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/errors/definition-error';
import { DefinitionError } from '../../src/errors/definition-error';
import type { Json } from '../../src/json/json';
import { leads } from '../json/leads';
import { parse } from '../../src/validation/parse';
import { validate } from '../../src/validation/validate';

const corpus = readFileSync(new URL('corpus.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { definition: Json }).definition);

const names =
  'StartAt States Type Next End Choices And Not Variable Condition Branches ItemProcessor Catch Retry ErrorEquals Assign Label __proto__ constructor toString';
const values: Json[] = [null, true, 1, '', '$', '$.a', '$$.x', '{% $x %}', '{% a[ %}', 'JSONata', 'Map', 'Task', 'States.ALL', [], {}, { a: 1 }, [[1]]];
const anyValue = fc.oneof(fc.constantFrom(...values), fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>);
const anyName = fc.oneof(fc.constantFrom(...names.split(' ')), fc.string({ maxLength: 4 }));

/** A place of a definition, chosen by numbers, has another value, another name, or is gone. */
function mutate(value: Json, path: readonly number[], name: string, put: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return put ?? null;
  const entries = Object.entries(value as Record<string, Json>);
  if (entries.length === 0) return put ?? null;
  const at = step % entries.length;
  const changed = entries.flatMap(([key, member], i) => {
    if (i !== at) return [[key, member] as const];
    if (rest.length > 0) return [[key, mutate(member, rest, name, put)] as const];
    return put === undefined ? [] : [[step % 2 === 0 ? key : name, put] as const];
  });
  return Array.isArray(value)
    ? changed.map(([, member]) => member)
    : JSON.parse(`{${changed.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join()}}`);
}

const mutated = fc
  .tuple(
    fc.constantFrom(...corpus),
    fc.array(fc.tuple(fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }), anyName, fc.option(anyValue, { nil: undefined })), { minLength: 1, maxLength: 4 }),
  )
  .map(([definition, changes]) => changes.reduce((value, [path, name, put]) => mutate(value, path, name, put), definition));

const hasPlace = ({ line, column }: Diagnostic): boolean => line !== undefined && column !== undefined && line >= 1 && column >= 1;

test.each([
  ['a definition that was changed', mutated],
  ['any JSON object or list', (fc.jsonValue() as fc.Arbitrary<Json>).filter((value) => typeof value === 'object' && value !== null)],
])('%s: every diagnostic has a place that is there, parse refuses exactly what has an ERROR', (_title, arbitrary) => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  fc.assert(
    fc.property(arbitrary, fc.constantFrom<'STANDARD' | 'EXPRESS'>('STANDARD', 'EXPRESS'), (definition, type) => {
      const text = JSON.stringify(definition);
      const diagnostics = validate(text, { type });
      for (const diagnostic of diagnostics) {
        expect(leads(definition, diagnostic.location), `${diagnostic.location} of ${text}`).toBe(true);
        expect(hasPlace(diagnostic)).toBe(true);
      }
      expect(diagnostics.map(({ line: _line, column: _column, ...rest }) => rest)).toEqual(validate(JSON.parse(text), { type }));
      const refused = diagnostics.some(({ severity }) => severity === 'ERROR');
      if (refused) expect(() => parse(text, { type })).toThrow(DefinitionError);
      else parse(text, { type });
    }),
    { numRuns: 300 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
});

test('any text: diagnostics, each with a line and a column', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]":,-# \n\tab1') })), (text) => {
      expect(validate(text).every(hasPlace)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
