import type { WorkflowType } from '../definition/asl';
import type { Diagnostic } from '../errors/definition-error';
import { copyJson, tooManyLevels, type NotJson } from '../json/copy';
import { isArray, isObject, type Json } from '../json/json';
import { readText } from './definition-source';
import type { Position } from './definition-text';
import { invalidJson, missing, schemaError, tooDeep, type Fault, type Report } from './fault';
import { outline as outlineOf, type Outline } from './outline';
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

interface Examined {
  /** undefined where it is no JSON. */
  readonly value: Json | undefined;
  readonly diagnostics: Diagnostic[];
  /** undefined where there is none to be made. */
  readonly outline: Outline | undefined;
}

/** A definition as JSON, its outline, and what is wrong with it. */
export function examine(definition: unknown, options: ValidateOptions): Examined {
  return typeof definition === 'string' ? examineText(definition, options) : examineValue(definition, options);
}

function examineText(text: string, options: ValidateOptions): Examined {
  const { value, faults: ofText, position } = readText(text);
  const { faults: found, outline } = value === undefined ? { faults: [], outline: undefined } : faultsOf(value, options);
  const faults = [...ofText, ...found];
  if (faults.length === 0) return { value, diagnostics: [], outline };
  const positionOf = position(faults.map(({ at, location }) => at ?? location));
  return { value, diagnostics: faults.map((fault) => diagnostic(fault, options, positionOf(fault.at ?? fault.location))), outline };
}

function examineValue(definition: unknown, options: ValidateOptions): Examined {
  const none = { value: undefined, outline: undefined };
  if (definition === undefined || definition === null) return { ...none, diagnostics: [diagnostic(missing, options)] };
  try {
    const value = copyJson(definition, (what) => new NotJsonValue(what));
    const { faults, outline } = faultsOf(value, options);
    return { value, diagnostics: faults.map((fault) => diagnostic(fault, options)), outline };
  } catch (thrown) {
    if (!(thrown instanceof NotJsonValue)) throw thrown;
    const { where, found } = thrown.at;
    const fault = found === tooManyLevels ? tooDeep(where) : invalidJson(where, `The definition is no JSON: it holds ${found}`, 'Replace it by a JSON value.');
    return { ...none, diagnostics: [diagnostic(fault, options)] };
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

function faultsOf(definition: Json, options: ValidateOptions): { faults: Fault[]; outline: Outline | undefined } {
  if (definition === null) return { faults: [missing], outline: undefined };
  if (!isObject(definition)) {
    const found = isArray(definition) ? 'a list' : `a ${typeof definition}`;
    const fault = schemaError('', `The definition should be an object, not ${found}`, 'Write an object with "StartAt" and "States".');
    return { faults: [fault], outline: undefined };
  }
  const faults: Fault[] = [];
  const report: Report = (fault) => faults.push(fault);
  try {
    const whole = outlineOf(definition, options.type ?? 'STANDARD', report);
    for (const graph of whole.graphs) checkGraph(graph, report);
    for (const state of whole.states) checkState(state, report);
    for (const rule of rules) rule(whole, report);
    return { faults, outline: whole };
  } catch (thrown) {
    if (thrown instanceof RangeError) return { faults: [tooDeep('')], outline: undefined }; // the stack is exhausted
    throw thrown;
  }
}
