import { attribute, type AttributeValue, typeOf } from '../attribute-value';
import { bytesOrder } from './order-text';

/** Whether two values in normal form are the same: same type, same content; the order of a set does not matter. */
export function equalValues(a: AttributeValue, b: AttributeValue): boolean {
  if (a.S !== undefined) return a.S === b.S;
  if (a.N !== undefined) return a.N === b.N;
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  switch (type) {
    case 'B':
      return equalBytes(a.B!, b.B!);
    case 'L':
      return a.L!.length === b.L!.length && a.L!.every((member, i) => equalValues(member, b.L![i]!));
    case 'M': {
      const names = Object.keys(a.M!);
      if (names.length !== Object.keys(b.M!).length) return false;
      return names.every((name) => {
        const other = attribute(b.M!, name);
        return other !== undefined && equalValues(a.M![name]!, other);
      });
    }
    case 'BOOL':
      return a.BOOL === b.BOOL;
    case 'NULL':
      return true;
    default: {
      const members = setMembers(a)!;
      const others = setMembers(b)!;
      return members.length === others.length && members.every((member) => others.includes(member));
    }
  }
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** The members of a set as texts that are equal where the members are; undefined for what is no set. */
export const setMembers = (value: AttributeValue): readonly string[] | undefined => value.SS ?? value.NS ?? value.BS?.map(bytesOrder);
