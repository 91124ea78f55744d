import { inRange, type AddressRange } from './cidr';
import { matchesWildcard } from './wildcard';

/** A value that a pattern is held against: a part of a message's body or attributes that has no parts itself. */
export type Leaf = string | number | boolean | null;

/** One of the values that a filter policy has for a name. */
export type Pattern =
  | { readonly kind: 'equals'; readonly value: Leaf }
  | { readonly kind: 'equals-ignore-case'; readonly value: string }
  | { readonly kind: 'prefix' | 'suffix'; readonly value: string }
  | { readonly kind: 'wildcard'; readonly parts: readonly string[] }
  | { readonly kind: 'numeric'; readonly least: number; readonly most: number; readonly openLeast: boolean; readonly openMost: boolean }
  | { readonly kind: 'cidr'; readonly range: AddressRange }
  | { readonly kind: 'anything-but'; readonly but: readonly Pattern[] }
  /** With false it is not held against values but against there being none. */
  | { readonly kind: 'exists'; readonly exists: boolean };

/** Numbers are compared from -10⁹ to 10⁹ (https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html). */
export const greatest = 1e9;

/** "with five digits of accuracy after the decimal point": AWS's matcher keeps millionths. */
const comparable = (value: number): number => Math.trunc(value * 1e6);

export function matchesLeaf(pattern: Pattern, value: Leaf): boolean {
  switch (pattern.kind) {
    case 'equals':
      return equals(pattern.value, value);
    case 'anything-but':
      return !pattern.but.some((each) => matchesLeaf(each, value));
    case 'exists':
      return pattern.exists;
    case 'numeric':
      return typeof value === 'number' && Math.abs(value) <= greatest && isWithin(pattern, comparable(value));
    default:
      return typeof value === 'string' && matchesText(pattern, value);
  }
}

function equals(wanted: Leaf, value: Leaf): boolean {
  if (typeof wanted !== 'number' || typeof value !== 'number') return wanted === value;
  return wanted === value || (Math.abs(value) <= greatest && Math.abs(wanted) <= greatest && comparable(wanted) === comparable(value));
}

function isWithin({ least, most, openLeast, openMost }: Pattern & { kind: 'numeric' }, value: number): boolean {
  const [bottom, top] = [comparable(least), comparable(most)];
  return (openLeast ? value > bottom : value >= bottom) && (openMost ? value < top : value <= top);
}

function matchesText(pattern: Exclude<Pattern, { kind: 'equals' | 'anything-but' | 'exists' | 'numeric' }>, text: string): boolean {
  switch (pattern.kind) {
    case 'prefix':
      return text.startsWith(pattern.value);
    case 'suffix':
      return text.endsWith(pattern.value);
    case 'equals-ignore-case':
      return text.toLowerCase() === pattern.value.toLowerCase();
    case 'wildcard':
      return matchesWildcard(pattern.parts, text);
    case 'cidr':
      return inRange(pattern.range, text);
  }
}
