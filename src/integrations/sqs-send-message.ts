import { StatesError } from '../errors/states-error';
import { jsonSize } from '../json/size';
import type { Integration } from './integration';
import { httpDate, readOutput, result, sdkMetadata } from './sdk-result';
import { serviceFailure, type ServiceErrors } from './service-failure';
import { taskInput, type Structure } from './task-input';

/** The parameters that https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html lists as supported. */
const shape: Structure = {
  members: {
    DelaySeconds: 'INTEGER',
    MessageAttributes: {
      values: {
        members: {
          BinaryListValues: { items: 'BLOB' },
          BinaryValue: 'BLOB',
          DataType: 'STRING',
          StringListValues: { items: 'STRING' },
          StringValue: 'STRING',
        },
        required: ['DataType'],
      },
    },
    MessageBody: 'JSON TEXT', // the example with a task token there sends an object
    MessageDeduplicationId: 'STRING',
    MessageGroupId: 'STRING',
    QueueUrl: 'STRING',
  },
  required: ['QueueUrl', 'MessageBody'],
};

/** The errors that https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html lists. */
export const sqsErrors: ServiceErrors = {
  prefix: 'SQS',
  name: 'AmazonSQS',
  base: 'AmazonSQSException',
  classes: {
    InvalidAddress: 'InvalidAddressException',
    InvalidMessageContents: 'InvalidMessageContentsException',
    InvalidSecurity: 'InvalidSecurityException',
    KmsAccessDenied: 'KmsAccessDeniedException',
    KmsDisabled: 'KmsDisabledException',
    KmsInvalidKeyUsage: 'KmsInvalidKeyUsageException',
    KmsInvalidState: 'KmsInvalidStateException',
    KmsNotFound: 'KmsNotFoundException',
    KmsOptInRequired: 'KmsOptInRequiredException',
    KmsThrottled: 'KmsThrottledException',
    QueueDoesNotExist: 'QueueDoesNotExistException',
    RequestThrottled: 'RequestThrottledException',
    UnsupportedOperation: 'UnsupportedOperationException',
  },
  codes: {
    KmsAccessDenied: 'KMS.AccessDeniedException',
    KmsDisabled: 'KMS.DisabledException',
    KmsInvalidKeyUsage: 'KMS.InvalidKeyUsageException',
    KmsInvalidState: 'KMS.InvalidStateException',
    KmsNotFound: 'KMS.NotFoundException',
    KmsOptInRequired: 'KMS.OptInRequired',
    KmsThrottled: 'KMS.ThrottlingException',
    QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
    UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
  },
};

const metadata = sdkMetadata(['x-amzn-RequestId', 'connection', 'Content-Length', 'Date', 'Content-Type']);

/** `arn:aws:states:::sqs:sendMessage`. The result is as in recording test_send_message. */
export const sendMessage: Integration = {
  service: 'sqs',
  method: 'sendMessage',
  request(args) {
    const input = taskInput(shape, args);
    const queueUrl = (input as { readonly QueueUrl: string }).QueueUrl;
    const host = hostWithoutQueue(queueUrl);
    if (host !== undefined) throw new StatesError('SQS.SdkClientException', `Unable to execute HTTP request: ${host}: Name or service not known`);
    return input;
  },
  response(output, at) {
    const response = readOutput(output);
    const headers = {
      'x-amzn-RequestId': response.requestId,
      connection: 'keep-alive',
      'Content-Length': String(jsonSize(response.members)),
      Date: httpDate(at),
      'Content-Type': 'application/x-amz-json-1.0',
    };
    return result(response.members, metadata(headers, response));
  },
  failure: (thrown) => serviceFailure(sqsErrors, thrown),
};

/**
 * The host of an address that names no queue, `<url>/<account>/<name>`, and so no host of Amazon SQS either: Step Functions calls the address as it
 * is (recording test_send_message_no_such_queue).
 */
function hostWithoutQueue(address: string): string | undefined {
  if (!URL.canParse(address)) return address;
  const { pathname, hostname } = new URL(address);
  return /^\/[^/]+\/[^/]+\/?$/.test(pathname) ? undefined : hostname;
}
