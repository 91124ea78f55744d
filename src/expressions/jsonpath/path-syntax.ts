import type { Json } from '../../json/json';

/** One step of a path. */
export type Selector =
  | { readonly kind: 'name'; readonly name: string }
  /** Counted from the end where negative. */
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'wildcard' }
  /** Also the names or indices of a union, in their order. */
  | { readonly kind: 'union'; readonly members: readonly (string | number)[] }
  | { readonly kind: 'slice'; readonly from: number; readonly to: number }
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** `..`: what follows applies to the value and to everything in it. */
  | { readonly kind: 'descent' };

/** A parsed path. */
export interface Path {
  readonly text: string;
  /** `$`, `$$`, or the name of the variable that the path begins with. */
  readonly root: '$' | '$$' | { readonly variable: string };
  readonly selectors: readonly Selector[];
  /** Names and indices only: the path gives one value. Any other path gives a list. */
  readonly definite: boolean;
}

/** What stands on either side of a comparison: a constant, or a path from the item (`@`) or from the filtered document (`$`). */
export type Operand = { readonly constant: Json } | { readonly from: '@' | '$'; readonly selectors: readonly Selector[] };

/**
 * A filter `?(...)`. Its `script` has the filter's own comparisons, `&&`, `||`, `!` and parentheses, and in the place of each operand a call:
 * `value(_$_v,n)` for a side of `==`, `ordered(_$_v,n,m)` for a side of `<` whose other side is operand m, `exists(_$_v,n)` for a path alone.
 */
export interface Filter {
  readonly script: string;
  readonly operands: readonly Operand[];
}
