import { StatesError } from '../errors/states-error';

/** The items cannot be read. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html "States.ItemReaderFailed" */
export const readerFailure = (cause: string): StatesError => new StatesError('States.ItemReaderFailed', cause);

/** What was thrown while items were read, as the failure of the ItemReader: the errors of S3 as the AWS SDK for Java words them. */
export function asReaderFailure(thrown: unknown): StatesError {
  if (thrown instanceof StatesError) return thrown;
  const { message, $metadata } = Object(thrown) as { message?: unknown; $metadata?: { httpStatusCode?: unknown; requestId?: unknown } };
  const text = message === undefined ? String(thrown) : String(message);
  if (typeof $metadata?.httpStatusCode !== 'number') return readerFailure(text);
  return readerFailure(
    `${text} (Service: S3, Status Code: ${$metadata.httpStatusCode}, Request ID: ${$metadata.requestId ? String($metadata.requestId) : 'null'})`,
  );
}
