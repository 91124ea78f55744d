/**
 * The error names that begin with "States.", reserved by the specification's appendix A, and those that AWS adds.
 * Sources: https://states-language.net/#appendix-a and
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html; States.ReferencePathConflict is what AWS fails with in place of
 * the specification's States.ResultPathMatchFailure (https://qiita.com/tsubasaogawa/items/4fe341bdb6ae7d2fd8ee).
 */
export const statesErrorNames = [
  'States.ALL',
  'States.BranchFailed',
  'States.DataLimitExceeded',
  'States.ExceedToleratedFailureThreshold',
  'States.HeartbeatTimeout',
  'States.Http.Socket',
  'States.IntrinsicFailure',
  'States.ItemReaderFailed',
  'States.NoChoiceMatched',
  'States.ParameterPathFailure',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.ReferencePathConflict',
  'States.ResultPathMatchFailure',
  'States.ResultWriterFailed',
  'States.Runtime',
  'States.TaskFailed',
  'States.Timeout',
] as const;

export type StatesErrorName = (typeof statesErrorNames)[number];
