import { validate, type Diagnostic, type Json, type JsonObject } from 'asl-interpreter';
import type { Run, ValidationCase } from './case';
import { difference, recordedForm, withAliases, type Alias, type Difference, type Found } from './compare';
import { historyDifference } from './compare-history';
import { play, type Played } from './play';

/** The members of DescribeExecution and StartSyncExecution that a result has; their other members belong to the API, which this version has not. */
const resultMembers = new Set(['cause', 'error', 'executionArn', 'output', 'startDate', 'status', 'stopDate']);

const resultPart = (answer: object): JsonObject => Object.fromEntries(Object.entries(answer).filter(([member]) => resultMembers.has(member))) as JsonObject;

/** An answer of the API holds its output as a text. */
const answered = ({ result }: Played): object => resultPart({ ...result, ...('output' in result && { output: JSON.stringify(result.output) }) });

/** What can be compared of a recording, each with what was observed in its place. */
const compared: Readonly<Record<string, (recorded: never, played: Played, observed: (answer: unknown) => Json, found: Found) => Difference | undefined>> = {
  history: (recorded: readonly JsonObject[], { history }, observed, found) =>
    historyDifference(recorded, observed(history) as unknown as readonly JsonObject[], found),
  output: (output: Json, { history }, observed, found) =>
    difference({ output }, observed({ output: history.at(-1)?.executionSucceededEventDetails?.output ?? null }), found),
  describeExecution: (recorded: JsonObject, played, observed, found) => difference(resultPart(recorded), observed(answered(played)), found),
  startSyncExecution: (recorded: JsonObject, played, observed, found) => difference(resultPart(recorded), observed(answered(played)), found),
};

/** Where what was played differs first from what was recorded of it; undefined where they agree. */
export function differenceFrom({ expected, aliases = [] }: Pick<Run, 'expected' | 'aliases'>, played: Played): Difference | undefined {
  const { fill } = played;
  const bare = aliases.map(({ value, ...alias }): Alias => (value === undefined ? alias : { value: fill(value), as: alias.as }));
  const observed = (answer: unknown): Json => withAliases(recordedForm(answer), bare);
  const found: Found = new Map();
  const members = Object.keys(compared).filter((member) => expected[member] !== undefined);
  if (members.length === 0) return { where: '', recorded: Object.keys(expected), observed: 'nothing that can be compared' };
  for (const member of members) {
    const differs = compared[member]!(expected[member] as never, played, observed, found);
    if (differs !== undefined) return differs;
  }
  return undefined;
}

/** Plays an execution and compares it. One that cannot be played, such as a definition that is refused, differs as a whole. */
export async function executionDifference(run: Run): Promise<Difference | undefined> {
  let played: Played;
  try {
    played = await play(run);
  } catch (thrown) {
    return { where: '', recorded: 'an execution', observed: thrown instanceof Error ? thrown.message : thrown };
  }
  return differenceFrom(run, played);
}

/** A diagnostic's members that AWS answers; its location for the whole definition is '/'. */
const onAws = ({ severity, code, message, location }: Diagnostic): JsonObject => ({ severity, code, message, location: location || '/' });

/** How CreateStateMachine writes what is wrong. */
const refusal = ({ code, message, location }: Diagnostic): string => `Invalid State Machine Definition: '${code}: ${message} at ${location || '/'}'`;

/** Whether a message is the exception of some program: that is none of AWS's words, so that only the refusal and its place are compared. */
const isException = (message: string): boolean => message.startsWith('Error=ValueError');

/** Validates a definition and compares what was found. */
export function validationDifference({ definition, type, expected, expectedError }: ValidationCase): Difference | undefined {
  const errors = validate(definition, { type }).filter(({ severity }) => severity === 'ERROR');
  if (expected !== undefined) return difference(expected.diagnostics.map(onAws), errors.map(onAws), new Map());
  const { message } = expectedError!;
  if (!isException(message)) return difference(message, errors.map(refusal).join(', '), new Map());
  return difference(
    ['/States/MapState/Label'],
    errors.map(({ location }) => location),
    new Map(),
  );
}
