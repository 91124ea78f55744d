import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { checkResult, unknownMembers, type FieldValidationMode } from '../../src/mocks/check-result';
import { parseTaskResource } from '../../src/resources/task-resource';

interface Recording {
  readonly id: string;
  readonly resource: string;
  readonly result: Json;
  readonly fieldValidationMode?: FieldValidationMode;
  readonly message?: string;
}

const lines = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const recordings = lines('test/mocks/mock-results.jsonl') as Recording[];

test.each(recordings.map((each) => [each.id.split('::').at(-1)!, each] as const))(
  'as recorded: %s',
  (_id, { resource, result, fieldValidationMode, message }) => {
    expect(checkResult(parseTaskResource(resource), result, fieldValidationMode)).toBe(message);
  },
);

interface Event {
  readonly taskSucceededEventDetails?: { readonly resource: string; readonly resourceType: string; readonly output?: Json };
}
interface Case {
  readonly expected?: { readonly history?: readonly Event[] };
  readonly runs?: readonly Case[];
}

/** Every result of a Task in the recorded executions, as AWS gave it. */
const recordedResults = (lines('test/conformance/cases.jsonl') as Case[])
  .flatMap((each) => each.runs ?? [each])
  .flatMap(({ expected }) => expected?.history ?? [])
  .flatMap(({ taskSucceededEventDetails: details }) => (details?.output === undefined ? [] : [details]));

test('what AWS gave can be given: no result of a recorded execution is refused, nor has a member that is not known', () => {
  expect(recordedResults.length).toBeGreaterThan(10);
  for (const { resourceType, resource, output } of recordedResults) {
    const parsed = parseTaskResource(`arn:aws:states:::${resourceType}:${resource}`);
    const result: Json = typeof output === 'object' && output !== null ? withoutMetadata(output as Record<string, Json>) : output!;
    expect([resourceType, checkResult(parsed, result), unknownMembers(parsed, result)]).toEqual([resourceType, undefined, []]);
  }
});

/** There a placeholder stands for whole members. */
const withoutMetadata = ({ SdkHttpMetadata: _http, SdkResponseMetadata: _response, ...rest }: Record<string, Json>): Json => rest;

const wrong = (text: string): string => `Mock result schema validation error: ${text}`;

describe('the general rules', () => {
  test.each<[string, string, Json, string | undefined]>([
    [
      'a member of a member',
      'aws-sdk:lambda:getFunction',
      { Configuration: { Environment: { Error: { Message: 1 } } } },
      wrong("Field 'Message' must be a string"),
    ],
    ['an integer that is a text', 'aws-sdk:lambda:getFunction', { Configuration: { MemorySize: '128' } }, wrong("Field 'MemorySize' must be a number")],
    ['the ends of a range are in it', 'aws-sdk:lambda:getFunction', { Configuration: { MemorySize: 128, EphemeralStorage: { Size: 10_240 } } }, undefined],
    ['a range without an upper end', 'aws-sdk:lambda:getFunction', { Configuration: { Timeout: 1e9 } }, undefined],
    ['… and below its lower one', 'aws-sdk:lambda:getFunction', { Configuration: { Timeout: 0 } }, wrong("Field 'Timeout' is less than the minimum value")],
    ['an object that is a text', 'aws-sdk:lambda:getFunction', { Configuration: 'x' }, wrong("Field 'Configuration' must be an object")],
    ['a required member inside', 'aws-sdk:lambda:getFunction', { Configuration: { EphemeralStorage: {} } }, wrong("Required field 'Size' is missing")],
    [
      'an item of a list bears the name of the list',
      'aws-sdk:lambda:getFunction',
      { Configuration: { Architectures: ['x86_64', 'sparc'] } },
      wrong("Field 'Architectures' is not an expected value"),
    ],
    ['a value of a map bears its key', 'aws-sdk:s3:getObject', { Metadata: { owner: 1 } }, wrong("Field 'owner' must be a string")],
    ['a map that is a list', 'aws-sdk:s3:getObject', { Metadata: [] }, wrong("Field 'Metadata' must be an object")],
    ['a boolean that is a text', 'aws-sdk:s3:getObject', { DeleteMarker: 'true' }, wrong("Field 'DeleteMarker' must be a boolean")],
    ['an enumeration of texts', 'aws-sdk:s3:getObject', { StorageClass: 1 }, wrong("Field 'StorageClass' must be a string")],
    ['null is no text', 'aws-sdk:kms:encrypt', { CiphertextBlob: null }, wrong("Field 'CiphertextBlob' must be a string")],
    ['names are compared letter by letter', 'states:startExecution', { executionArn: 'a', StartDate: 'd' }, wrong("Required field 'ExecutionArn' is missing")],
    ['an attribute value', 'dynamodb:getItem', { Item: { id: { S: 1 } } }, wrong("Field 'S' must be a string")],
    ['an attribute that is no attribute value', 'dynamodb:getItem', { Item: { id: 'plain' } }, wrong("Field 'id' must be an object")],
    ['an attribute value at any depth', 'dynamodb:getItem', { Item: { list: { L: [{ M: { n: { N: 1 } } }] } } }, wrong("Field 'N' must be a string")],
    ['a set', 'aws-sdk:dynamodb:query', { Items: [{ tags: { SS: ['a', 1] } }] }, wrong("Field 'SS' must be a string")],
    ['the Payload of lambda:invoke is any value', 'lambda:invoke', { Payload: [1, null], StatusCode: 200 }, undefined],
    ['the Payload of the SDK call is a text', 'aws-sdk:lambda:invoke', { Payload: {} }, wrong("Field 'Payload' must be a string")],
    [
      'what the optimised integrations add',
      'sqs:sendMessage',
      { SdkHttpMetadata: { HttpStatusCode: '200' } },
      wrong("Field 'HttpStatusCode' must be a number"),
    ],
    ['no object at all', 'sqs:sendMessage', 'sent', 'Mocked result must be a JSON object.'],
    [
      'that waits: DescribeExecution, where Output is a text',
      'states:startExecution.sync',
      { ExecutionArn: 'a', StateMachineArn: 'm', Status: 'SUCCEEDED', StartDate: 1, Output: {} },
      wrong("Field 'Output' must be a string"),
    ],
    ['… or a value', 'states:startExecution.sync:2', { ExecutionArn: 'a', StateMachineArn: 'm', Status: 'SUCCEEDED', StartDate: 1, Output: {} }, undefined],
    ['a callback gives anything', 'sqs:sendMessage.waitForTaskToken', 'yes', undefined],
    ['an action that is not known', 'aws-sdk:lambda:deleteLayerVersion', 1, undefined],
    ['a service that is not known', 'aws-sdk:constructor:toString', 1, undefined],
    ['a job that is not known', 'glue:startJobRun.sync', 1, undefined],
    ['an optimised integration that is not known', 'glue:startJobRun', 1, undefined],
  ])('%s', (_what, resource, result, message) => {
    expect(checkResult(parseTaskResource(`arn:aws:states:::${resource}`), result)).toBe(message);
  });

  test('NONE says nothing, and PRESENT nothing of what is missing, inside too', () => {
    const resource = parseTaskResource('arn:aws:states:::aws-sdk:lambda:getFunction');
    expect(checkResult(resource, 1, 'NONE')).toBeUndefined();
    expect(checkResult(resource, { TagsError: {} }, 'PRESENT')).toBeUndefined();
    expect(checkResult(resource, { TagsError: {} }, 'STRICT')).toBe(wrong("Required field 'ErrorCode' is missing"));
  });

  test.each(['arn:aws:lambda:us-east-1:123456789012:function:F', 'arn:aws:states:us-east-1:123456789012:activity:A', 'my-resource'])(
    '%s gives anything',
    (arn) => {
      expect(checkResult(parseTaskResource(arn), 1)).toBeUndefined();
      expect(unknownMembers(parseTaskResource(arn), { a: 1 })).toEqual([]);
    },
  );
});

describe('members that the service does not give', () => {
  test.each<[string, string, Json, string[]]>([
    [
      'what a function returns, bare',
      'lambda:invoke',
      { payload: 1, StatusCode: 200, ok: true },
      ['It has "payload", "ok" and no "Payload", under which the answer of lambda:invoke holds what the function returns.'],
    ],
    [
      'a misspelt one',
      'lambda:invoke',
      { Payload: 1, StatusCod: 200 },
      [
        'It has the member "StatusCod", which the service does not give. Did you mean "StatusCode"? It gives "ExecutedVersion", "FunctionError", "LogResult", "StatusCode", "Payload", "SdkHttpMetadata", "SdkResponseMetadata".',
      ],
    ],
    [
      'inside a list, a map and a structure',
      'aws-sdk:sqs:receiveMessage',
      { Messages: [{ Body: 'a' }, { MessageAttributes: { trace: { Value: '1' } } }] },
      [
        'It has the member "Messages[1].MessageAttributes.trace.Value", which the service does not give. It gives "BinaryValue", "DataType", "StringValue", "BinaryListValues", "StringListValues".',
      ],
    ],
    ['where it gives none', 'aws-sdk:sqs:deleteMessage', { Ok: true }, ['It has the member "Ok", which the service does not give. It gives none.']],
    ['nothing where the type is wrong', 'aws-sdk:sqs:receiveMessage', { Messages: 1 }, []],
    ['nothing below a value', 'aws-sdk:kms:encrypt', { KeyId: { a: 1 } }, []],
    ['nothing in a value that has an enumeration', 'aws-sdk:kms:encrypt', { EncryptionAlgorithm: { a: 1 } }, []],
    ['nothing in no object', 'aws-sdk:kms:encrypt', 'x', []],
  ])('%s', (_what, resource, result, sentences) => {
    expect(unknownMembers(parseTaskResource(`arn:aws:states:::${resource}`), result)).toEqual(sentences);
  });
});
