import type { WorkflowType } from '../definition/asl';
import type { Diagnostic } from '../errors/definition-error';
import { copyJson, tooManyLevels, type NotJson } from '../json/copy';
import { isArray, isObject, type Json } from '../json/json';
import { readText } from './definition-source';
import type { Position } from './definition-text';
import { invalidJson, missing, schemaError, tooDeep, type Fault, type Report } from './fault';
import { outline } from './outline';
import { rules } from './rules';
import { checkGraph, checkState } from './shape';

export interface ValidateOptions {
  /** What the text came from, such as a file's name; each diagnostic carries it. */
  readonly source?: string;
  /** What the machine is made for: an Express workflow can do less. Default: STANDARD. */
  readonly type?: WorkflowType;
}

/**
 * Checks a definition, and tells everything that is wrong with it at once.
 *
 * @param definition - The definition as an object, or as a text, JSON or YAML. A text gives every diagnostic a line and a column.
 * @returns The diagnostics; none for a definition that is right. A definition without an ERROR can be run. No JSON and no text makes it throw.
 * @throws UsageError for a YAML text where the package `yaml` is not installed.
 * @example
 * validate({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } })[0];
 * // { severity: 'ERROR', code: 'MISSING_TRANSITION_TARGET', message: "Missing 'Next' target: B", location: '/States/A/Next', fix: … }
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html for AWS's own codes and messages
 */
export function validate(definition: object | string, options: ValidateOptions = {}): Diagnostic[] {
  return examine(definition, options).diagnostics;
}

/** A definition as JSON, and what is wrong with it. The value is undefined where it is no JSON. */
export function examine(definition: unknown, options: ValidateOptions): { readonly value: Json | undefined; readonly diagnostics: Diagnostic[] } {
  return typeof definition === 'string' ? examineText(definition, options) : examineValue(definition, options);
}

function examineText(text: string, options: ValidateOptions): { value: Json | undefined; diagnostics: Diagnostic[] } {
  const { value, faults, position } = readText(text);
  const all = value === undefined ? faults : [...faults, ...faultsOf(value, options)];
  if (all.length === 0) return { value, diagnostics: [] };
  const positionOf = position(all.map(({ at, location }) => at ?? location));
  return { value, diagnostics: all.map((fault) => diagnostic(fault, options, positionOf(fault.at ?? fault.location))) };
}

function examineValue(definition: unknown, options: ValidateOptions): { value: Json | undefined; diagnostics: Diagnostic[] } {
  if (definition === undefined || definition === null) return { value: undefined, diagnostics: [diagnostic(missing, options)] };
  try {
    const value = copyJson(definition, (what) => new NotJsonValue(what));
    return { value, diagnostics: faultsOf(value, options).map((fault) => diagnostic(fault, options)) };
  } catch (thrown) {
    if (!(thrown instanceof NotJsonValue)) throw thrown;
    const { where, found } = thrown.at;
    const fault = found === tooManyLevels ? tooDeep(where) : invalidJson(where, `The definition is no JSON: it holds ${found}`, 'Replace it by a JSON value.');
    return { value: undefined, diagnostics: [diagnostic(fault, options)] };
  }
}

function diagnostic({ at: _at, ...fault }: Fault, { source }: ValidateOptions, position?: Position): Diagnostic {
  return { ...fault, ...position, ...(source !== undefined && { source }) };
}

class NotJsonValue extends Error {
  constructor(readonly at: NotJson) {
    super(at.found);
  }
}

function faultsOf(definition: Json, options: ValidateOptions): Fault[] {
  if (definition === null) return [missing];
  if (!isObject(definition)) {
    const found = isArray(definition) ? 'a list' : `a ${typeof definition}`;
    return [schemaError('', `The definition should be an object, not ${found}`, 'Write an object with "StartAt" and "States".')];
  }
  const faults: Fault[] = [];
  const report: Report = (fault) => faults.push(fault);
  try {
    const whole = outline(definition, options.type ?? 'STANDARD', report);
    for (const graph of whole.graphs) checkGraph(graph, report);
    for (const state of whole.states) checkState(state, report);
    for (const rule of rules) rule(whole, report);
    return faults;
  } catch (thrown) {
    if (thrown instanceof RangeError) return [tooDeep('')]; // the stack is exhausted
    throw thrown;
  }
}
