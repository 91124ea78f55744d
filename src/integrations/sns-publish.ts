import type { Integration } from './integration';
import { httpDate, readOutput, result, sdkMetadata } from './sdk-result';
import { serviceFailure, type ServiceErrors } from './service-failure';
import { taskInput, type Structure } from './task-input';

/** The parameters that https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html lists as supported. */
const shape: Structure = {
  members: {
    Message: 'JSON TEXT', // an object in recording test_publish_base
    MessageAttributes: { values: { members: { BinaryValue: 'BLOB', DataType: 'STRING', StringValue: 'STRING' }, required: ['DataType'] } },
    MessageDeduplicationId: 'STRING',
    MessageGroupId: 'STRING',
    MessageStructure: 'STRING',
    PhoneNumber: 'STRING',
    Subject: 'STRING',
    TargetArn: 'STRING',
    TopicArn: 'STRING',
  },
  required: ['Message'],
};

/** The errors of https://docs.aws.amazon.com/sns/latest/api/API_Publish.html by their classes, each with its code on the wire. */
const codes = {
  AuthorizationErrorException: 'AuthorizationError',
  EndpointDisabledException: 'EndpointDisabled',
  InternalErrorException: 'InternalError',
  InvalidParameterException: 'InvalidParameter',
  InvalidParameterValueException: 'ParameterValueInvalid',
  InvalidSecurityException: 'InvalidSecurity',
  KMSAccessDeniedException: 'KMSAccessDenied',
  KMSDisabledException: 'KMSDisabled',
  KMSInvalidStateException: 'KMSInvalidState',
  KMSNotFoundException: 'KMSNotFound',
  KMSThrottlingException: 'KMSThrottling',
  NotFoundException: 'NotFound',
  PlatformApplicationDisabledException: 'PlatformApplicationDisabled',
  ValidationException: 'ValidationException',
};

export const snsErrors: ServiceErrors = {
  prefix: 'SNS',
  name: 'AmazonSNS',
  base: 'AmazonSNSException',
  classes: { ...Object.fromEntries(Object.keys(codes).map((name) => [name, name])), KMSOptInRequired: 'KMSOptInRequiredException' },
  codes,
};

const metadata = sdkMetadata(['x-amzn-RequestId', 'connection', 'Content-Length', 'Date', 'Content-Type']);

/** `arn:aws:states:::sns:publish`. The result is as in recording test_publish_base. */
export const publish: Integration = {
  service: 'sns',
  method: 'publish',
  request: (args) => taskInput(shape, args),
  response(output, at) {
    const response = readOutput(output);
    const headers = {
      'x-amzn-RequestId': response.requestId,
      connection: 'keep-alive',
      'Content-Length': String(wireLength(response.members, response.requestId)),
      Date: httpDate(at),
      'Content-Type': 'text/xml',
    };
    return result(response.members, metadata(headers, response));
  },
  failure: (thrown) => serviceFailure(snsErrors, thrown),
};

/** The bytes of the response on the wire: 294 in the recordings. */
function wireLength(members: object, requestId: string): number {
  const lines = Object.entries(members).map(([name, value]) => `    <${name}>${String(value)}</${name}>\n`);
  return (
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\n  <PublishResult>\n'.length +
    lines.join('').length +
    `  </PublishResult>\n  <ResponseMetadata>\n    <RequestId>${requestId}</RequestId>\n  </ResponseMetadata>\n</PublishResponse>\n`.length
  );
}
