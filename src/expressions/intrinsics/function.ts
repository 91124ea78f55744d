import { isArray, isObject, type Json, type JsonArray, type JsonObject } from '../../json/json';
import type { Scope } from '../scope';

/** An intrinsic function. `apply` gets as many arguments as `arity` says and throws {@link IntrinsicFailure} for arguments that do not fit. */
export interface IntrinsicFunction {
  /** The least and the most arguments. */
  readonly arity: readonly [least: number, most: number];
  /**
   * How large a result can be, as JSON text: so many bytes; 'arguments' for no more than the arguments together with a comma and brackets;
   * 'unbounded' where it can be more than that.
   */
  readonly size: number | 'arguments' | 'unbounded';
  apply(args: JsonArray, scope: Scope): Json;
}

/** An intrinsic function cannot work on its arguments. It becomes a States.IntrinsicFailure that names the whole call. */
export class IntrinsicFailure extends Error {
  override readonly name = 'IntrinsicFailure';
}

const kind = (value: Json | undefined): string => (value === null ? 'null' : isArray(value) ? 'array' : typeof value);

function wanted(args: JsonArray, at: number, what: string): never {
  throw new IntrinsicFailure(`Argument ${at + 1} must be ${what}, but is of type ${kind(args[at])}`);
}

export function arrayArgument(args: JsonArray, at: number): JsonArray {
  const value = args[at]!;
  return isArray(value) ? value : wanted(args, at, 'an array');
}

export function objectArgument(args: JsonArray, at: number): JsonObject {
  const value = args[at]!;
  return isObject(value) ? value : wanted(args, at, 'an object');
}

export function stringArgument(args: JsonArray, at: number): string {
  const value = args[at]!;
  return typeof value === 'string' ? value : wanted(args, at, 'a string');
}

/** At most 10,000 characters, the documented limit of the functions that encode and hash. */
export function dataArgument(args: JsonArray, at: number): string {
  const data = stringArgument(args, at);
  if (data.length > 10_000) throw new IntrinsicFailure(`Argument ${at + 1} must have at most 10000 characters, but has ${data.length}`);
  return data;
}

/** A number, rounded to the nearest whole one, halves upwards: -1.5 to -1 (recording intrinsic_functions test_math_add). */
export function integerArgument(args: JsonArray, at: number): number {
  const value = args[at]!;
  return typeof value === 'number' ? Math.round(value) + 0 : wanted(args, at, 'a number');
}

/** A whole number of 32 bits, the documented range of the functions that calculate. */
export function int32Argument(args: JsonArray, at: number): number {
  const value = integerArgument(args, at);
  if (value < -2_147_483_648 || value > 2_147_483_647) throw new IntrinsicFailure(`Argument ${at + 1} must be from -2147483648 to 2147483647, but is ${value}`);
  return value;
}
