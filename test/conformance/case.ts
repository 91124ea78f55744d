import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Json, JsonObject } from 'asl-interpreter';
import type { Alias } from './compare';

/** What a Lambda function of a case does. */
export type Behaviour =
  | { readonly behaviour: 'echo' }
  | { readonly behaviour: 'return'; readonly value: Json }
  | { readonly behaviour: 'return-repeated'; readonly text: string; readonly count: number }
  | { readonly behaviour: 'throw'; readonly errorType: string; readonly errorMessage: string }
  | { readonly behaviour: 'sleep'; readonly seconds: number; readonly then: 'echo' };

/** A call on a service. */
export interface ServiceCall {
  readonly service: string;
  readonly operation: string;
  readonly parameters: JsonObject;
}

/** What was recorded of an execution; what is not compared (logs, events, messages of queues) is among the members without a name here. */
export interface Recorded {
  readonly history?: readonly JsonObject[];
  readonly output?: Json;
  readonly describeExecution?: JsonObject;
  readonly startSyncExecution?: JsonObject;
  readonly [other: string]: unknown;
}

/** One execution and what was recorded of it. */
export interface Run {
  readonly definition: JsonObject;
  /** Default: STANDARD. */
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly input?: Json;
  /** The input's text, where it is not the compact one. */
  readonly inputText?: string;
  readonly stateMachineName: string;
  readonly executionName: string;
  readonly expected: Recorded;
  readonly setup?: readonly ServiceCall[];
  /** Calls that were made after the execution had started. */
  readonly meanwhile?: readonly ServiceCall[];
  readonly functions?: Readonly<Record<string, Behaviour>>;
  readonly aliases?: readonly Alias[];
}

export interface Case extends Partial<Run> {
  readonly id: string;
  readonly recordedOn: string;
  readonly runs?: readonly Run[];
}

export interface ValidationCase {
  readonly id: string;
  readonly recordedOn: string;
  readonly definition: JsonObject;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly expected?: { readonly diagnostics: readonly Diagnostic[] };
  readonly expectedError?: { readonly message: string };
}

/** The runs of a case, each with its name; what stands beside them holds for each. */
export function runsOf(recorded: Case): readonly (readonly [name: string, run: Run])[] {
  const { runs, ...common } = recorded;
  if (runs === undefined) return [[shortId(recorded), common as unknown as Run]];
  return runs.map((run, index) => [runs.length === 1 ? shortId(recorded) : `${shortId(recorded)} #${index}`, { ...common, ...run }]);
}

export function readLines<Line>(file: string): Line[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** A case's id without the folder that all have in common: 'base/test_base.py::TestSnfBase::test_state_fail'. */
export const shortId = ({ id }: { readonly id: string }): string => id.replace('tests/aws/services/stepfunctions/v2/', '');

export const kinds = ['execution', 'validation', 'test-state', 'api'] as const;
export type Kind = (typeof kinds)[number];

/** A case of a folder laid out as `<kind>/<folder>/*.json`. */
export interface FiledCase {
  readonly kind: Kind;
  readonly folder: string;
  readonly file: string;
  readonly id: string;
  /** The case itself: a {@link Case} or {@link ValidationCase}, or one of the kinds that are not played. */
  readonly content: unknown;
}

/** The cases under a folder, in the order in which Node lists it: by name. */
export function casesUnder(root: string): FiledCase[] {
  return kinds.flatMap((kind) =>
    foldersIn(join(root, kind)).flatMap((folder) =>
      readdirSync(join(root, kind, folder))
        .filter((name) => name.endsWith('.json'))
        .map((name): FiledCase => {
          const file = `${kind}/${folder}/${name}`;
          const content = JSON.parse(readFileSync(join(root, file), 'utf8')) as { id: string };
          return { kind, folder, file, id: shortId(content), content };
        }),
    ),
  );
}

const foldersIn = (path: string): string[] => (existsSync(path) ? readdirSync(path) : []);
