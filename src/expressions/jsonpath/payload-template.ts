import { isArray, isObject, setMember, type Json, type JsonArray, type JsonObject } from '../../json/json';
import { jsonSize } from '../../json/size';
import { compileIntrinsic, isIntrinsic } from '../intrinsics/intrinsic';
import type { Expression } from '../scope';
import type { Sized } from '../sized';
import { ExpressionSyntaxError } from '../syntax-error';
import { notInTemplate } from './not-found';
import { parsePath } from './parse-path';
import { compileParsedPath, pathSize } from './path';

/** A template or a part of one; `constant` is undefined where something in it is evaluated. */
interface Part extends Sized {
  readonly constant: Json | undefined;
}

/**
 * Compiles a payload template: Parameters, ResultSelector, ItemSelector, Assign. Members whose name ends in ".$" hold a path or an intrinsic function
 * call; everything else is constant and shared by all results. A template without such members gives itself.
 * Spec: https://states-language.net/#payload-template
 *
 * @throws {ExpressionSyntaxError} where the value of a ".$" member is neither.
 */
export function compileTemplate(template: Json): Sized {
  const { evaluate, constantBytes, paths, computed } = compilePart(template);
  return { evaluate, constantBytes, paths, computed };
}

/** Compiles what may stand in a ".$" member called `field`, or in a field such as ErrorPath. */
export function compileField(text: string, field: string): Sized {
  if (isIntrinsic(text)) return compileIntrinsic(text);
  const path = parsePath(text);
  return { evaluate: compileParsedPath(path, notInTemplate(field)), ...pathSize(path) };
}

function compilePart(template: Json): Part {
  if (isObject(template)) return compileObject(template);
  if (isArray(template)) return compileArray(template);
  return withBytes(template, jsonSize(template));
}

/** One member of the result. */
interface Member {
  readonly key: string;
  readonly part: Part;
}

function compileObject(template: JsonObject): Part {
  const members = Object.entries(template).map(([name, value]): Member =>
    name.endsWith('.$') ? { key: name.slice(0, -2), part: evaluated(name, value) } : { key: name, part: compilePart(value) },
  );
  const parts = members.map(({ part }) => part);
  const bytes = members.reduce((total, { key, part }) => total + jsonSize(key) + 2 + part.constantBytes, 2);
  if (parts.every(isConstant)) return withBytes(template, bytes);
  return { constant: undefined, evaluate: objectOf(members), ...sum(bytes, parts) };
}

const isConstant = (part: Part): boolean => part.constant !== undefined;

const withBytes = (value: Json, constantBytes: number): Part => ({ constant: value, evaluate: () => value, constantBytes, paths: 0, computed: false });

function evaluated(name: string, value: Json): Part {
  if (typeof value === 'string') return { constant: undefined, ...compileField(value, name) };
  throw new ExpressionSyntaxError(`The value of "${name}" is a path or an intrinsic function call, in a string`, JSON.stringify(value), 0);
}

function objectOf(members: readonly Member[]): Expression {
  const dynamic = members.filter(({ part }) => !isConstant(part));
  if (members.some(({ key }) => key === '__proto__')) return anyKeys(members);
  return members.length - dynamic.length <= cheaperToSet ? inOrder(members) : overShape(members, dynamic);
}

/** Up to so many constants are set faster one by one than copied from an object that has them (measured). */
const cheaperToSet = 3;

function inOrder(members: readonly Member[]): Expression {
  const keys = members.map(({ key }) => key);
  const values = members.map(({ part }) => (isConstant(part) ? null : part.evaluate));
  const constants = members.map(({ part }) => part.constant as Json);
  return (scope) => {
    const result: Record<string, Json> = {};
    for (let i = 0; i < keys.length; i++) {
      const evaluate = values[i];
      result[keys[i]!] = evaluate == null ? constants[i]! : evaluate(scope);
    }
    return result;
  };
}

/** Copies an object that has every member in its place in the order, and overwrites those that are evaluated. */
function overShape(members: readonly Member[], dynamic: readonly Member[]): Expression {
  const shape: JsonObject = Object.fromEntries(members.map(({ key, part }) => [key, part.constant ?? null]));
  const keys = dynamic.map(({ key }) => key);
  const values = dynamic.map(({ part }) => part.evaluate);
  return (scope) => {
    const result: Record<string, Json> = { ...shape };
    for (let i = 0; i < keys.length; i++) result[keys[i]!] = values[i]!(scope);
    return result;
  };
}

function anyKeys(members: readonly Member[]): Expression {
  return (scope) => {
    const result: Record<string, Json> = {};
    for (const { key, part } of members) setMember(result, key, part.evaluate(scope));
    return result;
  };
}

function compileArray(template: JsonArray): Part {
  const parts = template.map(compilePart);
  const bytes = 2 + parts.reduce((total, part) => total + 1 + part.constantBytes, 0);
  if (parts.every(isConstant)) return withBytes(template, bytes);
  const values = parts.map((part) => part.evaluate);
  return { constant: undefined, evaluate: (scope) => values.map((value) => value(scope)), ...sum(bytes, parts) };
}

const sum = (constantBytes: number, parts: readonly Sized[]): Omit<Sized, 'evaluate'> => ({
  constantBytes,
  paths: parts.reduce((total, part) => total + part.paths, 0),
  computed: parts.some((part) => part.computed),
});
