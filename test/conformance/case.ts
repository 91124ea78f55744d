import { readFileSync } from 'node:fs';
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

/** One execution and what was recorded of it. */
export interface Run {
  readonly definition: JsonObject;
  readonly input?: Json;
  /** The input's text, where it is not the compact one. */
  readonly inputText?: string;
  readonly stateMachineName: string;
  readonly executionName: string;
  readonly expected: { readonly history?: readonly JsonObject[]; readonly output?: Json; readonly describeExecution?: JsonObject };
  readonly setup?: readonly ServiceCall[];
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

/** The runs of a case; what stands beside them holds for each. */
export const runsOf = ({ runs, ...common }: Case): readonly Run[] =>
  runs === undefined ? [common as unknown as Run] : runs.map((run) => ({ ...common, ...run }));

export function readLines<Line>(file: string): Line[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** A case's id without the folder that all have in common: 'base/test_base.py::TestSnfBase::test_state_fail'. */
export const shortId = ({ id }: { readonly id: string }): string => id.replace('tests/aws/services/stepfunctions/v2/', '');
