import { isArray, isObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import type { StateFields } from './outline';

export interface Transition {
  readonly target: string;
  readonly where: Pointer;
}

/** Where a state can go: Next, Default, the Next of each choice rule and of each catcher. */
export function transitions({ fields, where }: StateFields): Transition[] {
  const found: Transition[] = [];
  const add = (target: unknown, at: Pointer): void => {
    if (typeof target === 'string') found.push({ target, where: at });
  };
  add(fields['Next'], `${where}/Next`);
  for (const list of ['Choices', 'Catch']) {
    const items = fields[list];
    if (isArray(items)) items.forEach((item, i) => isObject(item) && add(item['Next'], `${where}/${list}/${i}/Next`));
  }
  add(fields['Default'], `${where}/Default`);
  return found;
}
