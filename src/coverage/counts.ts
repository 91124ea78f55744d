/** What is counted of a definition, in the order in which it is told. */
export const kindsOfPlaces = ['states', 'transitions', 'rules', 'catchers', 'retriers', 'branches'] as const;
export type Kind = (typeof kindsOfPlaces)[number];

/** How many places there are, and how many of them were passed at least once. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

export type Counts = Readonly<Record<Kind, Count>>;

export function countsOf(places: readonly { readonly kind: Kind; readonly hits: number }[]): Counts {
  return eachKind((kind) => {
    const ofKind = places.filter((place) => place.kind === kind);
    return { covered: ofKind.filter(({ hits }) => hits > 0).length, total: ofKind.length };
  });
}

export const sumOf = (all: readonly Counts[]): Counts =>
  eachKind((kind) =>
    all.reduce((sum, counts) => ({ covered: sum.covered + counts[kind].covered, total: sum.total + counts[kind].total }), { covered: 0, total: 0 }),
  );

/** Per cent with two places, never rounded up to 100; 100 where there is nothing to pass. */
export const percent = ({ covered, total }: Count): number => (total === 0 ? 100 : Math.floor((10_000 * covered) / total) / 100);

const eachKind = (count: (kind: Kind) => Count): Counts => Object.fromEntries(kindsOfPlaces.map((kind) => [kind, count(kind)])) as Counts;
