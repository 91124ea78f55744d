import { isJsonata, tryToCompile } from '../expressions/jsonata/expression';
import type { References } from '../expressions/jsonata/references';
import { ExpressionSyntaxError } from '../expressions/syntax-error';
import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import type { StateFields } from './outline';

/** A JSONata expression and where it stands. */
export interface Expression {
  /** With its delimiters. */
  readonly text: string;
  readonly at: Pointer;
  /** In which field of the state, or of a catcher or rule as `of` says. */
  readonly field: string;
  readonly of: 'state' | 'Catch' | 'Choices';
  readonly parsed: References | ExpressionSyntaxError;
}

/** Fields in which no text is evaluated, or whose states evaluate it. */
const passedOver = new Set('Type Comment QueryLanguage Next End Default ErrorEquals Label Resource Result Retry Branches ItemProcessor Iterator'.split(' '));
const none: readonly Expression[] = [];

/**
 * The expressions of a state; none in JSONPath mode.
 *
 * @param known - The texts of the definition that were parsed before: parsing is most of what they cost, and many stand in a definition twice.
 */
export function expressions({ fields, where, language }: StateFields, known: Map<string, Expression['parsed']>): readonly Expression[] {
  if (language !== 'JSONata') return none;
  const found: Expression[] = [];
  const read = (container: JsonObject, within: Pointer, of: Expression['of']): void => {
    for (const field of Object.keys(container)) {
      if (passedOver.has(field)) continue;
      const value = container[field]!;
      const at = child(within, field);
      if (of === 'state' && (field === 'Catch' || field === 'Choices')) {
        if (isArray(value)) value.forEach((item, i) => isObject(item) && read(item, `${at}/${i}`, field));
      } else walk(value, at, (text, at) => found.push({ text, at, field, of, parsed: parsed(text, known) }));
    }
  };
  read(fields, where, 'state');
  return found;
}

function walk(value: Json, at: Pointer, add: (text: string, at: Pointer) => void): void {
  if (typeof value === 'string') {
    if (isJsonata(value)) add(value, at);
  } else if (isArray(value)) value.forEach((item, i) => walk(item, `${at}/${i}`, add));
  else if (isObject(value)) for (const name of Object.keys(value)) walk(value[name]!, child(at, name), add);
}

function parsed(text: string, known: Map<string, Expression['parsed']>): Expression['parsed'] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const compiled = tryToCompile(text);
  const found = compiled instanceof ExpressionSyntaxError ? compiled : compiled.references;
  known.set(text, found);
  return found;
}
