import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { compileExpression } from '../../../src/expressions/jsonata/expression';
import type { Json } from '../../../src/json/json';
import { scopeOf } from '../scope';

const evaluate = (source: string): Json | undefined => compileExpression(`{% ${source} %}`).evaluate(scopeOf(null));
const sha = (name: string): string => createHash(name).update('input').digest('hex');

// The page: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html. F#: measured on AWS, https://github.com/floci-io/floci/issues/<n>
test.each<[evidence: string, source: string, result: Json | undefined]>([
  [
    'F#2662',
    '$partition([1,2,3,4], 2)',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['the page', '$partition([1,2,3,4,5], 4)', [[1, 2, 3, 4], [5]]],
  ['the page: rounded, and F#2676: towards zero', '$partition([1,2,3], 2.9)', [[1, 2], [3]]],
  ['a sequence of one', '$partition([1,2], 2)', [1, 2]],
  ['nothing', '$partition([1], 0)', undefined],
  ['nothing', '$partition([1], 0/0)', undefined],
  ['nothing', '$partition([], 1)', undefined],
  ['nothing', '$partition($x, 1)', undefined],
  ['nothing', '$partition([1], $x)', undefined],
  ['F#2662', '$range(0, 6, 2)', [0, 2, 4, 6]],
  ['the page', '$range(0, 5, 2)', [0, 2, 4]],
  ['downwards', '$range(3, 1, -1)', [3, 2, 1]],
  ['recording intrinsic_functions test_array_range[jsonata]', '$range(1, 9, 9)', 1],
  ['F#2676', '$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
  ['nothing', '$range(1, 9, 0)', undefined],
  ['nothing', '$range(9, 1, 1)', undefined],
  ['nothing', '[$range($x, 1, 1), $range(1, $x, 1), $range(1, 1, $x)][0]', undefined],
  ['F#2662', '$hash("input", "SHA-1")', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
  ['the page', '$hash("input", "MD5")', sha('md5')],
  ['the page', '$hash("input", "SHA-256")', sha('sha256')],
  ['the page', '$hash("input", "SHA-384")', sha('sha384')],
  ['the page', '$hash("input", "SHA-512")', sha('sha512')],
  ['the empty text', '$hash("", "MD5")', createHash('md5').digest('hex')],
  ['an algorithm is written as on the page', '$hash("input", "sha-1")', undefined],
  ['nothing', '$hash($x, "SHA-1")', undefined],
  ['nothing', '$hash("input", $x)', undefined],
  ['F#2662: java.util.Random', '$random(42)', 0.7275636800328681],
  ['F#2662', '[$random(), $random(), $random(42.9) = $random(42)]', [0, 0.25, true]],
  ['RFC 9562', '$uuid()', '00000000-4000-4000-8000-0000c0000000'],
  ['F#2662', '$parse("{\\"a\\":1}").a', 1],
  ['the page', '$parse("[1,null]")', [1, null]],
  ['as States.StringToJson', '$parse("-0")', 0],
  ['nothing', '$parse("no")', undefined],
  ['nothing', '$parse($x)', undefined],
])('%s: %s', (_evidence, source, result) => expect(evaluate(source)).toEqual(result));

test('a negative size is the one that fails (F#2676)', () => {
  expect(() => evaluate('$partition([1], -1)')).toThrow('Argument 2 of function "partition" must not be negative: -1');
});

test('a seed is a number of JSON', () => expect(() => evaluate('$random(1/0)')).toThrow('Number out of range: null'));

test.each(['$partition(1)', '$range(1, 2)', '$hash(1, "MD5")', '$random("a")', '$uuid(1)', '$parse(1)'])('%s does not match the signature', (source) => {
  expect(() => evaluate(source)).toThrow(/does not match function signature/);
});
