import type { Item } from './attribute-value';
import { invalidParameter, validation } from './errors';
import { pathsIn } from './expressions/paths-in';
import type { Condition, Path } from './expressions/ast';
import type { Placeholders } from './expressions/placeholders';
import { project } from './expressions/project';
import type { ReadPath } from './read-path';
import { partOf } from './secondary-index';
import type { QueryInput, ScanInput } from './shapes';
import { copyItem } from './values/copy-value';

/** What of each item a Query or Scan gives. */
export interface Selection {
  /** Undefined where items are only counted. */
  readonly view: ((item: Readonly<Item>) => Item) | undefined;
  /** Whether the rest of each item is fetched from the table, since the index does not hold all that is asked for. */
  readonly fetches: boolean;
}

/**
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html#DDB-Query-request-Select
 *
 * @throws ValidationException for what a global index does not hold. A local one fetches it from the table.
 */
export function selection(
  { Select }: QueryInput | ScanInput,
  path: ReadPath,
  paths: readonly Path[] | undefined,
  filter: Condition | undefined,
  placeholders: Placeholders,
): Selection {
  const { index, projected } = path;
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && index === undefined) {
    throw validation('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  let fetches = false;
  if (index !== undefined && projected !== undefined) {
    if (Select === 'ALL_ATTRIBUTES') {
      if (index.kind === 'global') {
        throw invalidParameter(`Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`);
      }
      fetches = true;
    }
    const missing = namesOf(paths, filter, placeholders).filter((name) => !projected.has(name));
    if (missing.length > 0) {
      if (index.kind === 'global') throw invalidParameter(`Global secondary index ${index.name} does not project [${missing.join(', ')}]`);
      fetches = true;
    }
  }
  if (Select === 'COUNT') return { view: undefined, fetches };
  if (paths !== undefined) return { view: (item) => project(item, paths, placeholders), fetches };
  if (projected === undefined || Select === 'ALL_ATTRIBUTES') return { view: copyItem, fetches };
  return { view: (item) => copyItem(partOf(item, projected)), fetches };
}

/** The attributes that a projection and a filter name, each once. */
function namesOf(paths: readonly Path[] = [], filter: Condition | undefined, placeholders: Placeholders): string[] {
  const all = filter === undefined ? paths : [...paths, ...pathsIn(filter)];
  return [...new Set(all.map(({ steps }) => placeholders.name(steps[0])))];
}
