/** A JSON Pointer (RFC 6901): '' is the whole document, '/States/Pay/Next' a member of it. */
export type Pointer = string;

/** Appends one reference token, escaped as RFC 6901 section 3 says. */
export const child = (pointer: Pointer, token: string | number): Pointer =>
  `${pointer}/${typeof token === 'number' ? token : token.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The reference tokens of a pointer, unescaped: '/a~1b/0' is ['a/b', '0']. */
export const tokens = (pointer: Pointer): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
