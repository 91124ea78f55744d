import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import { child } from '../json/pointer';
import type { StateFields } from './outline';

/** A member of a payload template, however deep: one whose name ends in ".$", or a text. */
export interface TemplateField {
  readonly name: string;
  readonly value: Json;
  /** The object that has it. */
  readonly within: Pointer;
}

export const isComputed = ({ name }: TemplateField): boolean => name.endsWith('.$');
export const fieldPointer = ({ within, name }: TemplateField): Pointer => child(within, name);

const none: readonly TemplateField[] = [];
const templates = new Set(['Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials']);
const parts = [
  ['ItemReader', 'Parameters'],
  ['ItemBatcher', 'BatchInput'],
  ['ResultWriter', 'Parameters'],
] as const;

/** The members of a state's payload templates; none in JSONata mode. Spec: https://states-language.net/#payload-template */
export function payloadTemplates({ type, fields, names, catchers, where, language, tests }: StateFields): readonly TemplateField[] {
  if (language !== 'JSONPath') return none;
  const found: TemplateField[] = [];
  for (const name of names) if (templates.has(name)) collect(fields[name], `${where}/${name}`, found);
  if (type === 'Map')
    for (const [part, name] of parts) {
      const container = fields[part];
      if (isObject(container)) collect(container[name], `${where}/${part}/${name}`, found);
    }
  if (catchers.length > 0) catchers.forEach((catcher, i) => isObject(catcher) && collect(catcher['Assign'], `${where}/Catch/${i}/Assign`, found));
  for (const { test, at } of tests) if (test['Assign'] !== undefined) collect(test['Assign'], `${at}/Assign`, found);
  return found.length === 0 ? none : found;
}

function collect(template: Json | undefined, at: Pointer, found: TemplateField[]): void {
  if (typeof template !== 'object' || template === null) return;
  if (isArray(template)) template.forEach((item, i) => collect(item, `${at}/${i}`, found));
  else
    for (const name of Object.keys(template)) {
      const value = (template as JsonObject)[name]!;
      if (typeof value === 'string' || name.endsWith('.$')) found.push({ name, value, within: at });
      else if (typeof value === 'object') collect(value, child(at, name), found);
    }
}
