import { isJsonata } from '../../expressions/jsonata/expression';
import { isObject, type JsonObject } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import { schemaError, type Report } from '../fault';
import type { Outline, StateNode } from '../outline';
import { containers } from '../paths';
import { shown } from '../shape';

/** Fields that hold a number, or in JSONata an expression that gives one. */
const numbers = new Set(
  'TimeoutSeconds HeartbeatSeconds Seconds MaxConcurrency ToleratedFailureCount ToleratedFailurePercentage MaxItems MaxItemsPerBatch MaxInputBytesPerBatch'.split(
    ' ',
  ),
);

/**
 * A number can be an expression in JSONata, and in JSONata alone; as a text it is none. The schemas let any text pass.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function numberField({ states }: Outline, report: Report): void {
  for (const state of states) if (state.type !== undefined) numbersIn(state.fields, state.names, state.where, state, report);
}

function numbersIn(container: JsonObject, names: readonly string[], at: Pointer, state: StateNode, report: Report): void {
  for (const name of names) {
    const value = container[name]!;
    if (typeof value === 'string') {
      if (numbers.has(name)) number(name, value, `${at}/${name}`, state, report);
    } else if (containers.has(name) && isObject(value)) numbersIn(value, Object.keys(value), `${at}/${name}`, state, report);
  }
}

function number(name: string, value: string, at: Pointer, { language, label }: StateNode, report: Report): void {
  const expressions = language === 'JSONata';
  if (expressions && isJsonata(value)) return;
  const wanted = name === 'ToleratedFailurePercentage' ? 'a number' : 'an integer';
  const fix = numeric(value)
    ? `Remove the quotes: ${value}.`
    : `Replace it by ${wanted}${expressions ? ' or by an expression, "{% ... %}"' : ''}: in ${label} it is ${shown(value)}.`;
  report(schemaError(at, `The field '${name}' should be ${wanted}`, fix));
}

const numeric = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));
