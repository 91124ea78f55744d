import { isReferencePath } from '../../expressions/jsonpath/parse-path';
import { isObject, type Json } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import { expressionFault, isPlainPath, pathFault } from '../expression-fault';
import { schemaError, type Report } from '../fault';
import type { Outline, StateNode } from '../outline';
import { shown } from '../shape';

/** What a path may be. */
type Kind =
  /** Any path. */
  | 'path'
  /** A path or an intrinsic function. */
  | 'expression'
  /** A Reference Path. */
  | 'reference'
  /** A Reference Path without the context object: the numbers of a Map. */
  | 'number'
  /** A Reference Path in the input: where something is put. */
  | 'place';

/**
 * The fields of a state that hold a path. Spec: https://states-language.net/#path and #ref-paths. AWS: ResultPath takes no variable
 * (https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html), the numbers of a Map no context object but variables
 * (test_reference_in_map_state[MAP_STATE_REFERENCE_IN_MAX_CONCURRENCY_PATH]).
 */
const kinds = new Map<string, Kind>(
  Object.entries({
    InputPath: 'path',
    OutputPath: 'path',
    ResultPath: 'place',
    ItemsPath: 'reference',
    SecondsPath: 'reference',
    TimestampPath: 'reference',
    TimeoutSecondsPath: 'reference',
    HeartbeatSecondsPath: 'reference',
    ErrorPath: 'expression',
    CausePath: 'expression',
    MaxConcurrencyPath: 'number',
    ToleratedFailureCountPath: 'number',
    ToleratedFailurePercentagePath: 'number',
    MaxItemsPath: 'number',
    MaxItemsPerBatchPath: 'number',
    MaxInputBytesPerBatchPath: 'number',
  }),
);

export function path({ states }: Outline, report: Report): void {
  for (const state of states) {
    if (state.language !== 'JSONPath') continue;
    for (const { name, text, at } of state.paths) {
      const kind = kinds.get(name);
      if (kind !== undefined) check(text, kind, at, name, report);
    }
    if (state.catchers.length > 0) checkCatchers(state, report);
    if (state.tests.length > 0) checkTests(state, report);
  }
}

function checkCatchers({ catchers, where }: StateNode, report: Report): void {
  catchers.forEach((catcher, i) => isObject(catcher) && check(catcher['ResultPath'], 'place', `${where}/Catch/${i}/ResultPath`, 'ResultPath', report));
}

function checkTests({ tests }: StateNode, report: Report): void {
  for (const { test, at } of tests)
    for (const name of Object.keys(test)) if (name === 'Variable' || name.endsWith('Path')) check(test[name], 'operand', `${at}/${name}`, name, report);
}

function check(text: Json | undefined, kind: Kind | 'operand', where: Pointer, field: string, report: Report): void {
  if (typeof text !== 'string') return;
  const reason = whatIsWrong(text, kind);
  if (reason !== undefined) report(schemaError(where, messages[kind](text), `Change the ${field} ${shown(text)}: ${reason}.`));
}

const reference = (text: string): string =>
  text.startsWith('$') ? 'Value is not a Reference Path' : "Value is not a Reference Path: Reference path didn't start with '$'";
const messages: Readonly<Record<Kind | 'operand', (text: string) => string>> = {
  path: () => 'Value must be a valid JSONPath.',
  expression: () => 'Value must be a valid JSONPath or a valid intrinsic function call',
  reference,
  number: reference,
  place: reference,
  operand: reference,
};

function whatIsWrong(text: string, kind: Kind | 'operand'): string | undefined {
  if (kind === 'expression') return expressionFault(text);
  const fault = pathFault(text);
  if (fault !== undefined) return fault;
  if (kind === 'path' || kind === 'operand') return undefined;
  if (!isPlainPath(text) && !isReferencePath(text)) return 'it must lead to one place, by names and indices such as "$.orders[0].id"';
  if (kind === 'place' && !/^\$(?:[.[]|$)/.test(text)) return 'it must lead into the state\'s input, as "$.result" does';
  if (kind === 'number' && text.startsWith('$$')) return 'the context object cannot be used here';
  return undefined;
}
