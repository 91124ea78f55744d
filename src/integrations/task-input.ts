import { StatesError } from '../errors/states-error';
import { isArray, isObject, setMember, type Json } from '../json/json';

/** What a member of an API's input may hold, as far as Step Functions checks it before it starts a Task. */
export type Shape = 'STRING' | 'INTEGER' | 'BOOLEAN' | 'BLOB' | 'JSON TEXT' | Structure | MapOf | ListOf;
export interface Structure {
  readonly members: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
}
export interface MapOf {
  readonly values: Shape;
}
export interface ListOf {
  readonly items: Shape;
}

/**
 * The SDK's input for a Task's arguments: a copy, where a base64 text has become the bytes of a BLOB, and an object that stands for a JSON TEXT
 * has become that text. Members that are null are left out.
 *
 * @param whole - What the error's text shows as the arguments, where `args` is only a part of them.
 * @throws StatesError States.Runtime, with every fault of the arguments. The frame of the text and "must be a STRING" are what AWS says to
 *   `Payload: 1` ("In AWS Step Functions, how can I pass numbers to a Map iterator Lambda?" on Stack Overflow); "is not supported by Step
 *   Functions" is in https://docs.aws.amazon.com/step-functions/latest/dg/connect-parameters.html
 */
export function taskInput(shape: Structure, args: Json, whole = args): Record<string, unknown> {
  const faults: string[] = [];
  const input = convert(shape, args, 'Parameters', faults);
  if (faults.length > 0) throw refused(whole, faults);
  return input as Record<string, unknown>;
}

/** The error of arguments that no Task can be started with. */
export const refused = (args: Json, faults: readonly string[]): StatesError =>
  new StatesError('States.Runtime', `The Parameters '${JSON.stringify(args)}' could not be used to start the Task: [${faults.join(', ')}]`);

export const mustBe = (field: string, what: string): string => `The value for the field '${field}' must be ${what}`;

/** @param field - The name of the member that the value stands in, the nearest one above for an item of a list. */
function convert(shape: Shape, value: Json, field: string, faults: string[]): unknown {
  switch (shape) {
    case 'STRING':
      if (typeof value !== 'string') faults.push(mustBe(field, 'a STRING'));
      return value;
    case 'INTEGER':
      if (!Number.isInteger(value)) faults.push(mustBe(field, 'an INTEGER'));
      return value;
    case 'BOOLEAN':
      if (typeof value !== 'boolean') faults.push(mustBe(field, 'a BOOLEAN'));
      return value;
    case 'BLOB':
      if (typeof value === 'string' && isBase64(value)) return new Uint8Array(Buffer.from(value, 'base64'));
      faults.push(mustBe(field, typeof value === 'string' ? 'a STRING in base64' : 'a STRING'));
      return value;
    case 'JSON TEXT':
      if (typeof value === 'object' && value !== null) return JSON.stringify(value);
      if (typeof value !== 'string') faults.push(mustBe(field, 'a STRING'));
      return value;
  }
  if ('items' in shape) {
    if (isArray(value)) return value.map((item) => convert(shape.items, item, field, faults));
    faults.push(mustBe(field, 'an ARRAY'));
  } else if (!isObject(value)) {
    faults.push(mustBe(field, 'an OBJECT'));
  } else {
    return 'values' in shape ? convertMap(shape, value, faults) : convertStructure(shape, value, faults);
  }
  return value;
}

function convertMap({ values }: MapOf, value: { readonly [key: string]: Json }, faults: string[]): object {
  const map: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setMember(map, key, convert(values, value[key]!, key, faults));
  return map;
}

function convertStructure({ members, required }: Structure, value: { readonly [key: string]: Json }, faults: string[]): object {
  const input: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member = value[key]!;
    if (!Object.hasOwn(members, key)) faults.push(`The field "${key}" is not supported by Step Functions`);
    else if (member !== null) input[key] = convert(members[key]!, member, key, faults);
  }
  for (const key of required) {
    if (!Object.hasOwn(value, key) || value[key] === null) faults.push(`The field '${key}' is required but was missing`);
  }
  return input;
}

/** `Buffer.from` passes over what is no base64; here it would lose data unseen. */
const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
