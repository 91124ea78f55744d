import type { AttributeValue, Item } from '../attribute-value';

/** A deep copy of stored attributes for a caller, who may change it. The spread gives it its final size, and is safe with a member `__proto__`. */
export function copyItem(item: Readonly<Item>): Item {
  const copy: Item = { ...item };
  for (const name in copy) copy[name] = copyValue(copy[name]!);
  return copy;
}

export function copyValue(value: AttributeValue): AttributeValue {
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.M !== undefined) return { M: copyItem(value.M) };
  if (value.L !== undefined) return { L: copyList(value.L) };
  if (value.B !== undefined) return { B: value.B.slice() };
  if (value.SS !== undefined) return { SS: value.SS.slice() };
  if (value.NS !== undefined) return { NS: value.NS.slice() };
  if (value.BS !== undefined) return { BS: value.BS.map((bytes) => bytes.slice()) };
  return { ...value }; // BOOL and NULL
}

function copyList(members: readonly AttributeValue[]): AttributeValue[] {
  const copy = members.slice();
  for (let i = 0; i < copy.length; i++) copy[i] = copyValue(copy[i]!);
  return copy;
}
