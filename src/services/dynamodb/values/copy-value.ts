import { setMember } from '../../../json/json';
import type { AttributeValue, Item } from '../attribute-value';

/** A deep copy of stored attributes for a caller, who may change it. */
export function copyItem(item: Readonly<Item>): Item {
  const copy: Item = {};
  for (const name in item) {
    const value = copyValue(item[name]!);
    if (name === '__proto__') setMember(copy, name, value);
    else copy[name] = value;
  }
  return copy;
}

export function copyValue(value: AttributeValue): AttributeValue {
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.M !== undefined) return { M: copyItem(value.M) };
  if (value.L !== undefined) return { L: value.L.map(copyValue) };
  if (value.B !== undefined) return { B: value.B.slice() };
  if (value.SS !== undefined) return { SS: value.SS.slice() };
  if (value.NS !== undefined) return { NS: value.NS.slice() };
  if (value.BS !== undefined) return { BS: value.BS.map((bytes) => bytes.slice()) };
  return { ...value }; // BOOL and NULL
}
