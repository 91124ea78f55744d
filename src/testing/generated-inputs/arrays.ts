import { child } from '../../json/pointer';
import type { Json } from '../../json/json';
import type { Demand } from './demand';
import type { Arbitrary } from './fast-check-package';
import type { Values } from './values';

/** Items beyond what is asked for, where nothing bounds them. */
const usual = 4;

/** Arrays; null where the bounds or the items leave none. */
export function arrays(values: Values, demand: Demand, budget: number): Arbitrary<Json> | null {
  const { fc } = values;
  const minItems = demand.least('minItems', 0);
  let maxItems = Math.min(demand.greatest('maxItems'), Math.max(minItems, demand.prefix) + usual);
  const contained = containedItems(values, demand, budget);
  if (contained === null) return null;
  const first: Arbitrary<Json>[] = [];
  for (; first.length < demand.prefix && first.length < maxItems;) {
    const item = itemAt(values, demand, first.length, budget);
    if (item === null) maxItems = first.length;
    else first.push(item);
  }
  const other = maxItems > first.length ? itemAt(values, demand, first.length, budget) : null;
  if (other === null) maxItems = first.length;
  if (minItems > maxItems) return null;

  const unique = demand.of('uniqueItems').some(({ operand }) => operand === true);
  const count = { minLength: Math.max(0, minItems - first.length), maxLength: maxItems - first.length };
  const more = other === null ? fc.constant([]) : fc.array(other, unique ? { ...count, maxLength: count.maxLength + usual } : count);
  const parts = fc.tuple(fc.tuple(...first), fc.integer({ min: Math.min(minItems, first.length), max: first.length }), more, contained);
  return parts.map(([start, kept, rest, wanted]) => {
    const items = kept < first.length && rest.length === 0 ? start.slice(0, kept) : [...start, ...rest];
    const all = insert(items, wanted, maxItems);
    return unique ? withoutEqual(all).slice(0, maxItems) : all;
  });
}

function itemAt(values: Values, demand: Demand, index: number, budget: number): Arbitrary<Json> | null {
  const places = demand.item(index);
  return places === null ? null : values.of(places, budget);
}

/** What the array must contain: as many of each as `minContains` says. Null where that cannot be. */
function containedItems(values: Values, demand: Demand, budget: number): Arbitrary<Json[]> | null {
  const { fc } = values;
  const all: Arbitrary<Json[]>[] = [];
  for (const { at } of demand.of('contains')) {
    const { minContains = 1 } = demand.document.at(at) as { readonly minContains?: number };
    const item = values.of([...(demand.item(demand.prefix) ?? []), child(at, 'contains')], budget);
    if (item === null && minContains > 0) return null;
    if (item !== null) all.push(fc.array(item, { minLength: minContains, maxLength: minContains }));
  }
  return fc.tuple(...all).map((lists) => lists.flat());
}

/** Takes the place of the last items, where there is no room for more. */
const insert = (items: readonly Json[], wanted: readonly Json[], maxItems: number): Json[] => [
  ...items.slice(0, Math.max(0, Math.min(items.length, maxItems - wanted.length))),
  ...wanted,
];

function withoutEqual(items: readonly Json[]): Json[] {
  const seen = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...seen.values()];
}
