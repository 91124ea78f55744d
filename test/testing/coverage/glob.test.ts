import { expect, test } from 'vitest';
import { globPattern, globRoot } from '../../../src/testing/coverage/glob';

test.each([
  ['a.json', 'a.json', true],
  ['a.json', 'b/a.json', false],
  ['a.json', 'a_json', false],
  ['asl/*.json', 'asl/a.json', true],
  ['asl/*.json', 'asl/b/a.json', false],
  ['asl/**/*.json', 'asl/a.json', true],
  ['asl/**/*.json', 'asl/b/c/a.json', true],
  ['asl/**', 'asl/b/a.json', true],
  ['**/*.{json,yaml}', 'a/b.yaml', true],
  ['**/*.{json,yaml}', 'a/b.yml', false],
  ['a?.json', 'a1.json', true],
  ['a?.json', 'a.json', false],
  ['a,b+(c).json', 'a,b+(c).json', true],
])('%s stands for %s: %s', (glob, path, expected) => {
  expect(globPattern(glob).test(path)).toBe(expected);
});

test.each([
  ['a.json', '.'],
  ['asl/a.json', 'asl'],
  ['asl/orders/*/*.json', 'asl/orders'],
  ['**/*.json', '.'],
  ['/srv/{a,b}/x', '/srv'],
  ['/*.json', '/'],
])('%s is in %s', (glob, root) => {
  expect(globRoot(glob)).toBe(root);
});
