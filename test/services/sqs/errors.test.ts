import * as sdk from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import * as errors from '../../../src/services/sqs/errors';

const all = [
  errors.unsupportedOperation('x'),
  errors.queueDoesNotExist(),
  errors.queueNameExists('x'),
  errors.queueDeletedRecently(),
  errors.purgeQueueInProgress('x'),
  errors.invalidAddress('x'),
  errors.invalidAttributeName('x'),
  errors.invalidAttributeValue('x'),
  errors.invalidMessageContents('x'),
  errors.receiptHandleIsInvalid('x'),
  errors.messageNotInflight(),
  errors.overLimit('x'),
  errors.resourceNotFound('x'),
  errors.emptyBatchRequest('x'),
  errors.tooManyEntriesInBatchRequest(11),
  errors.batchEntryIdsNotDistinct('x'),
  errors.invalidBatchEntryId(),
  errors.batchRequestTooLong(1, 2),
];

test.each(all)('$name is an error of the SDK, with its status', ({ name, $fault, message, $metadata }) => {
  const [, , , traits] = (sdk as unknown as Record<string, [unknown, unknown, unknown, { httpError?: number } | 0]>)[`${name}$`]!;
  expect($metadata.httpStatusCode).toBe((traits === 0 ? undefined : traits.httpError) ?? 400);
  const Modelled = (sdk as unknown as Record<string, new (options: object) => Error & { $fault: string }>)[name]!;
  const modelled = new Modelled({ message, $metadata: {} });
  expect([name, $fault, message]).toEqual([modelled.name, modelled.$fault, modelled.message]);
});

test.each([errors.missingParameter('x'), errors.invalidParameterValue('x'), errors.invalidParameter(1, 'x', 'y'), errors.notForThisQueueType(1, 'x')])(
  '$name is an error that the SDK has no class for: it has the code as its name',
  ({ name, $fault }) => {
    expect(name in sdk).toBe(false);
    expect($fault).toBe('client');
  },
);
