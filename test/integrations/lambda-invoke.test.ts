import { describe, expect, test } from 'vitest';
import { lambdaInvoke } from '../../src/integrations/lambda-invoke';
import type { Json } from '../../src/json/json';

const FunctionName = 'lambda_func';
const arn = 'arn:aws:lambda:us-east-1:111111111111:function:lambda_func';
const requestId = '67123b8c-b542-4c60-bc56-8dacd39ce1ec';
const at = Date.UTC(2021, 2, 28, 20, 21, 12);
const plain = { functionName: FunctionName, qualifier: undefined, payload: {}, invocationType: 'RequestResponse', clientContext: undefined };

const cause = (message: string, code: string, id: string) =>
  `${message} (Service: AWSLambda; Status Code: 400; Error Code: ${code}; Request ID: ${id}; Proxy: null)`;

describe('lambda:invoke request', () => {
  test.each<[string, Json, Json]>([
    ['an object', { a: 1 }, { a: 1 }],
    ['a list', [1], [1]],
    ['null, which is {}: recording test_base_lambda_service_task_state', null, {}],
    ['"0.0", the text of a number: recording test_invoke_json_values[0.0]', '0.0', 0],
    ['"{}": recording test_invoke_json_values[json_value5]', '{}', {}],
    ['"[]": recording test_invoke_json_values[json_value6]', '[]', []],
    ['the text of a text: recording test_invoke_bytes_payload', "\"'{'Hello':'World'}'\"", "'{'Hello':'World'}'"],
  ])('Payload: %s', (_title, Payload, payload) => {
    expect(lambdaInvoke.request({ FunctionName, Payload })).toStrictEqual({ ...plain, payload });
  });

  test('without a Payload the event is {}', () => {
    expect(lambdaInvoke.request({ FunctionName })).toStrictEqual(plain);
  });

  test('a Payload is handed on as it is', () => {
    const Payload = { a: [1] };
    expect(lambdaInvoke.request({ FunctionName, Payload }).payload).toBe(Payload);
  });

  // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html: the forms of FunctionName
  test.each<[string, Json, string | undefined]>([
    ['a name', { FunctionName: 'f' }, undefined],
    ['a name with a version', { FunctionName: 'f:7' }, '7'],
    ['an ARN', { FunctionName: arn }, undefined],
    ['an ARN with an alias', { FunctionName: `${arn}:live` }, 'live'],
    ['a partial ARN', { FunctionName: '111111111111:function:f' }, undefined],
    ['a partial ARN with an alias', { FunctionName: '111111111111:function:f:live' }, 'live'],
    ['Qualifier', { FunctionName: 'f', Qualifier: 'prod-v1' }, 'prod-v1'],
    ['both, and they agree', { FunctionName: 'f:live', Qualifier: 'live' }, 'live'],
  ])('the qualifier of %s', (_title, args, qualifier) => {
    const request = lambdaInvoke.request(args);
    expect(request.qualifier).toBe(qualifier);
    expect(request.functionName).toBe((args as { FunctionName: string }).FunctionName);
  });

  test.each(['Event', 'RequestResponse', 'DryRun'] as const)('InvocationType %s', (InvocationType) => {
    expect(lambdaInvoke.request({ FunctionName, InvocationType, ClientContext: 'e30=' })).toStrictEqual({
      ...plain,
      invocationType: InvocationType,
      clientContext: 'e30=',
    });
  });

  test.each<[string, Json, string]>([
    ['a Payload that is a number', { FunctionName, Payload: 1 }, "The value for the field 'Payload' must be a STRING"],
    ['a Payload that is a boolean', { FunctionName, Payload: false }, "The value for the field 'Payload' must be a STRING"],
    ['no FunctionName', { Payload: {} }, "The field 'FunctionName' is required but was missing"],
    ['a token beside the Payload', { FunctionName, TaskToken: 't', Payload: {} }, 'The field "TaskToken" is not supported by Step Functions'],
    ['arguments that are no object', [1], "The value for the field 'Parameters' must be an OBJECT"],
    ['arguments that are nothing', null, "The value for the field 'Parameters' must be an OBJECT"],
  ])('refuses %s', (_title, args, fault) => {
    expect(() => lambdaInvoke.request(args)).toThrow(
      expect.objectContaining({ error: 'States.Runtime', cause: `The Parameters '${JSON.stringify(args)}' could not be used to start the Task: [${fault}]` }),
    );
  });

  test.each<[string, Json, string, string, string]>([
    [
      'a Payload that is no JSON',
      { FunctionName, Payload: 'HelloWorld' },
      requestId,
      'Lambda.InvalidRequestContentException',
      cause('Could not parse request body into json: Could not parse payload into json', 'InvalidRequestContentException', requestId),
    ],
    [
      'two qualifiers that differ',
      { FunctionName: 'f:live', Qualifier: 'test' },
      requestId,
      'Lambda.InvalidParameterValueException',
      cause('The derived qualifier from the function name does not match the specified qualifier.', 'InvalidParameterValueException', requestId),
    ],
    [
      'an unknown InvocationType, where no id is known',
      { FunctionName, InvocationType: 'Sync' },
      '',
      'Lambda.AWSLambdaException',
      cause(
        "1 validation error detected: Value 'Sync' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]",
        'ValidationException',
        'null',
      ),
    ],
  ])('Lambda refuses %s', (_title, args, id, error, text) => {
    expect(() => lambdaInvoke.request(args, id || undefined)).toThrow(expect.objectContaining({ error, cause: text }));
  });
});

/** Members and order as in recording test_invoke_json_values. */
const answer = (ExecutedVersion: string, Payload: Json, length: string) => ({
  ExecutedVersion,
  Payload,
  SdkHttpMetadata: {
    AllHttpHeaders: {
      'X-Amz-Executed-Version': [ExecutedVersion],
      'x-amzn-Remapped-Content-Length': ['0'],
      Connection: ['keep-alive'],
      'x-amzn-RequestId': [requestId],
      'Content-Length': [length],
      Date: ['Sun, 28 Mar 2021 20:21:12 GMT'],
      'X-Amzn-Trace-Id': ['root=1-6060e538-b5424c60bc568dacd39ce1ec;sampled=0'],
      'Content-Type': ['application/json'],
    },
    HttpHeaders: {
      Connection: 'keep-alive',
      'Content-Length': length,
      'Content-Type': 'application/json',
      Date: 'Sun, 28 Mar 2021 20:21:12 GMT',
      'X-Amz-Executed-Version': ExecutedVersion,
      'x-amzn-Remapped-Content-Length': '0',
      'x-amzn-RequestId': requestId,
      'X-Amzn-Trace-Id': 'root=1-6060e538-b5424c60bc568dacd39ce1ec;sampled=0',
    },
    HttpStatusCode: 200,
  },
  SdkResponseMetadata: { RequestId: requestId },
  StatusCode: 200,
});

describe('lambda:invoke result', () => {
  test.each<[string, Json, { text?: string; executedVersion?: string } | undefined, string, string]>([
    ['an object: recording test_invoke_json_values[json_value5]', {}, undefined, '2', '$LATEST'],
    ['a text: recording test_invoke_bytes_payload', 'HelloWorld!', undefined, '13', '$LATEST'],
    [
      'a text with spaces: test_numbered_mock_responses_multiple_success_invocations',
      { status: 'running' },
      { text: '{"status": "running"}' },
      '21',
      '$LATEST',
    ],
    ['the text that the function gave: recording test_invoke_json_values[0.0]', 0, { text: '0.0' }, '3', '$LATEST'],
    ['bytes, not letters, are counted', 'ü', { text: '"ü"' }, '4', '$LATEST'],
    ['the version that ran', null, { executedVersion: '7' }, '4', '7'],
  ])('%s', (_title, payload, more, length, version) => {
    expect(JSON.stringify(lambdaInvoke.response(payload, at, requestId, more))).toBe(JSON.stringify(answer(version, payload, length)));
  });

  test.each([
    ['Event', 202],
    ['DryRun', 204],
  ] as const)('%s: nothing but that it was accepted', (invocationType, status) => {
    expect(lambdaInvoke.accepted(invocationType, at, requestId)).toEqual({
      SdkHttpMetadata: {
        AllHttpHeaders: {
          'x-amzn-Remapped-Content-Length': ['0'],
          Connection: ['keep-alive'],
          'x-amzn-RequestId': [requestId],
          'Content-Length': ['0'],
          Date: ['Sun, 28 Mar 2021 20:21:12 GMT'],
          'X-Amzn-Trace-Id': ['root=1-6060e538-b5424c60bc568dacd39ce1ec;sampled=0'],
        },
        HttpHeaders: {
          Connection: 'keep-alive',
          'Content-Length': '0',
          Date: 'Sun, 28 Mar 2021 20:21:12 GMT',
          'x-amzn-Remapped-Content-Length': '0',
          'x-amzn-RequestId': requestId,
          'X-Amzn-Trace-Id': 'root=1-6060e538-b5424c60bc568dacd39ce1ec;sampled=0',
        },
        HttpStatusCode: status,
      },
      SdkResponseMetadata: { RequestId: requestId },
      StatusCode: status,
    });
  });

  test('a trace has its 8 and 24 digits whatever the time and the id', () => {
    expect(JSON.stringify(lambdaInvoke.response(null, 0, 'r-1'))).toContain('"root=1-00000000-000000000000000000000001;sampled=0"');
  });
});

test('a function that is not there', () => {
  expect(lambdaInvoke.notFound(arn, requestId)).toEqual({
    error: 'Lambda.ResourceNotFoundException',
    cause: `Function not found: ${arn} (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ${requestId}; Proxy: null)`,
  });
});
