import { type Constraints, printedStructures } from '../constraints';
import { list, misplaced } from '../values/normal-value';

const MOST_ACTIONS = 100;

/** The form of a request's `TransactItems`: 1 to 100 structures of a shape. `check` looks at each, and is told where it stands, as AWS's messages say it. */
export function checkTransactItems<Item extends object>(
  constraints: Constraints,
  shape: string,
  items: readonly Item[] | undefined,
  check: (item: Item, place: string) => void,
): void {
  constraints.required(items, 'transactItems');
  if (items === undefined || items === null) return;
  const count = list(items).length;
  if (count === 0) constraints.broken('[]', 'transactItems', 'Member must have length greater than or equal to 1');
  if (count > MOST_ACTIONS)
    constraints.broken(printedStructures(shape, count), 'transactItems', `Member must have length less than or equal to ${MOST_ACTIONS}`);
  items.forEach((item, i) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) throw misplaced(item, 'Map');
    check(item, `transactItems.${i + 1}.member`);
  });
}
