import { type Constraints, printedStructures } from '../constraints';

const MOST_ACTIONS = 100;

/** The form of a request's `TransactItems`: 1 to 100 structures of a shape. `check` looks at each, and is told where it stands, as AWS's messages say it. */
export function checkTransactItems<Item extends object>(
  constraints: Constraints,
  shape: string,
  items: readonly Item[] | undefined,
  check: (item: Item, place: string) => void,
): void {
  constraints.required(items, 'transactItems');
  if (items === undefined) return;
  const count = items.length;
  if (count === 0) constraints.broken('[]', 'transactItems', 'Member must have length greater than or equal to 1');
  if (count > MOST_ACTIONS)
    constraints.broken(printedStructures(shape, count), 'transactItems', `Member must have length less than or equal to ${MOST_ACTIONS}`);
  items.forEach((item, i) => check(item, `transactItems.${i + 1}.member`));
}
