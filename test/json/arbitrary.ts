import fc from 'fast-check';
import type { Json } from '../../src/json/json';

/** Any code point, lone surrogates among them. fast-check's own unit 'binary' takes seconds to make, in each file that asks for it. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map(
  (code) => String.fromCodePoint(code),
  // So that fast-check tries names such as `__proto__`, too.
  (text) => {
    const code = typeof text === 'string' ? (text.codePointAt(0) ?? -1) : -1;
    if (code < 0 || String.fromCodePoint(code) !== text) throw new Error('not one character');
    return code;
  },
);

/** Any text: control characters, quotes, pairs and lone surrogates among them. */
export const anyText = fc.oneof(
  fc.string({ unit: anyCharacter }),
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
