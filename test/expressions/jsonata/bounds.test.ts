import { expect, test } from 'vitest';
import { compileExpression } from '../../../src/expressions/jsonata/expression';
import { JsonataError } from '../../../src/expressions/jsonata/jsonata-error';
import type { Json } from '../../../src/json/json';
import { scopeOf } from '../scope';

const nested = (levels: number): Json => (levels === 0 ? 1 : [nested(levels - 1)]);
const states = { input: { text: 'a'.repeat(200_000), deep: nested(900) } };

function outcome(source: string): Json | undefined {
  try {
    return compileExpression(`{% ${source} %}`).evaluate(scopeOf(null, { states }));
  } catch (thrown) {
    if (!(thrown instanceof JsonataError)) throw thrown;
    expect(thrown.code).toBe('');
    return thrown.message;
  }
}

const depth = 'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.';
const memory = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';
const time = 'Expression evaluation timeout: Check for infinite loop';

const double = (times: number): string => `($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p("x", ${times})))`;
const sum = (terms: number): string => Array.from({ length: terms }, () => '1').join('+');

// Measured on AWS: https://github.com/floci-io/floci/issues/2737 (a nesting near 100; the last that is accepted) and pull/2676 ($range).
test.each<[source: string, Json]>([
  ['[1..873782] ~> $count()', 873_782],
  ['[1..873783] ~> $count()', memory],
  ['$sum([1..900000])', memory],
  [double(22), 4_194_304],
  [double(23), memory],
  [sum(100), 100],
  [sum(200), depth],
  ['$count($range(1, 200000, 1))', 200_000],
  ['$count($range(1, 500000, 1))', memory],
  ['$range(1, 100000000, 1)', memory],
])('as AWS: %s', (source, expected) => expect(outcome(source)).toBe(expected));

test.each<[source: string, Json]>([
  ['($f := function($n) { 1 + $f($n) }; $f(1))', depth],
  ['($f := function($n) { $f($n + 1) }; $f(1))', time],
  ['$map([1..800000], function($v) { $map([1..800000], function($w) { 1 }) })', time],
  ['$reduce([1..50], function($a, $i) { $append($a, $a) }, 1)', memory], // each holds the one before it twice: 2^50 items in all
  ['($a := $reduce([1..50], function($a, $i) { [[$a, $a]] }, 1); $string($a))', memory],
  ['($f := function() { $reduce([1..50], function($a, $i) { [[$a, $a]] }, 1) }; $f() = $f())', time],
  ['($a := $reduce([1..50], function($a, $i) { {"x": $a, "y": $a} }, 1); $a)', time],
  ['($a := $reduce([1..50], function($a, $i) { {"x": $a, "y": $a} }, 1); $a ~> |x|{}|)', memory],
  ['$reduce([1..2000], function($a, $i) { {"x": $a} }, 1)', memory], // deeper than values may be
  ['$pad("", 1000000000)', memory],
  ['$pad("", -10, "ab")', 'ababababab'],
  ['$pad("", 100, $states.input.text)', memory],
  ['$join([1..800000].("abcdefghij"))', memory],
  ['$replace($states.input.text, "a", $states.input.text)', memory],
  ['$replace($states.input.text, /a/, $substring($states.input.text, 0, 1000))', memory],
  ['$replace($states.input.text, /a+/, "$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0")', memory],
  ['$replace($states.input.text, /(a+)/, "$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1")', memory],
  ['$count($split($states.input.text, ""))', 200_000],
  ['[1..1000].($replace($states.input.text, "a", "bc"))', time],
  ['[1..100000].($contains($states.input.text, "b"))', time],
  ['$count($match($states.input.text, /a.*?b|a/))', time],
  ['$contains($states.input.text, /^(a+)+$/)', true], // linear here; a backtracking engine takes for ever where this does not match
  ['$contains($states.input.text & "b", /^(a+)+$/)', false],
  [`$toMillis("${'1'.repeat(60)}", "${'[Y]'.repeat(20)}x")`, 'undefined'],
  ['$spread([1..1000].{"a": 1, "b": 2}) ~> $count()', 2000],
  ['$merge([1..10000].{"a": $string($)})', { a: '10000' }],
  ['$count($distinct([1..100000]))', 100_000],
  ['$sort([1..20000].{"n": $}, function($a, $b) { $a.n < $b.n })[0].n', 20_000],
  ['$max([1..800000]) - $min([1..800000])', 799_999],
  ['$count(([1..20000]{"k": $}).k)', 20_000],
  ['$formatNumber(1/0, "0e0")', 'Infinitye0'],
  ['$formatNumber(1, $pad("0", 100000, "0,"))', time],
  ['$count($split($fromMillis(1, $pad("", 3000, "[Y]")), "1970"))', 1001],
  ['$formatInteger(1e15, "I")', depth],
])('nothing hangs or eats the process: %s', (source, expected) => expect(outcome(source) ?? 'undefined').toEqual(expected), 30_000);

test('a value of many levels goes through', () => expect(outcome('$states.input.deep')).toBe(states.input.deep));
