import fc from 'fast-check';
import type { Json } from '../../src/json/json';

/** Any text: control characters, quotes, pairs and lone surrogates among them. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      '"',
      '\\',
      '\u0000',
      '\u001f',
      '\b',
      '\t',
      '\n',
      '\f',
      '\r',
      '\u007f',
      'é',
      '\u07ff',
      '\u0800',
      '\uffff',
      '\ud83d',
      '\ude00',
      '😀',
    ),
  }),
);

/** Any JSON value, member names such as `__proto__` among them. */
export const anyJson = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    anyText,
    fc.array(tie('value'), { maxLength: 40 }),
    fc.dictionary(fc.oneof(anyText, fc.constantFrom('__proto__', 'toString', 'constructor')), tie('value'), { maxKeys: 10 }),
  ),
})).value;

/** A value nested so many levels deep. */
export function nested(levels: number, kind: 'array' | 'object'): Json {
  let value: Json = 1;
  for (let level = 0; level < levels; level++) value = kind === 'array' ? [value] : { a: value };
  return value;
}
