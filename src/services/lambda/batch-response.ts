import { isArray, isObject, type Json } from '../../json/json';

/**
 * What a function with ReportBatchItemFailures says of its batch: the identifiers of what failed, none where all went well; 'all' for a response that
 * Lambda takes for the failure of the whole batch.
 *
 * @param payload - The function's result: JSON.
 * @param isKnown - Whether an identifier is one of the batch.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting, "Success and failure conditions"
 */
export function failuresIn(payload: string, isKnown: (identifier: string) => boolean): ReadonlySet<string> | 'all' {
  const response = JSON.parse(payload) as Json;
  if (response === null) return new Set();
  if (!isObject(response)) return 'all';
  const failures = response['batchItemFailures'] ?? [];
  if (!isArray(failures)) return 'all';
  const identifiers = new Set<string>();
  for (const failure of failures) {
    const identifier = isObject(failure) ? failure['itemIdentifier'] : undefined;
    if (typeof identifier !== 'string' || !isKnown(identifier)) return 'all';
    identifiers.add(identifier);
  }
  return identifiers;
}
