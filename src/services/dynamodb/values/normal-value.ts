import type { AttributeValue, Item, ValueType } from '../attribute-value';
import { invalidParameter, serialization, validation } from '../errors';
import { normalNumber } from './decimal';
import { bytesOrder } from './order-text';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-attributes-nested-depth */
const DEEPEST = 32;

/** Checks the attributes of a request and copies them in normal form, so that what the caller changes later changes nothing here. */
export const normalItem = (item: Readonly<Item>): Item => normalMembers(item, 0);

/** A spread makes the copy at its final size, and is safe with a member `__proto__`; then each member is put in the place of what was given. */
function normalMembers(members: Readonly<Item>, depth: number): Item {
  const copy: Item = { ...members };
  for (const name in copy) {
    const value = copy[name];
    if (value === undefined)
      delete copy[name]; // as an SDK client leaves it out of the request
    else copy[name] = normal(value, depth);
  }
  return copy;
}

/** @throws ValidationException or SerializationException for what is no value */
export const normalValue = (value: AttributeValue): AttributeValue => normal(value, 0);

function normal(value: AttributeValue, depth: number): AttributeValue {
  if (typeof value !== 'object' || value === null) throw misplaced(value, 'AttributeValue');
  let type: ValueType | undefined;
  for (const member in value) {
    if (!TYPES.has(member) || value[member as ValueType] === undefined) continue;
    if (type !== undefined) throw validation('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes');
    type = member as ValueType;
  }
  if (type === undefined) throw validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if (type === 'S') return { S: string(value.S!) };
  if (type === 'N') return { N: normalNumber(string(value.N!)) };
  return FORMS[type](value[type] as never, depth);
}

const TYPES: ReadonlySet<string> = new Set<ValueType>(['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL']);

/** How the value of each other type is checked and copied. */
const FORMS: { readonly [Type in Exclude<ValueType, 'S' | 'N'>]: (value: NonNullable<AttributeValue[Type]>, depth: number) => AttributeValue } = {
  B: (bytes) => ({ B: binary(bytes) }),
  BOOL: (flag) => ({ BOOL: boolean(flag) }),
  NULL(flag) {
    if (!boolean(flag)) throw invalidParameter('Null attribute value types must have the value of true');
    return { NULL: true };
  },
  SS(texts) {
    const set = list(texts).map(string);
    if (set.length === 0) throw invalidParameter('An string set  may not be empty');
    if (new Set(set).size < set.length) throw invalidParameter(`Input collection [${set.join(', ')}] contains duplicates.`);
    return { SS: set };
  },
  NS(texts) {
    const set = list(texts).map((text) => normalNumber(string(text)));
    if (set.length === 0) throw invalidParameter('An number set  may not be empty');
    if (new Set(set).size < set.length) throw validation('Input collection contains duplicates');
    return { NS: set };
  },
  BS(members) {
    const set = list(members).map(binary);
    if (set.length === 0) throw invalidParameter('Binary sets should not be empty');
    if (new Set(set.map(bytesOrder)).size < set.length) {
      throw invalidParameter(`Input collection [${set.map((bytes) => Buffer.from(bytes).toString('base64')).join(', ')}]of type BS contains duplicates.`);
    }
    return { BS: set };
  },
  L(members, depth) {
    const copy = list(members).slice();
    for (let i = 0; i < copy.length; i++) copy[i] = normal(copy[i]!, deeper(depth));
    return { L: copy };
  },
  M(members, depth) {
    if (typeof members !== 'object' || members === null || Array.isArray(members)) throw misplaced(members, 'Map');
    return { M: normalMembers(members, deeper(depth)) };
  },
};

function deeper(depth: number): number {
  if (depth >= DEEPEST) throw validation('Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit');
  return depth + 1;
}

function string(value: string): string {
  if (typeof value !== 'string') throw misplaced(value, 'String');
  return value;
}

function boolean(value: boolean): boolean {
  if (typeof value !== 'boolean') throw misplaced(value, 'Boolean');
  return value;
}

function binary(value: Uint8Array): Uint8Array {
  if (!(value instanceof Uint8Array)) throw misplaced(value, 'Blob');
  return new Uint8Array(value); // a plain one: a Buffer's own slices share its memory
}

/** @throws SerializationException for what is no list */
export function list<Member>(value: readonly Member[]): readonly Member[] {
  if (!Array.isArray(value)) throw misplaced(value, 'List');
  return value as readonly Member[];
}

/** The error for what is not of the form that the service reads. `wanted` is the name of that form. */
export function misplaced(value: unknown, wanted: string): Error {
  if (Array.isArray(value)) return serialization('Start of list found where not expected');
  if (typeof value === 'object' && value !== null) return serialization('Start of structure or map found where not expected.');
  const kind = typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value === null ? 'NULL' : (typeof value).toUpperCase();
  return serialization(`${kind}_VALUE cannot be converted to ${wanted}`);
}

/** @throws ValidationException for an item whose maps and lists an update has made too deep */
export function refuseDeepNesting(item: Readonly<Item>): void {
  for (const name in item) measure(item[name]!, 0);
}

function measure(value: AttributeValue, depth: number): void {
  if (value.M !== undefined) for (const name in value.M) measure(value.M[name]!, deeper(depth));
  else if (value.L !== undefined) for (const member of value.L) measure(member, deeper(depth));
}
