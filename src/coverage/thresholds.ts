import { UsageError } from '../errors/usage-error';
import { child } from '../json/pointer';
import { kindsOfPlaces, percent, type Counts, type Kind } from './counts';
import type { CoverageReport } from './coverage-report';

/** The least share of each kind of place that is to be passed, in per cent. `all` counts for the kinds that are not named. */
export type Limits = Readonly<Partial<Record<Kind | 'all', number>>>;

/** Limits of the total, and of every definition by itself. */
export interface Thresholds extends Limits {
  readonly perDefinition?: Limits;
}

/**
 * What is below its threshold, a line each; none where all is well. A threshold above 0 is missed, too, where no state machine was there to be run.
 *
 * @throws UsageError for what is no threshold.
 */
export function checkThresholds({ total, definitions }: CoverageReport, { perDefinition = {}, ...limits }: Thresholds): string[] {
  validate(limits, '');
  validate(perDefinition, '/perDefinition');
  const isWanted = [limits, perDefinition].some((each) => Object.values(each).some((limit) => limit > 0));
  if (definitions.length === 0) return isWanted ? ['No state machine was run, so nothing is covered.'] : [];
  return [...below('All definitions', total, limits), ...definitions.flatMap(({ label, counts }) => below(label, counts, perDefinition))];
}

const below = (label: string, counts: Counts, limits: Limits): string[] =>
  kindsOfPlaces.flatMap((kind) => {
    const limit = limits[kind] ?? limits.all ?? 0;
    const { covered, total } = counts[kind];
    const share = percent(counts[kind]);
    return share < limit ? [`${label}: ${share} % of the ${kind} are covered (${covered} of ${total}), below the threshold of ${limit} %.`] : [];
  });

function validate(limits: object, where: string): void {
  for (const [name, limit] of Object.entries(limits) as [string, unknown][]) {
    if (name !== 'all' && !(kindsOfPlaces as readonly string[]).includes(name))
      throw new UsageError(`There is no threshold "${name}".`, child(where, name), `Give one of: ${['all', ...kindsOfPlaces].join(', ')}, perDefinition.`);
    if (typeof limit !== 'number' || !(limit >= 0 && limit <= 100))
      throw new UsageError(`The threshold "${name}" is ${JSON.stringify(limit)}.`, child(where, name), 'Give per cent: a number from 0 to 100.');
  }
}
