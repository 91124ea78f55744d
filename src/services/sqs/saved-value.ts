import { UsageError } from '../../errors/usage-error';

/** Reads a value of a saved state that has to be of a type. `where` is its JSON Pointer. */
export type Read<Value> = (value: unknown, where: string) => Value;

export const invalid = (where: string): UsageError => new UsageError('This is no saved state of InMemorySqs.', where, 'Give what its method save() gave.');

export const aNumber: Read<number> = (value, where) => {
  if (typeof value === 'number') return value;
  throw invalid(where);
};

export const aText: Read<string> = (value, where) => {
  if (typeof value === 'string') return value;
  throw invalid(where);
};

export const anObject: Read<Readonly<Record<string, unknown>>> = (value, where) => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid(where);
};

export const orNone =
  <Value>(read: Read<Value>): Read<Value | undefined> =>
  (value, where) =>
    value === undefined ? undefined : read(value, where);

export const aListOf =
  <Value>(read: Read<Value>): Read<Value[]> =>
  (value, where) => {
    if (!Array.isArray(value)) throw invalid(where);
    return value.map((item, i) => read(item, `${where}/${i}`));
  };

/** The entries of a map. */
export const entriesOf = <Value>(read: Read<Value>): Read<[string, Value][]> =>
  aListOf((entry, where) => {
    const [key, value] = aListOf((part) => part)(entry, where);
    return [aText(key, `${where}/0`), read(value, `${where}/1`)];
  });

/** An object by its members. */
export const aRecord =
  <Value extends object>(members: { readonly [Name in keyof Value]-?: Read<Value[Name]> }): Read<Value> =>
  (value, where) => {
    const object = anObject(value, where);
    const record: Partial<Value> = {};
    for (const name of Object.keys(members) as (keyof Value & string)[]) record[name] = members[name](object[name], `${where}/${name}`);
    return record as Value;
  };

/** An object as it is saved: without the members that are not there. */
export function present(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
