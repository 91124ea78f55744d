import { isObject, setMember } from '../../json/json';

/** One of a few texts. */
export class OneOf<Text extends string> {
  readonly texts: ReadonlySet<string>;
  constructor(...texts: readonly Text[]) {
    this.texts = new Set(texts);
  }
}

type Scalar = 'text' | 'number' | 'flag' | 'date' | 'map' | 'bytes' | 'body';

/**
 * What a value from outside must look like: a scalar (numbers are whole), one of a few texts, a list of alike things (an array with their shape), or a
 * structure (an object with the shapes of its members; those whose name ends with `!` are required). `map` is an object of texts; `body` is the content of
 * an object, which is looked at when it is read.
 */
export type Shape = Scalar | OneOf<string> | readonly [Shape] | { readonly [member: string]: Shape };

/** The type of what fits a shape. */
export type Fitting<S> = S extends 'text'
  ? string
  : S extends 'number'
    ? number
    : S extends 'flag'
      ? boolean
      : S extends 'date'
        ? Date
        : S extends OneOf<infer Text>
          ? Text
          : S extends readonly [infer Item]
            ? Fitting<Item>[]
            : { -readonly [M in keyof S as M extends `${infer Name}!` ? Name : never]: Fitting<S[M]> | undefined } & {
                -readonly [M in keyof S as M extends `${string}!` ? never : M]?: Fitting<S[M]> | undefined;
              };

/** What is wrong with a value: a member that it may not have, one that it must have, or one of the wrong type. */
export interface Misfit {
  readonly kind: 'unknown' | 'missing' | 'wrong';
  /** Names of members, with dots between them; '' is the whole. */
  readonly path: string;
}

/** A copy of a value that fits, without what is undefined. Structures are no deeper than their shapes: neither is the recursion. */
export function fit(value: unknown, shape: Shape, path: string, fail: (misfit: Misfit) => Error): unknown {
  if (typeof shape === 'string' ? scalars[shape](value) : shape instanceof OneOf && shape.texts.has(value as string)) {
    if (shape === 'map') return Object.fromEntries(Object.entries(value as object));
    return shape === 'date' ? new Date(value as Date) : value;
  }
  if (isList(shape) && Array.isArray(value)) return value.map((item) => fit(item, shape[0], path, fail));
  if (typeof shape === 'string' || shape instanceof OneOf || isList(shape) || !isObject(value)) throw fail({ kind: 'wrong', path });
  const pathOf = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const copy: Record<string, unknown> = {};
  const { members, required } = structureOf(shape);
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member === undefined) continue;
    const known = members.get(name);
    if (known === undefined) throw fail({ kind: 'unknown', path: pathOf(name) });
    setMember(copy, name, fit(member, known, pathOf(name), fail));
  }
  for (const name of required) if (!Object.hasOwn(copy, name)) throw fail({ kind: 'missing', path: pathOf(name) });
  return copy;
}

/** The members of a structure by their names, and which must be there. */
interface Structure {
  readonly members: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
}
const structures = new WeakMap<object, Structure>();

const bare = (name: string): string => name.replace(/!$/, '');

/** Looked at once: shapes are constants. */
function structureOf(shape: { readonly [member: string]: Shape }): Structure {
  let structure = structures.get(shape);
  if (structure === undefined) {
    const names = Object.keys(shape);
    structure = { members: new Map(names.map((name) => [bare(name), shape[name]!])), required: names.filter((name) => name.endsWith('!')).map(bare) };
    structures.set(shape, structure);
  }
  return structure;
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

const scalars: Readonly<Record<Scalar, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => Number.isInteger(value),
  flag: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  map: (value) => isObject(value) && Object.values(value).every((text) => typeof text === 'string'),
  bytes: (value) => value instanceof Uint8Array,
  body: () => true,
};
