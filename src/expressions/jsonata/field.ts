import { StatesError } from '../../errors/states-error';
import { isArray, setMember, type Json } from '../../json/json';
import { jsonSize } from '../../json/size';
import type { Expression } from '../scope';
import type { Sized } from '../sized';
import { compileExpression, isJsonata } from './expression';
import type { JsonataError } from './jsonata-error';

/**
 * What a field wants: a type of JSON. 'integer' is a number without a fraction; 'items' is an array or an object, as the Items of a Map may be
 * (https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemspath.html).
 */
export type ResultType = 'boolean' | 'string' | 'number' | 'integer' | 'array' | 'object' | 'items';

/**
 * Compiles a value with expressions in it, in any depth: the strings from `{%` to `%}`. Names are never evaluated. What holds no expression is shared
 * by all results.
 *
 * @param field - Where the value stands in its state, as AWS writes it: "Output", "Choices[0]/Output". Inside of it a member is "Output/name", an item
 *   "Output/list[0]".
 * @throws {ExpressionSyntaxError}
 */
export function compileJsonataTemplate(value: Json, field: string): Sized {
  const evaluate = compileValue(value, field);
  if (evaluate === undefined) return { evaluate: () => value, constantBytes: jsonSize(value), paths: 0, computed: false };
  return { evaluate, constantBytes: 0, paths: 0, computed: true };
}

/** undefined for a constant. */
function compileValue(value: Json, field: string): Expression | undefined {
  if (typeof value === 'string') return isJsonata(value) ? compileText(value, field) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const inArray = isArray(value);
  const parts = Object.entries(value).flatMap(([key, member]) => {
    const evaluate = compileValue(member, inArray ? `${field}[${key}]` : `${field}/${key}`);
    return evaluate === undefined ? [] : [{ key, evaluate }];
  });
  if (parts.length === 0) return undefined;
  return (scope) => {
    const made = inArray ? [...value] : { ...value };
    for (const { key, evaluate } of parts) setMember(made as Record<string, unknown>, key, evaluate(scope));
    return made;
  };
}

/**
 * An expression that has to give something.
 * Recordings: assign test_undefined_reference[BASE_UNDEFINED_ARGUMENTS], intrinsic_functions test_math_random_seeded. Before a bound, which has no code,
 * stands a colon: https://github.com/floci-io/floci/issues/2737 quotes AWS.
 */
function compileText(text: string, field: string, type?: ResultType): Expression {
  const { source, evaluate } = compileExpression(text);
  const fail = (what: string): never => {
    throw new StatesError('States.QueryEvaluationError', `The JSONata expression '${source}' specified for the field '${field}' ${what}`, field);
  };
  return (scope) => {
    let result: Json | undefined;
    try {
      result = evaluate(scope);
    } catch (thrown) {
      const { code, message } = thrown as JsonataError;
      fail(`threw an error during evaluation${code === '' ? ':' : `. ${code}:`} ${message}`);
    }
    if (result === undefined) return fail('returned nothing (undefined).');
    if (type === undefined || isOf(type, result)) return result;
    const expected = type === 'items' ? 'array' : type;
    return fail(`returned an unexpected result type. Expected '${expected}', but was '${typeOf(result)}' for value: ${JSON.stringify(result)}`);
  };
}

/**
 * Compiles a field that takes a value of one type: such a value, or an expression that gives one.
 * Recordings: scenarios test_map_state_items_variable_sampling[number], test_map_state_items_eval_jsonata_variable_sampling_fail[boolean].
 *
 * @throws {ExpressionSyntaxError}
 */
export function compileJsonataField(value: Json, field: string, type: ResultType): Expression {
  return typeof value === 'string' && isJsonata(value) ? compileText(value, field, type) : () => value;
}

function isOf(type: ResultType, value: Json): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return typeOf(value) === type || (type === 'items' && typeof value === 'object' && value !== null);
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return isArray(value) ? 'array' : typeof value;
}
