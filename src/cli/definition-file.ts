import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors/usage-error';
import { didYouMean, quoted } from '../errors/suggestion';
import { stateMachinesOf } from '../templates/state-machines-of';
import { templateIn } from '../templates/template-in';

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
  if (!isTemplate(text)) {
    if (stateMachine === undefined) return { definition: text };
    throw new UsageError(`${file} is no template, and --state-machine names one of a template's.`, '', 'Leave the option out.');
  }
  const machines = stateMachinesOf(text, { readFile: (path) => readFileSync(join(dirname(file), path), 'utf8') });
  const names = Object.keys(machines);
  const found = stateMachine === undefined && names.length === 1 ? names[0]! : names.find((id) => id === stateMachine || machines[id]!.name === stateMachine);
  if (found !== undefined) return machines[found]!;
  throw stateMachine === undefined
    ? new UsageError(`${file} has ${names.length} state machines: ${quoted(names)}.`, '', 'Name one with --state-machine.')
    : new UsageError(`${file} has no state machine "${stateMachine}".`, '', `${didYouMean(stateMachine, names)}It has: ${quoted(names)}.`);
}

/** Whether a text is a template; one that cannot be read is told as a definition that cannot. */
function isTemplate(text: string): boolean {
  try {
    return templateIn(text) !== undefined;
  } catch {
    return false;
  }
}
