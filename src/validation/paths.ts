import { isObject, type Json } from '../json/json';
import type { Pointer } from '../json/pointer';
import type { StateNode } from './outline';
import { fieldPointer, isComputed } from './payload-templates';

/** A path or an intrinsic function, and where it stands. */
export interface PathText {
  readonly text: string;
  readonly at: Pointer;
}

/** Whether a variable's name may follow a `$`. */
const mayRead = /\$[^$.[]/;

/** The paths and intrinsic functions of a state in JSONPath mode that may read a variable. */
export function pathsOf({ fields, names, catchers, where, tests, templates }: StateNode): PathText[] {
  const found: PathText[] = [];
  const read = (container: Json, at: Pointer, members?: readonly string[]): void => {
    if (!isObject(container)) return;
    for (const name of members ?? Object.keys(container)) {
      const value = container[name]!;
      if (typeof value === 'string' && isPathField(name) && mayRead.test(value)) found.push({ text: value, at: `${at}/${name}` });
      else if (isObject(value) && (name === 'ItemReader' || name === 'ReaderConfig' || name === 'ItemBatcher')) read(value, `${at}/${name}`);
    }
  };
  read(fields, where, names);
  catchers.forEach((catcher, i) => read(catcher, `${where}/Catch/${i}`));
  for (const { test, at } of tests) read(test, at);
  for (const field of templates)
    if (typeof field.value === 'string' && isComputed(field) && mayRead.test(field.value)) found.push({ text: field.value, at: fieldPointer(field) });
  return found;
}

/** ResultPath says where something is put. */
const isPathField = (name: string): boolean => (name.endsWith('Path') && name !== 'ResultPath') || name === 'Variable';
