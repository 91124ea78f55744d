import { attribute, type AttributeValue, type Item, typeOf } from './attribute-value';
import { invalidParameter, validation } from './errors';
import { setMember } from '../../json/json';
import { copyValue } from './values/copy-value';
import { orderText } from './values/order-text';
import { textSize } from './values/value-size';

export interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

/** The primary key of a table: a partition (HASH) key, and a sort (RANGE) key where there is one. */
export interface KeySchema {
  readonly hash: KeyAttribute;
  readonly range: KeyAttribute | undefined;
  readonly names: readonly string[];
}

/** A primary key as texts in sort order. */
export interface Key {
  readonly hash: string;
  /** '' where there is no sort key. */
  readonly range: string;
}

/** A key as one text, by which the journal knows an item. */
export const keyId = ({ hash, range }: Key): string => `${hash.length}/${hash}${range}`;

/** The key of such a text. */
export function keyOfId(id: string): Key {
  const begin = id.indexOf('/') + 1;
  const end = begin + Number(id.slice(0, begin - 1));
  return { hash: id.slice(begin, end), range: id.slice(end) };
}

/** Key lengths in bytes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys */
export const LONGEST_HASH = 2048;
export const LONGEST_RANGE = 1024;

/**
 * The key of an item that is to be written.
 *
 * @throws ValidationException
 */
export function keyOfItem({ hash, range }: KeySchema, item: Readonly<Item>): Key {
  return { hash: keyText(hash, ofItem(hash, item), LONGEST_HASH), range: range === undefined ? '' : keyText(range, ofItem(range, item), LONGEST_RANGE) };
}

/**
 * The key that a request gives: the key attributes and nothing else.
 *
 * @throws ValidationException
 */
export function keyOfRequest(schema: KeySchema, key: Readonly<Item>): Key {
  if (Object.keys(key).length !== schema.names.length) throw notInSchema();
  return keyIn(schema, key);
}

/**
 * The key that stands among attributes: of an item in a batch, of which AWS tells in the words for a key.
 *
 * @throws ValidationException
 */
export function keyIn({ hash, range }: KeySchema, key: Readonly<Item>): Key {
  return { hash: keyText(hash, ofRequest(hash, key), LONGEST_HASH), range: range === undefined ? '' : keyText(range, ofRequest(range, key), LONGEST_RANGE) };
}

/** The attributes of an item that make up its key, or the key of a place in an index. */
export function keyAttributes({ names }: Pick<KeySchema, 'names'>, item: Readonly<Item>): Item {
  const key: Item = {};
  for (const name of names) setMember(key, name, copyValue(item[name]!));
  return key;
}

const notInSchema = (): Error => validation('The provided key element does not match the schema');

function ofItem({ name, type }: KeyAttribute, item: Readonly<Item>): AttributeValue {
  const value = attribute(item, name);
  if (value === undefined) throw invalidParameter(`Missing the key ${name} in the item`);
  if (value[type] === undefined) throw invalidParameter(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
  return value;
}

function ofRequest({ name, type }: KeyAttribute, key: Readonly<Item>): AttributeValue {
  const value = attribute(key, name);
  if (value?.[type] === undefined) throw notInSchema();
  return value;
}

function keyText({ name }: KeyAttribute, value: AttributeValue, longest: number): string {
  refuseEmptyKey(name, value);
  if (isLonger(value, longest)) throw tooLongKey(longest);
  return orderText(value);
}

/** Whether the value of a key has more bytes than it may. */
export function isLonger({ S, B }: AttributeValue, longest: number): boolean {
  const length = (S ?? B)?.length ?? 0;
  // A code unit is at most three bytes, so that most lengths need no counting.
  return length * 3 > longest && (S === undefined ? length : textSize(S)) > longest;
}

export const tooLongKey = (longest: number): Error =>
  invalidParameter(
    longest === LONGEST_HASH
      ? `Size of hashkey has exceeded the maximum size limit of${longest} bytes`
      : `Aggregated size of all range keys has exceeded the size limit of ${longest} bytes`,
  );

/** @throws ValidationException where one of the key attributes is empty; whether they are of the right types is not looked at */
export function refuseEmptyKeys({ names }: KeySchema, item: Readonly<Item>): void {
  for (const name of names) {
    const value = attribute(item, name);
    if (value !== undefined) refuseEmptyKey(name, value);
  }
}

/** @throws ValidationException for an empty text or empty binary data */
export function refuseEmptyKey(name: string, { S, B }: AttributeValue): void {
  if (S !== '' && B?.length !== 0) return;
  const kind = S === '' ? 'string' : 'binary';
  throw validation(`One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kind} value. Key: ${name}`);
}
