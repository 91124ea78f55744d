import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors/usage-error';
import { didYouMean, quoted } from '../errors/suggestion';
import { isObject, type Json } from '../json/json';
import { readTemplate } from '../templates/template';
import { stateMachinesOf } from '../templates/state-machines-of';

/** A definition that stands in a file. */
export interface DefinitionFile {
  readonly definition: object | string;
  /** Where a template says it. */
  readonly type?: 'STANDARD' | 'EXPRESS';
}

/**
 * Reads the definition in a file: of the Amazon States Language, or a CloudFormation or SAM template that holds it.
 *
 * @param stateMachine - Which one of a template: its logical id or its name.
 * @throws UsageError where a template has several and none is named, or none of that name.
 */
export function readDefinition(file: string, stateMachine: string | undefined): DefinitionFile {
  const text = readFileSync(file, 'utf8');
  const template = templateIn(text);
  if (template === undefined) {
    if (stateMachine === undefined) return { definition: text };
    throw new UsageError(`${file} is no template, and --state-machine names one of a template's.`, '', 'Leave the option out.');
  }
  const machines = stateMachinesOf(template, { readFile: (path) => readFileSync(join(dirname(file), path), 'utf8') });
  const names = Object.keys(machines);
  const found = stateMachine === undefined && names.length === 1 ? names[0]! : names.find((id) => id === stateMachine || machines[id]!.name === stateMachine);
  if (found !== undefined) return machines[found]!;
  throw stateMachine === undefined
    ? new UsageError(`${file} has ${names.length} state machines: ${quoted(names)}.`, '', 'Name one with --state-machine.')
    : new UsageError(`${file} has no state machine "${stateMachine}".`, '', `${didYouMean(stateMachine, names)}It has: ${quoted(names)}.`);
}

/** The template that a text is; undefined for a text that is none. */
function templateIn(text: string): string | object | undefined {
  if (!/["']?Resources["']?\s*:/.test(text)) return undefined;
  let value: Json;
  try {
    value = readTemplate(text).value;
  } catch {
    return undefined;
  }
  return isObject(value) && isObject(value['Resources']) && !('States' in value) ? text : undefined;
}
