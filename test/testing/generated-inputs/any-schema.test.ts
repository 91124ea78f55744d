import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UsageError } from '../../../src/errors/usage-error';
import type { Json } from '../../../src/json/json';
import { Contracts } from '../../../src/testing/contracts/contracts';
import { arbitraryOf } from '../../../src/testing/generated-inputs/arbitrary';
import { explain } from '../../../src/testing/json-schema/explain';
import type { JsonSchema } from '../../../src/testing/json-schema/schema';
import { SchemaDocument } from '../../../src/testing/json-schema/schema-document';

/** Schemas of all keywords, as they come: many contradict themselves. */
const { schema } = fc.letrec<{ schema: JsonSchema; some: JsonSchema[]; named: Record<string, JsonSchema> }>((tie) => {
  const count = fc.integer({ min: 0, max: 3 });
  const name = fc.constantFrom('a', 'b', 'c/d', '__proto__');
  const scalar = fc.constantFrom<Json>('a', 'bb', 1, 2.5, true, null);
  const below = tie('schema');
  const optional = { requiredKeys: [] as never[] };
  const single = fc.oneof(
    fc.record({ type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'array', 'object') }),
    fc.record({ type: fc.uniqueArray(fc.constantFrom('string', 'integer', 'boolean', 'null', 'array', 'object'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: scalar }),
    fc.record({ minimum: count, maximum: fc.integer({ min: 2, max: 9 }), multipleOf: fc.constantFrom(1, 0.5, 2) }, optional),
    fc.record({ minLength: count, maxLength: fc.integer({ min: 2, max: 9 }), pattern: fc.constantFrom('^a', 'b+', '^[a-c]*$') }, optional),
    fc.record({ items: below, minItems: count, maxItems: fc.integer({ min: 1, max: 4 }), uniqueItems: fc.boolean(), prefixItems: fc.tuple(below) }, optional),
    fc.record({ contains: below, minContains: count }, { requiredKeys: ['contains'] }),
    fc.record(
      {
        type: fc.constant('object'),
        properties: tie('named'),
        required: fc.uniqueArray(name, { maxLength: 2 }),
        additionalProperties: below,
        maxProperties: count,
      },
      { requiredKeys: ['type', 'properties'] },
    ),
    fc.record(
      {
        patternProperties: fc.dictionary(fc.constantFrom('^a', 'b$'), below, { maxKeys: 1, noNullPrototype: true }),
        minProperties: count,
        propertyNames: fc.constant({ maxLength: 3 }),
      },
      optional,
    ),
    fc.record(
      { properties: tie('named'), dependentRequired: fc.constant({ a: ['b'] }), dependentSchemas: tie('named'), unevaluatedProperties: fc.boolean() },
      optional,
    ),
    fc.record({ anyOf: tie('some') }),
    fc.record({ oneOf: tie('some') }),
    fc.record({ allOf: tie('some') }),
    fc.record({ not: below }),
    fc.record({ if: below, then: below, else: below }, { requiredKeys: ['if'] }),
    fc.constant({ $ref: '#' }),
  );
  return {
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.boolean(),
      single,
      fc.tuple(single, single).map(([one, other]): JsonSchema => Object.assign({}, one, other)),
    ),
    some: fc.array(below, { minLength: 1, maxLength: 3 }),
    named: fc.dictionary(name, below, { maxKeys: 3, noNullPrototype: true }),
  };
});

test('of any schema every generated value fits, and every value that does not fit is explained', { timeout: 20_000 }, () => {
  const outcomes = { generated: 0, none: 0, misfits: 0 };
  fc.assert(
    fc.property(schema, fc.jsonValue({ maxDepth: 2 }), (each, other) => {
      // A schema that is nothing but itself has no meaning.
      fc.pre(!endless(each));
      const document = new SchemaDocument(each, 'The schema');
      const misfit = JSON.parse(JSON.stringify(other)) as Json;
      const contracts = new Contracts({ Any: { input: each } });
      try {
        if (!document.valid('', misfit)) {
          outcomes.misfits++;
          expect(explain(document, misfit)).not.toEqual([]);
        }
        for (const value of fc.sample(arbitraryOf(each, fc), { numRuns: 80, seed: 1 })) {
          expect(document.valid('', value)).toBe(true);
          expect(contracts.checkInput('Any', value)).toBeNull();
        }
        outcomes.generated++;
      } catch (thrown) {
        if (!(thrown instanceof UsageError)) throw thrown;
        outcomes.none++;
      }
      const { covered, total } = contracts.report();
      expect(covered).toBeLessThanOrEqual(total);
    }),
    { numRuns: 80, seed: 1 },
  );
  expect(outcomes.generated).toBeGreaterThan(30);
  expect(outcomes.misfits).toBeGreaterThan(30);
});

/** Whether a schema says of a value that it fits the schema itself. */
function endless(each: JsonSchema): boolean {
  if (typeof each === 'boolean') return false;
  const { $ref: reference, allOf, anyOf, oneOf, not, if: condition, then, else: otherwise, dependentSchemas } = each as Record<string, JsonSchema | undefined>;
  const same = [allOf, anyOf, oneOf].flatMap((list) => (list as unknown as JsonSchema[] | undefined) ?? []);
  const others = [not, condition, then, otherwise, ...Object.values((dependentSchemas ?? {}) as Record<string, JsonSchema>)].filter(
    (below) => below !== undefined,
  );
  return reference !== undefined || [...same, ...others].some(endless);
}
