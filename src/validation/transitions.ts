import { isArray, isObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import type { StateFields } from './outline';

export interface Transition {
  readonly target: string;
  readonly where: Pointer;
}

/** Where a state can go: Next, Default, the Next of each choice rule and of each catcher. */
export function transitions({ fields, names, catchers, where }: StateFields): Transition[] {
  const found: Transition[] = [];
  const add = (target: unknown, at: Pointer): void => {
    if (typeof target === 'string') found.push({ target, where: at });
  };
  if (names.includes('Next')) add(fields['Next'], `${where}/Next`);
  const rules = names.includes('Choices') ? fields['Choices'] : undefined;
  if (isArray(rules)) rules.forEach((rule, i) => isObject(rule) && add(rule['Next'], `${where}/Choices/${i}/Next`));
  catchers.forEach((catcher, i) => isObject(catcher) && add(catcher['Next'], `${where}/Catch/${i}/Next`));
  if (names.includes('Default')) add(fields['Default'], `${where}/Default`);
  return found;
}
