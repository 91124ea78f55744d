/** What an event tells of a state, whatever the state's type. */
export type EventKind =
  | 'entered'
  | 'exited'
  | 'scheduled'
  | 'succeeded'
  | 'failed'
  | 'evaluation failed'
  /** The branches of a Parallel or the items of a Map begin. */
  | 'forked'
  | 'joined'
  | 'broken'
  | 'iteration started'
  | 'iteration ended'
  | 'map run started'
  | 'aborted'
  | 'execution'
  | 'other';

/** The first that fits decides. */
const patterns: readonly (readonly [RegExp, EventKind])[] = [
  [/StateEntered$/, 'entered'],
  [/StateExited$/, 'exited'],
  [/^(Map|Parallel)StateStarted$/, 'forked'],
  [/^(Map|Parallel)StateSucceeded$/, 'joined'],
  [/^(Map|Parallel)StateFailed$/, 'broken'],
  [/StateAborted$/, 'aborted'],
  [/^MapIterationStarted$/, 'iteration started'],
  [/^MapIteration/, 'iteration ended'],
  [/^MapRunStarted$/, 'map run started'],
  [/^MapRunFailed$/, 'failed'],
  [/^Execution/, 'execution'],
  [/^EvaluationFailed$/, 'evaluation failed'],
  [/^(Activity|LambdaFunction|Task)Scheduled$/, 'scheduled'],
  [/^(Activity|LambdaFunction|Task)Succeeded$/, 'succeeded'],
  [/^(Activity|LambdaFunction|Task).*(Failed|TimedOut)$/, 'failed'],
];

const known = new Map<string, EventKind>();

export function kindOf(type: string): EventKind {
  let kind = known.get(type);
  if (kind === undefined) known.set(type, (kind = patterns.find(([pattern]) => pattern.test(type))?.[1] ?? 'other'));
  return kind;
}
