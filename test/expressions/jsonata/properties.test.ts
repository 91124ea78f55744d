import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression } from '../../../src/expressions/jsonata/expression';
import { JsonataError } from '../../../src/expressions/jsonata/jsonata-error';
import type { Json, JsonObject } from '../../../src/json/json';
import { ExpressionSyntaxError } from '../../../src/expressions/syntax-error';
import { scopeOf } from '../scope';

const names = ['a', 'b', '`__proto__`', 'constructor', 'length'];
const functions =
  'sum count max min average string substring substringBefore lowercase length trim pad match contains replace split join formatNumber formatBase formatInteger parseInteger number floor round abs sqrt power random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each type sort shuffle distinct base64encode base64decode encodeUrl decodeUrl toMillis fromMillis clone now millis partition range hash uuid parse eval error assert'.split(
    ' ',
  );

const { expression } = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(
      '$',
      '$$',
      '$states',
      '$states.input',
      '$v',
      '$i',
      '[]',
      '{}',
      'null',
      'true',
      '1/0',
      '-0',
      '*',
      '**',
      '%',
      '/a|(b)/',
      '/^x*$/',
      '[1..50]',
      'function($i) { $i }',
    ),
    fc.constantFrom(...names, ...functions.map((name) => `$${name}`)),
    fc.integer({ min: -1000, max: 1000 }).map(String),
    fc.string({ maxLength: 4 }).map((text) => JSON.stringify(text).replaceAll('%}', '')),
  ),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('.', '+', '-', '*', '/', '%', '&', '=', '!=', '<', '>=', ' in ', ' and ', ' or ', '~>', '..'),
        tie('expression'),
      )
      .map(([a, op, b]) => `(${a})${op}(${b})`),
    fc
      .tuple(fc.constantFrom(...functions), fc.array(fc.oneof(tie('expression'), fc.constant('?')), { maxLength: 4 }))
      .map(([name, args]) => `$${name}(${args.join(', ')})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a})[${b}]`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a}){${b}: ${c}}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `{"x": ${a}, ${b}: 1}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a})^(>${b})`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a}) ~> |${b}|${c}, ["a", "b"]|`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `($i := ${a}; ${b})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}).b#$i@$v.(${b})`),
    tie('expression').map((a) => `function($i, $v) { ${a} }`),
    tie('expression').map((a) => `(${a})[]`),
  ),
}));

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return Object.keys(value).length === value.length && value.every(isPlain);
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value === 'object' && value !== null) return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
  return ['string', 'boolean'].includes(typeof value) || value === null;
}

test('any expression over any input ends, as plain JSON, as nothing or as a JsonataError, and changes nothing', () => {
  fc.assert(
    fc.property(expression, fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 2 }), (source, input, v) => {
      const given = JSON.stringify({ input, v });
      const { input: read, v: variable } = frozen(JSON.parse(given) as JsonObject) as { input: Json; v: Json };
      try {
        const compiled = compileExpression(`{% ${source} %}`);
        const result = compiled.evaluate(
          scopeOf(null, { variables: Object.assign(Object.create(null) as JsonObject, { v: variable }), states: { input: read } }),
        );
        expect(result === undefined || isPlain(result)).toBe(true);
      } catch (thrown) {
        if (!(thrown instanceof ExpressionSyntaxError)) {
          expect(thrown).toBeInstanceOf(JsonataError);
          // Without a code are the bounds, and what JSONata 2.0.6 itself trips over, such as a function applied to fewer arguments than it looks at.
          expect((thrown as JsonataError).message).not.toBe('');
        }
      }
      expect(JSON.stringify({ input: read, v: variable })).toBe(given);
    }),
    { numRuns: 1000 },
  );
}, 60_000);
