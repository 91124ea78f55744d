import { isArray, type Json } from '../json/json';
import type { ChildResult, WriterConfig } from './child-result';

/**
 * The outputs of the child executions, as they are the output of a Map state without a ResultWriter. A child that failed contributes itself: "If a
 * child workflow execution fails, Step Functions returns its execution result unchanged."
 */
export const compact = (results: readonly ChildResult[]): Json[] => results.map(output);

/** As {@link compact}, but of an output that is an array its elements. */
export const flatten = (results: readonly ChildResult[]): Json[] =>
  results.flatMap((result) => {
    const value = output(result);
    return isArray(value) ? [...value] : [value];
  });

const output = (result: ChildResult): Json => (result.Output === undefined ? ({ ...result } as unknown as Json) : (JSON.parse(result.Output) as Json));

/** What a result adds to its file: JSON texts. An output that is not taken apart stays as it was, letter by letter. */
export function entriesOf(result: ChildResult, transformation: WriterConfig['Transformation']): string[] {
  if (result.Output === undefined || (transformation ?? 'NONE') === 'NONE') return [JSON.stringify(result)];
  return transformation === 'COMPACT' ? [result.Output] : flatten([result]).map((value) => JSON.stringify(value));
}
