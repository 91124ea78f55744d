import { expect, test } from 'vitest';
import { compileExpression } from '../../../src/expressions/jsonata/expression';
import { ExpressionSyntaxError } from '../../../src/expressions/syntax-error';

/** Each list as `name@where it is in the text`. */
function references(source: string) {
  const { variables, states, functions, topLevel } = compileExpression(`{%${source}%}`).references;
  const list = (found: readonly { name: string; position: number }[]): string => found.map(({ name, position }) => `${name}@${position - 2}`).join(' ');
  return [list(variables), [...states].join(' '), list(functions), list(topLevel)];
}

// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html: no `$`, `$$` or bare name at the top level; F#2670 quotes AWS on it
test.each<[source: string, variables: string, states: string, functions: string, topLevel: string]>([
  ['$a + $b.c', 'a@0 b@5', '', '', ''],
  ['  $a', 'a@2', '', '', ''],
  ['$states.input.x', '', 'input', '', ''],
  ['$states.result & $states.errorOutput.Error & $states.context.State.Name', '', 'result errorOutput context', '', ''],
  ['$states.other', '', '', '', ''],
  ['$states', '', 'input result errorOutput context', '', ''],
  ['$keys($states)', '', 'input result errorOutput context', '', ''],
  ['$states[0].input', '', 'input result errorOutput context', '', ''],
  ['$states.*', '', 'input result errorOutput context', '', ''],
  ['($states := {"input": 1}; $states.input)', '', '', '', ''],
  ['phone', '', '', '', 'phone@0'],
  ['function(){%}', '', '', '', '%@0'],
  ['phone.x + `a b`', '', '', '', 'phone@0 a b@10'],
  ['$', '', '', '', '$@0'],
  ['$$', '', '', '', '$$@0'],
  ['* & **.x', '', '', '', '*@0 **@4'],
  ['$a.$', 'a@0', '', '', ''],
  ['$a.(x + $$)', 'a@0', '', '', '$$@8'],
  ['$a[x = 1 and $ > $b]{k: $sum(v)}', 'a@0 b@17', '', '', ''],
  ['$a[$b].c[$d]', 'a@0 b@3 d@9', '', '', ''],
  ['$a^(>x, $b)', 'a@0 b@8', '', '', ''],
  ['{"a": x, "b": $c}', '', '', '', 'x@6'].toSpliced(1, 1, 'c@14') as [string, string, string, string, string],
  ['[$a..$b, x]', 'a@1 b@5', '', '', 'x@9'],
  ['-$a', 'a@1', '', '', ''],
  ['$x := $a', 'a@6', '', '', ''],
  ['($x := 1; $y := $x; $x + $y + $z)', 'z@30', '', '', ''],
  ['($x := 1; ($y := 2); $y)', 'y@21', '', '', ''],
  ['$map($a, function($v, $i) { $v + $i + $w + name })', 'a@5 w@38', '', '', 'name@43'],
  ['($f := function($n) { $n = 0 ? 1 : $g($n) }; $g := function() { $f(1) }; $g())', '', '', '', ''],
  ['$sum', '', '', '', ''],
  ['$nothing($a)', 'a@9', '', 'nothing@0', ''],
  ['$eval("1")', '', '', 'eval@0', ''],
  ['$a ~> $nothing(?, 1) ~> $uuid', 'a@0', '', 'nothing@6', ''],
  ['name()', '', '', '', 'name@0'],
  ['function($x) { $x }(1)', '', '', '', ''],
  ['$a ~> |b.c|{"d": e, "f": $g}, ["h"]|', 'a@0 g@25', '', '', ''],
  ['$a ? $b : $c', 'a@0 b@5 c@10', '', '', ''],
  ['$a ? $b', 'a@0 b@5', '', '', ''],
  ['$a.b@$x.c#$i[$j = 1].{"x": $x, "i": $i}', 'a@0 j@13', '', '', ''],
  ['$a[0]#$i.{"i": $i}', 'a@0', '', '', ''],
  ['$a.b.{"c": %.x}', 'a@0', '', '', ''],
  ['"a" & /b/ & 1 & true', '', '', '', ''],
])('%s', (source, ...expected) => expect(references(source)).toEqual(expected));

test('an expression that is nested too deeply to be looked through is a syntax error', () => {
  expect(() => compileExpression(`{% 1${'+1'.repeat(5000)} %}`)).toThrow(ExpressionSyntaxError);
  expect(() => compileExpression(`{% ${'['.repeat(5000)}1${']'.repeat(5000)} %}`)).toThrow(ExpressionSyntaxError);
});
