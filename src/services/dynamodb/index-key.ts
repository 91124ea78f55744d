import { attribute, type AttributeValue, type Item, typeOf } from './attribute-value';
import { invalidParameter, validation } from './errors';
import { isLonger, type KeyAttribute, LONGEST_HASH, LONGEST_RANGE, tooLongKey } from './key-schema';
import type { SecondaryIndex } from './secondary-index';

/**
 * Holds the attributes of an item that are a key of an index to what such a key may be. One that is missing is no fault: the item is not in the index.
 *
 * @param before - The item before an update, which is told of in other words.
 * @throws ValidationException
 */
export function checkIndexKey({ index, hash, range }: SecondaryIndex, item: Readonly<Item>, before: Readonly<Item> | undefined): void {
  for (const key of hash) checkPart(index.name, key, attribute(item, key.name), LONGEST_HASH, before);
  for (const key of range) checkPart(index.name, key, attribute(item, key.name), LONGEST_RANGE, before);
}

function checkPart(index: string, { name, type }: KeyAttribute, value: AttributeValue | undefined, longest: number, before: Readonly<Item> | undefined): void {
  if (value === undefined) return;
  if (value[type] === undefined) {
    if (before !== undefined) throw validation('The update expression attempted to update the secondary index key to unsupported type');
    throw invalidParameter(`Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${index}`);
  }
  if (value.S === '' || value.B?.length === 0) {
    const kind = `The AttributeValue for a key attribute cannot contain an empty ${value.S === '' ? 'string' : 'binary'} value.`;
    if (before !== undefined) {
      throw validation(
        `One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. ${kind}`,
      );
    }
    throw validation(
      `One or more parameter values are not valid. A value specified for a secondary index key is not supported. ${kind} IndexName: ${index}, IndexKey: ${name}`,
    );
  }
  if (isLonger(value, longest)) throw tooLongKey(longest);
}
