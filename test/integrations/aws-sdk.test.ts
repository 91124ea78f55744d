/** The generic integration of the AWS SDK: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
import { expect, test } from 'vitest';
import { awsSdk } from '../../src/integrations/aws-sdk';
import { StatesError } from '../../src/errors/states-error';

const { service, method, request, response, failure } = awsSdk('sfn', 'sendTaskFailure');

test('names the client and its method; the arguments are handed on as a copy', () => {
  const args = { TaskToken: 't', Deep: { Cause: 'c' } };
  expect([service, method, request(args)]).toEqual(['sfn', 'sendTaskFailure', { taskToken: 't', deep: { cause: 'c' } }]);
  expect((awsSdk('sns', 'publish').request(args) as typeof args).Deep).not.toBe(args.Deep);
  expect(() => request([1])).toThrow(StatesError);
});

// Recordings test_s3_put_object[dict], [num] and [str], test_sfn_start_execution_implicit_json_serialisation
test.each<[service: string, action: string, args: object, request: object]>([
  ['s3', 'putObject', { Key: 'k', Body: { Dict: 'Value' } }, { Key: 'k', Body: '{"Dict":"Value"}' }],
  ['s3', 'putObject', { Body: 0 }, { Body: '0' }],
  ['s3', 'putObject', { Body: 'text data' }, { Body: '"text data"' }],
  ['s3', 'putObject', { Key: 'k' }, { Key: 'k' }],
  ['sfn', 'startExecution', { Input: { a: [1] } }, { input: '{"a":[1]}' }],
  ['sfn', 'startExecution', { Input: '{"a":1}' }, { input: '{"a":1}' }],
  ['sqs', 'sendMessage', { MessageBody: [1], QueueUrl: 'q' }, { MessageBody: '[1]', QueueUrl: 'q' }],
  ['sqs', 'sendMessage', { MessageBody: null }, { MessageBody: null }],
])('%s:%s with %j asks for %j', (service, action, args, request) => {
  expect(awsSdk(service, action).request(args as never)).toEqual(request);
});

test.each<[string, unknown, unknown]>([
  ['members, without those of the transport', { B: 1, A: [true, null], $metadata: { requestId: 'r' } }, { A: [true, null], B: 1 }],
  [
    'a stream as its text (test_s3_get_object[bytearray])',
    { Body: { transformToString: () => Promise.resolve('byte array data') }, ETag: '"e"' },
    { Body: 'byte array data', ETag: '"e"' },
  ],
  ['a body that is bytes, as base64', { Body: new Uint8Array([1, 2]) }, { Body: 'AQI=' }],
  ['a body that is nothing', { Body: Symbol('none') }, { Body: null }],
  ['dates, ISO 8601', { LastModified: new Date(0) }, { LastModified: '1970-01-01T00:00:00.000Z' }],
  ['nothing', undefined, {}],
])('the result has %s', async (_what, output, result) => {
  expect(await response(output, 0)).toEqual(result);
});

test.each<[string, object, unknown, { error: string; cause: string }]>([
  [
    'an exception of the service (test_sfn_send_task_outcome_with_no_such_token)',
    awsSdk('sfn', 'sendTaskFailure'),
    { name: 'InvalidToken', message: "Invalid Token: 'Invalid token'", $fault: 'client', $metadata: { httpStatusCode: 400, requestId: 'r-1' } },
    { error: 'Sfn.InvalidTokenException', cause: "Invalid Token: 'Invalid token' (Service: Sfn, Status Code: 400, Request ID: r-1) (SDK Attempt Count: 1)" },
  ],
  [
    'one of a service that is called as what every object has',
    awsSdk('constructor', 'assign'),
    { name: 'Odd', message: 'none', $fault: 'client', $metadata: { httpStatusCode: 400, requestId: 'r-1' } },
    { error: 'Constructor.OddException', cause: 'none (Service: Constructor, Status Code: 400, Request ID: r-1) (SDK Attempt Count: 1)' },
  ],
  [
    'one whose name ends in Exception, of a service whose client is spelt otherwise',
    awsSdk('dynamodb', 'putItem'),
    { name: 'ResourceNotFoundException', message: 'none', $fault: 'client', $metadata: { httpStatusCode: 400 } },
    { error: 'DynamoDb.ResourceNotFoundException', cause: 'none (Service: DynamoDb, Status Code: 400, Request ID: null) (SDK Attempt Count: 1)' },
  ],
  ['what is no answer of the service', { failure }, Object.assign(new Error('no'), { name: 'Odd' }), { error: 'Sfn.SdkClientException', cause: 'Odd: no' }],
])('a failure: %s', (_what, integration, thrown, expected) => {
  expect((integration as { failure: typeof failure }).failure(thrown)).toEqual(expected);
});
