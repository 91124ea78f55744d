import fc from 'fast-check';
import { expect, test } from 'vitest';
import { child, tokens } from '../../src/json/pointer';
import { anyText } from './arbitrary';

test.each([
  ['', 'a', '/a'],
  ['/a', 0, '/a/0'],
  ['', 'a/b', '/a~1b'],
  ['', 'm~n', '/m~0n'],
  ['', '~1', '/~01'],
  ['', '', '/'],
])('RFC 6901, sections 3 and 5: child(%j, %j) is %j', (pointer, token, expected) => {
  expect(child(pointer, token)).toBe(expected);
});

test('the tokens of a pointer are those it was made of', () => {
  fc.assert(
    fc.property(fc.array(anyText), (parts) => {
      expect(tokens(parts.reduce((pointer, part) => child(pointer, part), ''))).toEqual(parts);
    }),
  );
});
