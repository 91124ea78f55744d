import { isArray, type Json } from '../json/json';
import type { ChildResult, WriterConfig } from '../resources/map-results';

/**
 * What a result adds to its file: JSON texts. FLATTEN takes an output apart that is an array; one that is not taken apart stays as it was, letter by
 * letter. "If a child workflow execution fails, Step Functions returns its execution result unchanged."
 */
export function entriesOf(result: ChildResult, transformation: WriterConfig['Transformation']): string[] {
  const { Output: output } = result;
  if (output === undefined || (transformation ?? 'NONE') === 'NONE') return [JSON.stringify(result)];
  if (transformation === 'COMPACT') return [output];
  const value = JSON.parse(output) as Json;
  return isArray(value) ? value.map((item) => JSON.stringify(item)) : [JSON.stringify(value)];
}
