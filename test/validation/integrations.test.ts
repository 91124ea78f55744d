import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/errors/definition-error';
import { validate } from '../../src/validation/validate';
import { machine, pass, schemaFault } from './machine';

const calls = (resource: string, more: object = {}): object => machine({ T: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, End: true, ...more } });
const jsonata = (resource: string, given: object): object => calls(resource, { QueryLanguage: 'JSONata', Arguments: given });
const refusedPattern = (resource: string, fix: string): Diagnostic =>
  schemaFault(
    '/States/T/Resource',
    `The resource provided arn:aws:states:::${resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
    fix,
  );
const unknown = (resource: string, fix: string): Diagnostic => ({ ...refusedPattern(resource, fix), severity: 'WARNING', code: 'integration-unknown' });

// The patterns of https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
test.each<[string, Diagnostic[]]>([
  ['lambda:invoke', []],
  ['ecs:runTask.sync', []],
  ['states:startExecution.sync:2', []],
  ['aws-sdk:ec2:runInstances.waitForTaskToken', []],
  ['${Service}:sendMessage', []],
  [
    'sqs:sendMessage.sync',
    [
      refusedPattern(
        'sqs:sendMessage.sync',
        'The Task state "T" can call it as "arn:aws:states:::sqs:sendMessage", "arn:aws:states:::sqs:sendMessage.waitForTaskToken".',
      ),
    ],
  ],
  [
    'aws-sdk:sfn:startExecution.sync',
    [
      refusedPattern(
        'aws-sdk:sfn:startExecution.sync',
        'The Task state "T" can call it as "arn:aws:states:::aws-sdk:sfn:startExecution", "arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken".',
      ),
    ],
  ],
  [
    'sqs:sendMesage',
    [
      unknown(
        'sqs:sendMesage',
        'Did you mean "sendMessage"? The optimised integration of "sqs" has "sendMessage"; the others are called as "arn:aws:states:::aws-sdk:sqs:sendMesage".',
      ),
    ],
  ],
  [
    'lamda:invoke',
    [
      unknown(
        'lamda:invoke',
        'Did you mean "lambda"? "lamda" has no optimised integration: its actions are called as "arn:aws:states:::aws-sdk:lamda:invoke".',
      ),
    ],
  ],
])('%s', (resource, diagnostics) => {
  expect(validate(calls(resource))).toEqual(diagnostics);
});

// "The field Filter is not supported by Step Functions": https://docs.aws.amazon.com/step-functions/latest/dg/connect-parameters.html
const argument = (location: string, name: string, fix: string): Diagnostic => ({
  severity: 'WARNING',
  code: 'argument-unknown',
  message: `The field "${name}" is not supported by Step Functions`,
  location,
  fix,
});
test.each<[title: string, definition: object, diagnostics: Diagnostic[]]>([
  ['names that are known', calls('sns:publish', { Parameters: { 'TopicArn.$': '$.t', Message: 'm' } }), []],
  ['of an action whose arguments are not known', calls('aws-sdk:ec2:runInstances', { Parameters: { any: 1 } }), []],
  ['of no object', calls('sns:publish', { Parameters: 1 }), []],
  [
    'a misspelt one by a path',
    calls('sqs:sendMessage', { Parameters: { QueueURL: 'q', 'MessageBody.$': '$' } }),
    [
      argument(
        '/States/T/Parameters/QueueURL',
        'QueueURL',
        'Did you mean "QueueUrl"? The Task state "T" would fail: sqs:sendMessage takes "DelaySeconds", "MessageAttributes", "MessageBody", "MessageDeduplicationId", "MessageGroupId", "QueueUrl".',
      ),
    ],
  ],
  [
    'in JSONata a name is a name',
    jsonata('events:putEvents', { 'Entries.$': [] }),
    [argument('/States/T/Arguments/Entries.$', 'Entries.$', 'Did you mean "Entries"? The Task state "T" would fail: events:putEvents takes "Entries".')],
  ],
  [
    'of the AWS SDK integration',
    calls('aws-sdk:dynamodb:getItem', { Parameters: { TableName: 't', key: {} } }),
    [
      argument(
        '/States/T/Parameters/key',
        'key',
        'Did you mean "Key"? The Task state "T" would fail: aws-sdk:dynamodb:getItem takes "AttributesToGet", "ConsistentRead", "ExpressionAttributeNames", "Key", "ProjectionExpression", "ReturnConsumedCapacity", "TableName".',
      ),
    ],
  ],
])('arguments: %s', (_title, definition, diagnostics) => {
  expect(validate(definition)).toEqual(diagnostics);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
const wait = 'sqs:sendMessage.waitForTaskToken';
test.each<[title: string, definition: object, fix: string | undefined]>([
  ['the token', calls(wait, { Parameters: { MessageBody: { 'token.$': '$$.Task.Token' } } }), undefined],
  ['the whole context object', calls(wait, { Parameters: { 'MessageBody.$': '$$' } }), undefined],
  ['the token in JSONata', jsonata(wait, { MessageBody: '{% $states.context.Task.Token %}' }), undefined],
  ['a variable, which may hold it', calls(wait, { Assign: { m: 1 }, Parameters: { 'MessageBody.$': '$m' } }), undefined],
  ['no Parameters, but the input', calls(wait), undefined],
  ['no token', calls(wait, { Parameters: { 'MessageBody.$': '$.m' } }), 'Put "$$.Task.Token" into'],
  ['no token in JSONata', jsonata(wait, { MessageBody: '{% $states.input.m %}' }), 'Put "{% $states.context.Task.Token %}" into'],
  ['a Resource that is no integration', machine({ T: { Type: 'Task', Resource: 'x:y.waitForTaskToken', Parameters: { a: 1 }, End: true } }), undefined],
])('task-token-unused: %s', (_title, definition, fix) => {
  const found = validate(definition).filter(({ code }) => code === 'task-token-unused');
  expect(found).toEqual(
    fix === undefined
      ? []
      : [
          {
            severity: 'WARNING',
            code: 'task-token-unused',
            message: 'The Task waits for a token that it gives to nobody',
            location: '/States/T/Resource',
            fix: `${fix} what the Task state "T" sends: until it comes back, or the Task times out, the state waits.`,
          },
        ],
  );
});

// AWS: test_illegal_callbacks[SYNC]; https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
const distributed = (ExecutionType: string, resource: string): object =>
  machine({
    M: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
        ...machine({ P: { Type: 'Parallel', Branches: [machine({ T: { Type: 'Task', Resource: resource, End: true } })], End: true } }),
      },
      End: true,
    },
  });
const sync = 'arn:aws:states:::states:startExecution.sync';
const inner = '/States/M/ItemProcessor/States/P/Branches/0/States/T/Resource';
test.each<[title: string, definition: object, type: 'STANDARD' | 'EXPRESS' | undefined, faults: [location: string, message: string][]]>([
  ['a Standard workflow waits', calls('states:startExecution.sync'), undefined, []],
  [
    'an Express workflow does not wait for a job',
    calls('states:startExecution.sync'),
    'EXPRESS',
    [['/States/T/Resource', "Express state machine does not support '.sync' service integration"]],
  ],
  ['nor for a token', calls(wait), 'EXPRESS', [['/States/T/Resource', "Express state machine does not support '.waitForTaskToken' service integration"]]],
  ['it calls functions and integrations', machine({ T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } }), 'EXPRESS', []],
  [
    'it has no activities',
    machine({ T: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:Review', Next: 'A' }, A: pass() }),
    'EXPRESS',
    [['/States/T/Resource', 'Express state machine does not support activities']],
  ],
  ['the items of a Distributed Map are Standard workflows', distributed('STANDARD', sync), undefined, []],
  ['or Express ones', distributed('EXPRESS', sync), 'STANDARD', [[inner, "Express state machine does not support '.sync' service integration"]]],
  [
    'an Express workflow has no Distributed Map; Standard items of one are judged as such',
    distributed('STANDARD', sync),
    'EXPRESS',
    [['/States/M', 'Express state machine does not support Map states in Distributed mode']],
  ],
])('express: %s', (_title, definition, type, faults) => {
  const found = validate(definition, type === undefined ? {} : { type });
  expect(found.map(({ code, location, message }) => [code, location, message])).toEqual(
    faults.map(([location, message]) => ['SCHEMA_VALIDATION_FAILED', location, message]),
  );
});
