import type { Diagnostic } from '../errors/definition-error';
import { copyJson, deepest, tooManyLevels, type NotJson } from '../json/copy';
import { isArray, isObject, type Json } from '../json/json';
import type { Pointer } from '../json/pointer';
import { NotJsonText, positionAt, readDefinitionText, TooDeep } from './definition-text';
import { schemaError, type Fault, type Report } from './fault';
import { outline } from './outline';
import { rules } from './rules';
import { checkGraph, checkState } from './shape';

export interface ValidateOptions {
  /** What the text came from, such as a file's name; each diagnostic carries it. */
  readonly source?: string;
}

/**
 * Checks a definition, and tells everything that is wrong with it at once.
 *
 * @param definition - The definition as an object, or as a JSON text. A text gives every diagnostic a line and a column.
 * @returns The diagnostics; none for a definition that is right. A definition without an ERROR can be run. It never throws, whatever it is given.
 * @example
 * validate({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } })[0];
 * // { severity: 'ERROR', code: 'MISSING_TRANSITION_TARGET', message: "Missing 'Next' target: B", location: '/States/A/Next', fix: … }
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html for AWS's own codes and messages
 */
export function validate(definition: object | string, options: ValidateOptions = {}): Diagnostic[] {
  return typeof definition === 'string' ? validateText(definition, options) : validateValue(definition).map((fault) => diagnostic(fault, options));
}

function diagnostic({ at: _at, ...fault }: Fault, { source }: ValidateOptions, position?: { line: number; column: number }): Diagnostic {
  return { ...fault, ...position, ...(source !== undefined && { source }) };
}

function validateText(text: string, options: ValidateOptions): Diagnostic[] {
  if (text.trim() === '') return [diagnostic(missing, options, { line: 1, column: 1 })];
  const faults: Fault[] = [];
  let value: Json;
  try {
    value = readDefinitionText(text, { onDuplicate: (where) => faults.push(duplicate(where)) });
  } catch (thrown) {
    if (thrown instanceof NotJsonText) return [diagnostic(invalidJson('', thrown.message, thrown.fix), options, positionAt(text, thrown.offset))];
    if (thrown instanceof TooDeep) return [diagnostic(tooDeep(thrown.where), options, positionAt(text, thrown.offset))];
    return [diagnostic(tooDeep(''), options)]; // the stack is exhausted
  }
  faults.push(...validateJson(value));
  if (faults.length === 0) return [];
  const offsets = new Map<Pointer, number>();
  readDefinitionText(text, { onValue: (where, offset) => offsets.set(where, offset) });
  return faults.map((fault) => diagnostic(fault, options, positionAt(text, offsets.get(fault.at ?? fault.location)!)));
}

function validateValue(definition: unknown): Fault[] {
  if (definition === undefined || definition === null) return [missing];
  try {
    return validateJson(copyJson(definition, (what) => new NotJsonValue(what)));
  } catch (thrown) {
    if (thrown instanceof NotJsonValue) {
      const { where, found } = thrown.at;
      if (found === tooManyLevels) return [tooDeep(where)];
      return [invalidJson(where, `The definition is no JSON: it holds ${found}`, 'Replace it by a JSON value.')];
    }
    throw thrown;
  }
}

class NotJsonValue extends Error {
  constructor(readonly at: NotJson) {
    super(at.found);
  }
}

function validateJson(definition: Json): Fault[] {
  if (!isObject(definition)) {
    const found = isArray(definition) ? 'a list' : definition === null ? 'null' : `a ${typeof definition}`;
    return [schemaError('', `The definition should be an object, not ${found}`, 'Write an object with "StartAt" and "States".')];
  }
  const faults: Fault[] = [];
  const report: Report = (fault) => faults.push(fault);
  const whole = outline(definition, report);
  for (const graph of whole.graphs) checkGraph(graph, report);
  for (const state of whole.states) checkState(state, report);
  for (const rule of rules) rule(whole, report);
  return faults;
}

const missing: Fault = {
  severity: 'ERROR',
  code: 'MISSING_DESCRIPTION',
  message: 'The definition is empty',
  location: '',
  fix: 'Write an object with "StartAt" and "States".',
};

const invalidJson = (location: Pointer, message: string, fix: string): Fault => ({
  severity: 'ERROR',
  code: 'INVALID_JSON_DESCRIPTION',
  message,
  location,
  fix,
});

const tooDeep = (location: Pointer): Fault => ({
  severity: 'ERROR',
  code: 'TOO_DEEPLY_NESTED',
  message: `The definition is nested deeper than ${deepest} levels`,
  location,
  fix: 'Make it flatter.',
});

/** AWS tells of a state's name that stands twice; in other objects the last of two members counts silently, so that is no more than a warning. */
function duplicate(where: Pointer): Fault {
  const tokens = where.split('/');
  const name = JSON.stringify(tokens.at(-1)!.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (tokens.at(-2) === 'States')
    return {
      severity: 'ERROR',
      code: 'DUPLICATE_STATE_NAME',
      message: `Duplicate State name: ${JSON.parse(name) as string}`,
      location: where,
      fix: 'Rename or remove one of them: the text has the name twice in one object.',
    };
  return {
    severity: 'WARNING',
    code: 'duplicate-member',
    message: `The member ${name} stands twice in one object, and only the last one counts`,
    location: where,
    fix: 'Remove one of them.',
  };
}
