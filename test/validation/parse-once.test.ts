import { expect, test } from 'vitest';
import { DefinitionError } from '../../src/errors/definition-error';
import { parseOnce } from '../../src/validation/parse-once';

const definition = (): { StartAt: string; States: Record<string, Record<string, unknown>> } => ({
  StartAt: 'A',
  States: { A: { Type: 'Pass', Parameters: { list: [1, { a: null }] }, End: true } },
});

test('an object is made ready once, and again when it has changed in any part', () => {
  const given = definition();
  const first = parseOnce(given);
  expect(parseOnce(given)).toBe(first);
  expect(parseOnce(definition())).not.toBe(first);
  const changes: (() => unknown)[] = [
    () => (given.States['A']!['Comment'] = 'new'),
    () => delete given.States['A']!['Comment'],
    () => (given.States['A']!['Parameters'] = { list: [2] }),
    () => (given.States = { A: { ...given.States['A']! } }),
  ];
  let last = first;
  for (const change of changes) {
    change();
    const machine = parseOnce(given);
    expect(machine).not.toBe(last);
    expect(parseOnce(given)).toBe(machine);
    last = machine;
  }
  given.States['A']!['Next'] = 'Nowhere';
  expect(() => parseOnce(given)).toThrow(DefinitionError);
});

test('a text is made ready once for each type, and the first of many is forgotten', () => {
  const text = (n: number): string => JSON.stringify({ Comment: String(n), ...definition() });
  const first = parseOnce(text(0));
  expect(parseOnce(text(0))).toBe(first);
  expect(parseOnce(text(0), 'EXPRESS')).not.toBe(first);
  for (let n = 1; n <= 50; n++) parseOnce(text(n));
  expect(parseOnce(text(0))).not.toBe(first);
});

test('an object is made ready anew for another type', () => {
  const given = definition();
  expect(parseOnce(given, 'EXPRESS')).not.toBe(parseOnce(given));
});
