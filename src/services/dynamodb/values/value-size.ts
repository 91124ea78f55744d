import type { AttributeValue, Item } from '../attribute-value';

/**
 * The bytes of an item: its names in UTF-8 and its values.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Readonly<Item>): number {
  let bytes = 0;
  for (const name in item) bytes += attributeSize(name, item[name]!);
  return bytes;
}

export const attributeSize = (name: string, value: AttributeValue): number => textSize(name) + valueSize(value);

export function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return textSize(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.M !== undefined) return 3 + itemSize(value.M) + Object.keys(value.M).length;
  if (value.L !== undefined) return 3 + value.L.reduce((bytes, member) => bytes + 1 + valueSize(member), 0);
  if (value.B !== undefined) return value.B.length;
  if (value.SS !== undefined) return value.SS.reduce((bytes, text) => bytes + textSize(text), 0);
  if (value.NS !== undefined) return value.NS.reduce((bytes, text) => bytes + numberSize(text), 0);
  if (value.BS !== undefined) return value.BS.reduce((bytes, member) => bytes + member.length, 0);
  return 1; // BOOL and NULL
}

/** "(1 byte per two significant digits) + (1 byte)", and one for the sign. Zeros at the ends are not significant. */
function numberSize(text: string): number {
  let digits = 0;
  let zeros = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 48) zeros++;
    else if (code > 48) {
      digits += digits === 0 ? 1 : zeros + 1;
      zeros = 0;
    }
  }
  return 1 + ((digits + 1) >> 1) + (text.charCodeAt(0) === 45 ? 1 : 0);
}

const SHORT = 64;

/** The bytes of a text in UTF-8. Most are short and ASCII, and need no call. */
export function textSize(text: string): number {
  if (text.length > SHORT) return Buffer.byteLength(text);
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return Buffer.byteLength(text);
  return text.length;
}
