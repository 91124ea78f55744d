import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import type { StateFields } from './outline';

/** A choice rule, or a rule inside one. */
export interface ChoiceTestNode {
  readonly test: JsonObject;
  readonly at: Pointer;
  /** As a message names it: 'Choices[0].And[1] of the Choice state "C"'. */
  readonly label: string;
  /** Whether it stands in `Choices` itself. */
  readonly top: boolean;
}

const none: readonly ChoiceTestNode[] = [];

/** The rules of a Choice state, each before those inside it. */
export function choiceTests({ type, fields, where, label }: StateFields): readonly ChoiceTestNode[] {
  if (type !== 'Choice') return none;
  const found: ChoiceTestNode[] = [];
  const read = (test: Json, at: Pointer, path: string, top: boolean): void => {
    if (!isObject(test)) return;
    found.push({ test, at, label: `${path} of ${label}`, top });
    for (const operator of ['And', 'Or']) {
      const parts = test[operator];
      if (isArray(parts)) parts.forEach((part, i) => read(part, `${at}/${operator}/${i}`, `${path}.${operator}[${i}]`, false));
    }
    if (test['Not'] !== undefined) read(test['Not'], `${at}/Not`, `${path}.Not`, false);
  };
  const rules = fields['Choices'];
  if (isArray(rules)) rules.forEach((rule, i) => read(rule, `${where}/Choices/${i}`, `Choices[${i}]`, true));
  return found;
}
