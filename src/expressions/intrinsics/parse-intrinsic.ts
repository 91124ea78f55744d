import type { Json } from '../../json/json';
import { parsePath, pathFault } from '../jsonpath/parse-path';
import type { Path } from '../jsonpath/path-syntax';
import { Scanner } from '../scanner';
import type { IntrinsicFunction } from './function';
import { intrinsicFunctions } from './functions';

export type Argument = Call | { readonly kind: 'path'; readonly path: Path } | { readonly kind: 'constant'; readonly value: Json };

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly function: IntrinsicFunction;
  readonly args: readonly Argument[];
}

/** "You can nest up to 10 intrinsic functions within a field": https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const mostCalls = 10;

/**
 * Parses an intrinsic function call: its arguments are paths, strings in single quotes, numbers, true, false, null and further calls.
 * Spec: https://states-language.net/#intrinsic-functions
 *
 * @throws {ExpressionSyntaxError} with the position of the fault; also for a function that is not there or a wrong number of arguments.
 */
export function parseIntrinsic(text: string): Call {
  const scanner = new Scanner(text);
  scanner.space();
  const call = parseCall(scanner, { calls: 0 });
  scanner.space();
  if (!scanner.atEnd) scanner.fail('Nothing follows the call of an intrinsic function');
  return call;
}

function parseCall(scanner: Scanner, count: { calls: number }): Call {
  const start = scanner.position;
  if (++count.calls > mostCalls) scanner.fail(`A field has at most ${mostCalls} intrinsic functions`);
  const name = scanner.match(/[\w.]+/y) ?? '';
  const found = intrinsicFunctions.get(name) ?? scanner.fail(`There is no intrinsic function "${name}"`, start);
  scanner.expect('(', `Expected "(" after "${name}"`);
  const args = parseArguments(scanner, count, name);
  const [least, most] = found.arity;
  if (args.length < least || args.length > most) scanner.fail(`"${name}" takes ${arity(least, most)}, not ${args.length}`, start);
  return { kind: 'call', name, function: found, args };
}

function arity(least: number, most: number): string {
  if (most === Infinity) return `at least ${counted(least)}`;
  return least === most ? counted(most) : `${least} or ${counted(most)}`;
}

const counted = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`;

function parseArguments(scanner: Scanner, count: { calls: number }, name: string): Argument[] {
  const args: Argument[] = [];
  scanner.space();
  if (scanner.take(')')) return args;
  do {
    scanner.space();
    args.push(parseArgument(scanner, count, name === 'States.Format' && args.length === 0));
    scanner.space();
  } while (scanner.take(','));
  scanner.expect(')', 'Expected "," or ")" after an argument');
  return args;
}

/** @param raw - Keeps the escapes of a string: States.Format has to tell `\{` from `{`. */
function parseArgument(scanner: Scanner, count: { calls: number }, raw: boolean): Argument {
  if (scanner.next === '$') return parsePathArgument(scanner);
  if (scanner.next === "'") {
    const text = parseString(scanner);
    return { kind: 'constant', value: raw ? text : text.replace(/\\(.)/gsu, '$1') };
  }
  if (scanner.text.startsWith('States.', scanner.position)) return parseCall(scanner, count);
  const start = scanner.position;
  const word = scanner.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)\b/y);
  if (word === undefined) scanner.fail('Expected a path, a string in single quotes, a number, true, false, null or a call of an intrinsic function');
  const value = JSON.parse(word!) as Json;
  if (value === Infinity || value === -Infinity) scanner.fail(`The number ${word} is out of range`, start);
  return { kind: 'constant', value };
}

function parseString(scanner: Scanner): string {
  const start = scanner.position;
  const quoted = scanner.match(/'(?:[^'\\]|\\.)*'/suy) ?? scanner.fail('A string ends with a single quote');
  const escape = /\\[^'{}\\]/su.exec(quoted.replace(/\\\\/g, '..'));
  if (escape !== null) scanner.fail(`In a string only \\', \\{, \\} and \\\\ are escapes`, start + escape.index);
  return quoted.slice(1, -1);
}

/** A path ends at a comma, a parenthesis or a space that is not inside its brackets. */
function parsePathArgument(scanner: Scanner): Argument {
  const start = scanner.position;
  const text = scanner.match(/(?:[^\s,()[\]]|\[(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^'"\]])*\])+/suy)!;
  const fault = pathFault(text);
  if (fault !== undefined) scanner.fail(fault.what, start + fault.position);
  return { kind: 'path', path: parsePath(text) };
}
