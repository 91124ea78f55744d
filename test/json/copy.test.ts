import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyJson, copyKnownJson, type NotJson } from '../../src/json/copy';
import { anyJson, nested } from './arbitrary';

class Refused extends Error {
  constructor(readonly what: NotJson) {
    super(`${what.where || '/'}: ${what.found}`);
  }
}
const copy = (value: unknown): unknown => copyJson(value, (what) => new Refused(what));
const refusal = (value: unknown): string => {
  try {
    copy(value);
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.message;
    throw thrown;
  }
  return 'none';
};

const cycle: unknown[] = [];
cycle.push({ again: cycle });
const selfish: Record<string, unknown> = {};
selfish['me'] = selfish;

test.each<[title: string, value: unknown, refusal: string]>([
  ['undefined', undefined, '/: undefined'],
  ['a function', () => 0, '/: a function'],
  ['a function as a member', { a: { b: () => 0 } }, '/a/b: a function'],
  ['a symbol', { a: [1, Symbol('s')] }, '/a/1: a symbol'],
  ['a BigInt', { count: 1n }, '/count: a BigInt'],
  ['NaN', [NaN], '/0: NaN'],
  ['Infinity', { a: Infinity }, '/a: Infinity'],
  ['-Infinity', -Infinity, '/: -Infinity'],
  ['undefined in a list', [1, undefined], '/1: undefined'],
  ['a hole in a list', Object.assign([1], { 2: 3 }), '/1: undefined'],
  ['a list in a cycle', cycle, '/0/again: a cycle'],
  ['an object in a cycle', selfish, '/me: a cycle'],
  ['a name that needs escapes', { 'a/b~c': NaN }, '/a~1b~0c: NaN'],
  ['what a toJSON gives', { a: { toJSON: () => ({ b: 1n }) } }, '/a/b: a BigInt'],
  ['what the toJSON of a list gives', Object.assign([1], { toJSON: () => undefined }), '/: undefined'],
  ['undefined from a toJSON in a member', { a: { toJSON: () => undefined } }, '/a: undefined'],
  [
    'a member of an instance',
    new (class {
      inner = [new Map(), 2n];
    })(),
    '/inner/1: a BigInt',
  ],
])('no JSON is refused with its place: %s', (_title, value, expected) => {
  expect(refusal(value)).toBe(expected);
});

test.each<[title: string, value: unknown, copied: unknown]>([
  ['-0 is 0', [-0], [0]],
  ['-0 is 0 beside something odd', [-0, new Date(0)], [0, '1970-01-01T00:00:00.000Z']],
  ['members that are undefined are left out', { a: undefined, b: { c: undefined } }, { b: {} }],
  ['a Date is its ISO text', { at: new Date('2026-01-01T00:00:00Z') }, { at: '2026-01-01T00:00:00.000Z' }],
  ['an invalid Date is null', new Date(NaN), null],
  ['toJSON, also on a plain object', { a: { toJSON: () => [1] } }, { a: [1] }],
  ['toJSON of a list', Object.assign([1, 2], { toJSON: () => 'list' }), 'list'],
  ['boxed primitives', [Object(1), Object('a'), Object(true), Object(false)], [1, 'a', true, false]],
  [
    'an instance gives its own members',
    new (class {
      a = 1;
      get b(): number {
        return 2;
      }
    })(),
    { a: 1 },
  ],
  ['no prototype', Object.assign(Object.create(null) as object, { a: [true, null] }), { a: [true, null] }],
  ['inherited members do not count', Object.create({ a: 1 }), {}],
  [
    'a getter is read',
    {
      get a(): number {
        return 1;
      },
    },
    { a: 1 },
  ],
  ['the same object twice is no cycle', ((shared) => [shared, shared, new Date(0)])({ a: 1 }), [{ a: 1 }, { a: 1 }, '1970-01-01T00:00:00.000Z']],
  ['null', null, null],
])('%s', (_title, value, copied) => {
  expect(copy(value)).toEqual(copied);
});

test.each([copy, copyKnownJson as (value: unknown) => unknown])('a member named __proto__ is a member like any other (%#)', (copier) => {
  for (const text of ['{"__proto__":{"a":1},"b":2}', '{"__proto__":7}', '{"b":[{"__proto__":{"__proto__":null}}]}']) {
    const copied = copier(JSON.parse(text));
    expect(JSON.stringify(copied)).toBe(text);
    expect(Object.getPrototypeOf(copied)).toBe(Object.prototype);
  }
});

test('a __proto__ member beside something odd', () => {
  const value = JSON.parse('{"__proto__":{"a":1},"at":0}') as Record<string, unknown>;
  value['at'] = new Date(0);
  expect(JSON.stringify(copy(value))).toBe('{"__proto__":{"a":1},"at":"1970-01-01T00:00:00.000Z"}');
});

test.each(['array', 'object'] as const)('1,000 levels are copied and 10,000 refused, however much of the stack is left: %s', (kind) => {
  expect(JSON.stringify(copy(nested(1000, kind)))).toBe(JSON.stringify(nested(1000, kind)));
  expect(refusal(nested(1001, kind))).toMatch(/: more than 1000 levels$/);
  expect(refusal(nested(10_000, kind))).toBe(`${(kind === 'array' ? '/0' : '/a').repeat(1000)}: more than 1000 levels`);
});

test('what a getter or a toJSON throws comes out as it is', () => {
  const boom = new Error('boom');
  const thrower = (): never => {
    throw boom;
  };
  expect(() =>
    copy({
      get a() {
        return thrower();
      },
    }),
  ).toThrow(boom);
  expect(() => copy({ toJSON: thrower })).toThrow(boom);
});

test('the copy is equal and shares no container, and what it was made of is not changed (I5)', () => {
  const containers = (value: unknown): object[] => (typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(containers)] : []);
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = JSON.stringify(value);
      const theirs = new Set(containers(value));
      for (const copied of [copy(value), copyKnownJson(value)]) {
        expect(JSON.stringify(copied)).toBe(text);
        expect(containers(copied).some((container) => theirs.has(container))).toBe(false);
      }
      expect(JSON.stringify(value)).toBe(text);
    }),
  );
});

test('law: what is no plain JSON is copied as JSON.stringify writes it, where it is copied at all', () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true, withBoxedValues: true, withNullPrototype: true, withBigInt: true, withMap: true, withSet: true }), (value) => {
      fc.pre(refusal(value) === 'none');
      expect(JSON.stringify(copy(value))).toBe(JSON.stringify(value));
    }),
  );
});
