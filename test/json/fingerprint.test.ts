import { expect, test } from 'vitest';
import { fingerprint } from '../../src/json/fingerprint';

test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('FNV-1a, 64 bits, of %j (vectors that its authors published)', (text, expected) => {
  expect(fingerprint(text)).toBe(expected);
});
