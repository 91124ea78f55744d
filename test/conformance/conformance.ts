import { runsOf, type Case, type FiledCase, type Kind, type ValidationCase } from './case';
import type { Difference } from './compare';
import type { Known } from './known';
import { missing } from './needs';
import { executionDifference, validationDifference } from './outcome';

/** How one execution or definition of a case went. */
export interface Outcome {
  readonly name: string;
  readonly kind: Kind;
  readonly folder: string;
  readonly file: string;
  readonly state: 'passed' | 'failed' | 'waiting';
  /** Why it is listed as one that is not followed. */
  readonly reason?: string;
  readonly differs?: Difference;
  /** The recording, for showing it. */
  readonly expected?: unknown;
}

/** Plays a case. Those of a kind that is listed are not played. */
export async function outcomesOf(filed: FiledCase, known: Known): Promise<Outcome[]> {
  const { kind, folder, file, id, content } = filed;
  const waits = known.kinds[kind];
  if (waits !== undefined) return [{ name: id, kind, folder, file, state: 'waiting', reason: waits }];
  const outcomes: Outcome[] = [];
  const note = (name: string, differs: Difference | undefined, expected: unknown, needs?: string): void => {
    const reason = known.cases[name] ?? (differs === undefined || needs === undefined ? undefined : `waits for ${needs}`);
    const state = differs === undefined ? 'passed' : reason?.startsWith('waits for ') ? 'waiting' : 'failed';
    outcomes.push({ name, kind, folder, file, state, expected, ...(reason !== undefined && { reason }), ...(differs !== undefined && { differs }) });
  };
  if (kind === 'validation') note(id, validationDifference(content as ValidationCase), (content as ValidationCase).expected);
  else for (const [name, run] of runsOf(content as Case)) note(name, await executionDifference(run), run.expected, missing(run));
  return outcomes;
}

/** Whether a run of the folder has to fail for it: it differs and is not listed, or is listed and does not differ. */
export const isUnexpected = ({ state, reason }: Outcome): boolean => (state === 'passed' ? reason !== undefined : state === 'failed' && reason === undefined);
