import { isObject, type Json, type JsonObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import type { StateFields, StateNode } from './outline';
import { fieldPointer, isComputed } from './payload-templates';

/** A path or an intrinsic function, and where it stands. */
export interface PathText {
  readonly text: string;
  readonly at: Pointer;
}

/** The text of a field whose name says that it is a path. */
export interface PathField extends PathText {
  readonly name: string;
}

const none: readonly PathField[] = [];
/** Fields of a Map that hold fields as a state does. */
export const containers: ReadonlySet<string> = new Set(['ItemReader', 'ReaderConfig', 'ItemBatcher']);
const isPathField = (name: string): boolean => name.endsWith('Path') || name === 'Variable';
/** Whether a variable's name may follow a `$`. */
const mayRead = /\$[^$.[]/;

/** The path fields of a state in JSONPath mode, without those of its catchers and rules. */
export function pathFields({ fields, names, where, language }: StateFields): readonly PathField[] {
  if (language !== 'JSONPath') return none;
  const found: PathField[] = [];
  collect(fields, names, where, found);
  return found.length === 0 ? none : found;
}

function collect(container: JsonObject, names: readonly string[], at: Pointer, found: PathField[]): void {
  for (const name of names) {
    const value = container[name];
    if (typeof value === 'string') {
      if (isPathField(name)) found.push({ name, text: value, at: `${at}/${name}` });
    } else if (containers.has(name)) collectIn(value, `${at}/${name}`, found);
  }
}

function collectIn(container: Json | undefined, at: Pointer, found: PathField[]): void {
  if (isObject(container)) collect(container, Object.keys(container), at, found);
}

/** The paths and intrinsic functions of a state in JSONPath mode that may read a variable: ResultPath says where something is put. */
export function variablePathsOf({ paths, catchers, where, tests, templates }: StateNode): PathText[] {
  const found: PathText[] = [];
  if (paths.length > 0) addReading(paths, found);
  if (catchers.length + tests.length > 0) {
    const fields: PathField[] = [];
    catchers.forEach((catcher, i) => collectIn(catcher, `${where}/Catch/${i}`, fields));
    for (const { test, at } of tests) collectIn(test, at, fields);
    addReading(fields, found);
  }
  for (const field of templates)
    if (typeof field.value === 'string' && isComputed(field) && mayRead.test(field.value)) found.push({ text: field.value, at: fieldPointer(field) });
  return found;
}

function addReading(fields: readonly PathField[], found: PathText[]): void {
  for (const field of fields) if (field.name !== 'ResultPath' && mayRead.test(field.text)) found.push(field);
}
