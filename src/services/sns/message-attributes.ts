/** See https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
import { isArray, setMember, type Json } from '../../json/json';
import { parsedOrText } from '../../json/parse';
import { wrongType, invalidAttribute } from './errors';
import type { MessageAttributeValue } from './shapes';

export type MessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

const typePattern = /^(String|Number|Binary)(\..+)?$/s;
const namePattern = /^(?!\.)(?!.*\.\.)(?!.*\.$)[A-Za-z0-9_.-]{1,256}$/;
const reservedName = /^(aws|amazon)\./i;
const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The attributes of a message to publish, checked and copied. No attributes and `{}` are the same.
 *
 * @throws InvalidParameterValue
 */
export function checkedAttributes(input: unknown): MessageAttributes | undefined {
  if (input === undefined || input === null) return undefined;
  if (typeof input !== 'object' || Array.isArray(input)) throw wrongType('MessageAttributes');
  const names = Object.keys(input);
  if (names.length === 0) return undefined;
  const attributes: Record<string, MessageAttributeValue> = {};
  for (const name of names) {
    if (!namePattern.test(name) || reservedName.test(name)) {
      throw invalidAttribute(
        `The message attribute name '${name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.`,
      );
    }
    setMember(attributes, name, checkedValue(name, (input as Record<string, unknown>)[name]));
  }
  return attributes;
}

function checkedValue(name: string, value: unknown): MessageAttributeValue {
  const { DataType, StringValue, BinaryValue } = (value ?? {}) as { DataType?: unknown; StringValue?: unknown; BinaryValue?: unknown };
  if (typeof DataType !== 'string' || DataType === '') throw invalidAttribute(`The message attribute '${name}' must contain non-empty message attribute type.`);
  const type = typePattern.exec(DataType)?.[1];
  if (type === undefined || DataType.length > 256) {
    throw invalidAttribute(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  const content = type === 'Binary' ? BinaryValue : StringValue;
  const fits = type === 'Binary' ? content instanceof Uint8Array : typeof content === 'string';
  if (!fits || (content as string | Uint8Array).length === 0) {
    throw invalidAttribute(`The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`);
  }
  if (type === 'Binary') return { DataType, BinaryValue: Uint8Array.from(content as Uint8Array) };
  if (type === 'Number' && !numberPattern.test(content as string)) throw invalidAttribute(`Could not cast message attribute '${name}' value to number.`);
  return { DataType, StringValue: content as string };
}

/** Every part of an attribute counts: name, type and value. */
export function attributeBytes(attributes: MessageAttributes | undefined): number {
  let bytes = 0;
  for (const [name, { DataType, StringValue = '', BinaryValue }] of Object.entries(attributes ?? {})) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(DataType!) + (BinaryValue?.length ?? Buffer.byteLength(StringValue));
  }
  return bytes;
}

/** What filter policies see of the attributes: "String, String.Array, Number" (https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html). */
export function filteredAttributes(attributes: MessageAttributes | undefined): Record<string, Json> {
  const filtered: Record<string, Json> = {};
  for (const [name, { DataType, StringValue = '' }] of Object.entries(attributes ?? {})) {
    if (DataType === 'String') setMember(filtered, name, StringValue);
    else if (DataType === 'Number') setMember(filtered, name, Number(StringValue));
    else if (DataType === 'String.Array') {
      const list = parsedOrText(StringValue as Json);
      if (isArray(list)) setMember(filtered, name, list);
    }
  }
  return filtered;
}
