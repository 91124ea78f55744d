import { describe, expect, test } from 'vitest';
import { notInTemplate } from '../../../src/expressions/jsonpath/not-found';
import { isPath, isReferencePath, parsePath, pathFault } from '../../../src/expressions/jsonpath/parse-path';
import { compilePath } from '../../../src/expressions/jsonpath/path';
import { scopeOf } from '../scope';

const name = (text: string) => ({ kind: 'name', name: text });
const index = (at: number) => ({ kind: 'index', index: at });

test.each([
  ['$', '$', []],
  ['$.a', '$', [name('a')]],
  ['$.a.b[0]', '$', [name('a'), name('b'), index(0)]],
  ['$[\'a\']["b c"]', '$', [name('a'), name('b c')]],
  ["$.a[ 'b' ]", '$', [name('a'), name('b')]],
  [String.raw`$['it\'s']['\u0041\n\\\"']`, '$', [name("it's"), name('A\n\\"')]],
  ['$.store-1._x.Ünï.1', '$', [name('store-1'), name('_x'), name('Ünï'), name('1')]],
  ['$$', '$$', []],
  ['$$.Execution.Id', '$$', [name('Execution'), name('Id')]],
  ['$order', { variable: 'order' }, []],
  ['$_x1.total[-1]', { variable: '_x1' }, [name('total'), index(-1)]],
  ['$.[0].[*]', '$', [index(0), { kind: 'wildcard' }]],
  ['$[*].a', '$', [{ kind: 'wildcard' }, name('a')]],
  ['$.*', '$', [{ kind: 'wildcard' }]],
  ['$..a', '$', [{ kind: 'descent' }, name('a')]],
  ['$..[0]', '$', [{ kind: 'descent' }, index(0)]],
  ['$..*', '$', [{ kind: 'descent' }, { kind: 'wildcard' }]],
  ['$[1:3]', '$', [{ kind: 'slice', from: 1, to: 3 }]],
  ['$[-2:]', '$', [{ kind: 'slice', from: -2, to: Infinity }]],
  ['$[ : 0 ]', '$', [{ kind: 'slice', from: 0, to: 0 }]],
  ['$[0, 2]', '$', [{ kind: 'union', members: [0, 2] }]],
  ["$['a','b']", '$', [{ kind: 'union', members: ['a', 'b'] }]],
])('%s', (text, root, selectors) => {
  expect(parsePath(text)).toMatchObject({ text, root, selectors });
});

test.each([
  ['$.list[?(@.n)]', '(exists(_$_v,0))'],
  ['$.list[?( @.n == 1 )]', '((value(_$_v,0)==value(_$_v,1)))'],
  ["$.list[?(@['n'] != 'x' || !(@.m >= $.least && !@.q))]", '((value(_$_v,0)!=value(_$_v,1))||!((ordered(_$_v,2,3)>=ordered(_$_v,3,2))&&!exists(_$_v,4)))'],
])('the logic of the filter %s', (text, script) => {
  expect(parsePath(text).selectors.at(-1)).toMatchObject({ kind: 'filter', filter: { script } });
});

test('the operands of a filter are paths from @ and $, texts, numbers, true, false and null', () => {
  const [filter] = parsePath('$[?(@.a == "x" || @ < -1.5e2 || $.b[*] != null || @.c == true || @.d == 007)]').selectors;
  expect(filter).toMatchObject({
    filter: {
      operands: [
        { from: '@', selectors: [name('a')] },
        { constant: 'x' },
        { from: '@', selectors: [] },
        { constant: -150 },
        { from: '$', selectors: [name('b'), { kind: 'wildcard' }] },
        { constant: null },
        { from: '@', selectors: [name('c')] },
        { constant: true },
        { from: '@', selectors: [name('d')] },
        { constant: 7 },
      ],
    },
  });
});

describe('a fault has a position', () => {
  test.each([
    ['', 0, 'A path begins with "$"'],
    ['a.b', 0, 'A path begins with "$"'],
    ['$.', 2, 'Expected a name after "."'],
    ['$..', 3, 'Expected a name after "."'],
    ['$...a', 3, 'Expected a name after "."'],
    ['$.a b', 3, 'Expected "." or "[", found " "'],
    ['$a-b', 2, 'Expected "." or "[", found "-"'],
    ['$.a.length()', 4, 'A path has no functions'],
    ['$()', 1, 'A path has no functions'],
    ['$[a]', 2, 'Expected an index, a name in quotes, "*", a slice or "?(...)" between the brackets'],
    ['$[1:2:3]', 3, 'Expected "]"'],
    ["$['a", 2, 'Expected a text in quotes, with both of them'],
    [String.raw`$['x\u12']`, 4, String.raw`"\u" is not followed by four hexadecimal digits`],
    ['$[?@.a]', 3, 'A filter stands in parentheses: "?(...)"'],
    ['$[?(@.a =~ /x/)]', 8, 'Expected "&&", "||" or ")"'],
    ['$[?(1)]', 4, 'A constant is compared with something'],
    ['$[?(@.a == b)]', 11, 'Expected a path from "@" or "$", a text in quotes, a number, true, false or null'],
  ])('%j', (text, position, what) => {
    expect(pathFault(text)).toMatchObject({ text, position, what, message: `${what} (at ${position} of ${JSON.stringify(text)})` });
    expect(isPath(text)).toBe(false);
    expect(isReferencePath(text)).toBe(false);
  });
});

test('filters that are nested too deeply are a fault', () => {
  expect(pathFault(`$${'[?(@'.repeat(100_000)}`)).toMatchObject({ position: 0, what: 'The filter is nested too deeply' });
});

// Each is evaluated by recursion: 5,000 exhausted the stack in the middle of an execution.
test.each<[what: string, filter: (terms: number) => string, position: number]>([
  ['conditions', (terms) => `$[?(${'@.a && '.repeat(terms - 1)}@.a)]`, 4 + 500 * 7],
  ['negations', (terms) => `$[?(${'!'.repeat(terms - 1)}@.a)]`, 4 + 500],
  ['groups', (terms) => `$[?${'('.repeat(terms)}@.a${')'.repeat(terms)}]`, 4 + 500],
])('a filter has at most 500 terms: %s', (_what, filter, position) => {
  expect(pathFault(filter(500))).toBeUndefined();
  expect(compilePath(filter(500), notInTemplate('x'))(scopeOf([{ a: 1 }]))).toEqual(filter(500).includes('!') ? [] : [{ a: 1 }]);
  for (const terms of [501, 5000]) expect(pathFault(filter(terms))).toMatchObject({ position, what: 'A filter has at most 500 terms' });
});

test.each([
  // https://states-language.net/#ref-paths: a path that can identify only a single node
  ['$.store.book', true, true],
  [String.raw`$.store\.book`, true, true],
  ['$.stores[0].books', true, true],
  ["$$.Execution['Id']", true, true],
  ['$x[2]', true, true],
  ['$[-1]', false, true],
  ['$[*]', false, false],
  ['$..a', false, false],
  ['$[0,1]', false, false],
  ['$[1:]', false, false],
  ['$[?(@.a)]', false, false],
])('%s: Reference Path %s, definite %s', (text, reference, definite) => {
  expect(isReferencePath(text)).toBe(reference);
  expect(parsePath(text).definite).toBe(definite);
  expect(isPath(text)).toBe(true);
});
