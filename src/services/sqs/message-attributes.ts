/** See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html */
import { setMember } from '../../json/json';
import { invalidParameterValue, unsupportedOperation } from './errors';
import { bytesOf, checkCharacters } from './message-body';
import { membersOf } from './range';
import type { MessageAttributeValue } from './shapes';

export type MessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

const limit = 10;
const typePattern = /^(String|Number|Binary)(\..*)?$/s;
const namePattern = /^(?!\.)(?!.*\.\.)(?!.*\.$)[A-Za-z0-9_.-]{1,256}$/;
const reservedName = /^(aws|amazon)\./i;
const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The attributes of a message to send, checked and copied. No attributes and `{}` are the same.
 *
 * @throws InvalidParameterValue, UnsupportedOperation, InvalidMessageContents
 */
export function checkedAttributes(input: MessageAttributes | undefined): MessageAttributes | undefined {
  if (input === undefined) return undefined;
  const names = membersOf(input).map(([name]) => name);
  if (names.length === 0) return undefined;
  if (names.length > limit) throw invalidParameterValue(`Number of message attributes [${names.length}] exceeds the allowed maximum [${limit}].`);
  const attributes: Record<string, MessageAttributeValue> = {};
  for (const name of names.toSorted()) {
    checkName(name);
    setMember(attributes, name, checkedValue(name, input[name]));
  }
  return attributes;
}

function checkName(name: string): void {
  if (name === '') throw invalidParameterValue('The request must contain non-empty message attribute name.');
  if (reservedName.test(name)) {
    throw invalidParameterValue(`Message (user) attribute name '${name}' can't start with the reserved prefixes AWS. and Amazon.`);
  }
  if (!namePattern.test(name)) {
    throw invalidParameterValue(
      `Message (user) attribute name '${name}' can contain only A-Z, a-z, 0-9, underscores, hyphens and periods, no period at its start or end, no two in succession, and at most 256 characters.`,
    );
  }
}

/** One attribute of a message to send, checked and copied. */
export function checkedValue(name: string, value: MessageAttributeValue | undefined): MessageAttributeValue {
  const { DataType } = value ?? {};
  if (!value || typeof DataType !== 'string' || DataType === '') {
    throw invalidParameterValue(`The message attribute '${name}' must contain non-empty message attribute type.`);
  }
  const type = typePattern.exec(DataType)?.[1];
  if (type === undefined || DataType.length > 256) {
    throw invalidParameterValue(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  if (value.StringListValues?.length || value.BinaryListValues?.length) {
    throw unsupportedOperation('Message attribute list values in SendMessage operation are not supported.');
  }
  const content = type === 'Binary' ? value.BinaryValue : value.StringValue;
  if (content === undefined || content === null || content.length === 0) {
    throw invalidParameterValue(`Message (user) attribute '${name}' must contain a non-empty value of type '${type}'.`);
  }
  if (typeof content !== 'string') return { BinaryValue: Uint8Array.from(content), DataType };
  checkCharacters(content, `message (user) attribute '${name}'`);
  if (type === 'Number' && !numberPattern.test(content)) {
    throw invalidParameterValue(`Could not cast message (user) attribute '${name}' value to number.`);
  }
  return { StringValue: content, DataType };
}

/** Every component counts: name, type and value. */
export function attributeBytes(attributes: MessageAttributes | undefined): number {
  let bytes = 0;
  for (const name in attributes) {
    const value = attributes[name] as MessageAttributeValue | undefined;
    bytes += bytesOf(name) + bytesOf(value?.DataType) + (value?.BinaryValue?.length ?? bytesOf(value?.StringValue));
  }
  return bytes;
}

/** The attributes that ReceiveMessage asks for by `MessageAttributeNames`: names, prefixes as `foo.*`, and `All` or `.*`. */
export function selectAttributes(attributes: MessageAttributes | undefined, wanted: readonly string[]): Record<string, MessageAttributeValue> | undefined {
  let selected: Record<string, MessageAttributeValue> | undefined;
  for (const name in attributes) {
    if (!wanted.some((pattern) => matches(pattern, name))) continue;
    const value = attributes[name]!;
    selected ??= {};
    setMember(selected, name, value.BinaryValue === undefined ? { ...value } : { ...value, BinaryValue: Uint8Array.from(value.BinaryValue) });
  }
  return selected;
}

function matches(pattern: string, name: string): boolean {
  if (pattern === 'All' || pattern === '.*' || pattern === name) return true;
  return pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1));
}
