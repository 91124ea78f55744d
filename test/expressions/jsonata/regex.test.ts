import { expect, test } from 'vitest';
import { begin, awsLimits } from '../../../src/expressions/jsonata/bounds';
import { compileRegex } from '../../../src/expressions/jsonata/regex';

/** What JavaScript finds, which JSONata's regular expressions are: https://docs.jsonata.org/regex */
test.each<[pattern: string, flags: string, ...texts: string[]]>([
  ['ab+', '', 'xabbb', 'a'],
  ['AB', 'i', 'xab'],
  ['^b$', 'm', 'a\nb\nc', 'ab'],
  ['^b$', '', 'a\nb\nc', 'b'],
  ['(a)|(b)', '', 'b', 'a', 'c'],
  ['(?<year>\\d{4})-(?:\\d\\d)', '', 'in 2026-01'],
  ['\\/\\-\\ \\"\\_', '', 'x/- "_'],
  ['a.c', '', 'a\rc', 'a\u2028c', 'abc'],
  ['\\s+', '', 'a\u00a0\ufeff b', 'a\vb'],
  ['\\S+', '', '\u00a0x\u2028'],
  ['[\\s,]+', '', 'a,\u3000b'],
  ['[\\S]+', '', ' \u00a0é\u2028'],
  ['[^\\s]+', '', '\u00a0ab '],
  ['[\\b]', '', 'a\bc'],
  ['\\bb', '', 'a bc', 'ab'],
  ['\\u0041\\x42\\cJ\\0', '', 'AB\n\0'],
  ['\\ua', '', 'ua'],
  ['\\xa', '', 'xa'],
  ['\\c1', '', '\\c1'],
  ['[[:alpha:]]', '', 'a]', ':]'],
  ['[[]', '', '['],
  ['[a[]x', '', '[x', 'ax'],
  ['[a[^]x', '', '^x', 'bx'],
  ['[]', '', 'a'],
  ['[^]', '', '\n'],
  ['a{2}b{,2}', '', 'aab{,2}'],
  ['\\é\\q', '', 'éq'],
  ['\\w+\\W\\d\\D', '', 'x a-1b'],
  ['x*', '', 'aaa'],
])('/%s/%s', (pattern, flags, ...texts) => {
  const regex = compileRegex(pattern, flags);
  expect(regex.source).toBe(pattern);
  for (const text of texts) {
    begin(awsLimits);
    const found = new RegExp(pattern, flags).exec(text);
    expect(regex.exec(text, 0)).toEqual(found && { index: found.index, groups: [...found] });
  }
});

test('a Unicode class, which JavaScript has with the flag u only, and a character outside of the plane', () => {
  begin(awsLimits);
  expect(compileRegex('\\p{Lu}', '').exec('aÉ', 0)?.groups).toEqual(['É']);
  expect(compileRegex('\\u{1F600}', '').exec('a😀', 0)).toEqual({ index: 1, groups: ['😀'] });
});

test('from an index on', () => {
  begin(awsLimits);
  const regex = compileRegex('a', '');
  expect(regex.exec('aba', 1)?.index).toBe(2);
  expect(regex.exec('aba', 3)).toBeNull();
});

test.each([
  ['a(?=b)', 'lookahead is not supported, as its time is not linear'],
  ['a(?!b)', 'lookahead is not supported, as its time is not linear'],
  ['(?<=a)b', 'lookbehind is not supported, as its time is not linear'],
  ['(?<!a)b', 'lookbehind is not supported, as its time is not linear'],
  ['(a)\\1', 'a backreference is not supported, as its time is not linear'],
  ['(?<x>a)\\k<x>', 'a backreference is not supported, as its time is not linear'],
  ['(a', 'missing closing ): `(a`'],
  ['a{1001}', 'invalid repeat count: `{1001}`'],
])('/%s/ is refused', (pattern, why) => {
  expect(() => compileRegex(pattern, '')).toThrow(
    expect.objectContaining({ name: 'JsonataError', code: 'S0303', message: `Invalid regular expression /${pattern}/: ${why}` }),
  );
});
