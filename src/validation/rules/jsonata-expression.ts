import { isJsonata } from '../../expressions/jsonata/expression';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import { schemaError, type Report } from '../fault';
import type { Outline, StateNode } from '../outline';
import { containers } from '../paths';
import { shown } from '../shape';

/** Values in which any string may be an expression. */
const templates = new Set(['Arguments', 'Assign', 'Output', 'Items', 'ItemSelector', 'BatchInput', 'Credentials', 'Error', 'Cause', 'Timestamp']);

/**
 * Where an expression stands: "the string must start with {% with no leading spaces, and must end with %} with no trailing spaces. Improperly opening
 * or closing the expression will result in a validation error." A Condition and Items are no other text.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function jsonataExpression({ states }: Outline, report: Report): void {
  for (const state of states) {
    if (state.type !== undefined && state.language === 'JSONata') expressionsIn(state, report);
  }
}

function expressionsIn({ type, fields, names, where, label, tests }: StateNode, report: Report): void {
  templatesIn(fields, names, where, report);
  if (type === 'Map') noText(fields, 'Items', where, label, report);
  for (const { test, at } of tests) noText(test, 'Condition', at, label, report);
}

function templatesIn(container: JsonObject, names: readonly string[], at: Pointer, report: Report): void {
  for (const name of names) {
    const value = container[name]!;
    if (templates.has(name)) template(value, `${at}/${name}`, report);
    else if (containers.has(name) && isObject(value)) templatesIn(value, Object.keys(value), `${at}/${name}`, report);
  }
}

function noText(container: JsonObject, name: 'Condition' | 'Items', at: Pointer, label: string, report: Report): void {
  const value = container[name];
  if (typeof value !== 'string' || value.startsWith('{%')) return;
  const wanted = name === 'Items' ? 'a list or an expression' : 'true, false or an expression';
  report(schemaError(`${at}/${name}`, `The field '${name}' should be ${wanted}`, `Write ${wanted}, "{% ... %}": in ${label} it is ${shown(value)}.`));
}

function template(value: Json, where: Pointer, report: Report): void {
  if (typeof value === 'string') {
    if (!value.startsWith('{%') || isJsonata(value)) return; // with a space before it, it is a literal: test_base_cases[BASE_LITERALS]
    report(schemaError(where, 'A JSONata expression must start with {% and end with %}', `End ${shown(value)} as in "{% ... %}", with nothing after it.`));
  } else if (isArray(value)) value.forEach((item, i) => template(item, `${where}/${i}`, report));
  else if (isObject(value)) for (const name of Object.keys(value)) template(value[name]!, child(where, name), report);
}
