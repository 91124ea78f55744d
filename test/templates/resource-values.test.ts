import { expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { Evaluation } from '../../src/templates/evaluation';
import { resourceTypes } from '../../src/templates/resource-types';
import { settingsOf } from '../../src/templates/settings';

const settings = settingsOf({ region: 'eu-west-1', accountId: '111122223333' });

/** What `Ref: It` or `Fn::GetAtt: It.<attribute>` gives for one resource. */
function valueOf(type: string, attribute: string, properties: Record<string, Json> = {}): Json | undefined {
  const resources = { It: { Type: type, Properties: properties }, Fn: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'check' } } };
  const value = attribute === 'Ref' ? { Ref: 'It' } : { 'Fn::GetAtt': ['It', attribute] };
  return new Evaluation({ Resources: resources }, settings).evaluate(value, '');
}

/** Sources: the section "Return values" of the page of each type, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ */
test.each<[type: string, properties: Record<string, Json>, attribute: string, value: string]>([
  ['AWS::Lambda::Function', {}, 'Ref', 'It'],
  ['AWS::Lambda::Function', {}, 'Arn', 'arn:aws:lambda:eu-west-1:111122223333:function:It'],
  ['AWS::Lambda::Function', { FunctionName: { 'Fn::Sub': '${AWS::StackName}-check' } }, 'Ref', 'stack-check'],
  ['AWS::Lambda::Function', { FunctionName: { Ref: 'AWS::NoValue' } }, 'Ref', 'It'],
  ['AWS::Lambda::Function', { FunctionName: 'check' }, 'Arn', 'arn:aws:lambda:eu-west-1:111122223333:function:check'],
  ['AWS::Serverless::Function', {}, 'Arn', 'arn:aws:lambda:eu-west-1:111122223333:function:It'],
  ['AWS::Serverless::Function', { AutoPublishAlias: 'live' }, 'Alias', 'arn:aws:lambda:eu-west-1:111122223333:function:It:live'],
  ['AWS::Serverless::Function', { AutoPublishAlias: 'live' }, 'Version', 'arn:aws:lambda:eu-west-1:111122223333:function:It:1'],
  ['AWS::Serverless::Function', {}, 'Alias', 'arn:aws:lambda:eu-west-1:111122223333:function:It:${It.AutoPublishAlias}'],
  ['AWS::Lambda::Version', { FunctionName: { Ref: 'Fn' } }, 'Ref', 'arn:aws:lambda:eu-west-1:111122223333:function:check:1'],
  ['AWS::Lambda::Version', { FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] } }, 'FunctionArn', 'arn:aws:lambda:eu-west-1:111122223333:function:check:1'],
  ['AWS::Lambda::Version', { FunctionName: { Ref: 'Fn' } }, 'Version', '1'],
  ['AWS::Lambda::Alias', { FunctionName: { Ref: 'Fn' }, Name: 'live' }, 'Ref', 'arn:aws:lambda:eu-west-1:111122223333:function:check:live'],
  ['AWS::Lambda::Alias', { FunctionName: { Ref: 'Fn' }, Name: 'live' }, 'AliasArn', 'arn:aws:lambda:eu-west-1:111122223333:function:check:live'],
  ['AWS::Lambda::Alias', { Name: 'live' }, 'Ref', 'arn:aws:lambda:eu-west-1:111122223333:function:${It.FunctionName}:live'],
  ['AWS::Lambda::LayerVersion', { LayerName: 'shared' }, 'Ref', 'arn:aws:lambda:eu-west-1:111122223333:layer:shared:1'],
  ['AWS::StepFunctions::StateMachine', {}, 'Ref', 'arn:aws:states:eu-west-1:111122223333:stateMachine:It'],
  ['AWS::StepFunctions::StateMachine', { StateMachineName: 'orders' }, 'Arn', 'arn:aws:states:eu-west-1:111122223333:stateMachine:orders'],
  ['AWS::StepFunctions::StateMachine', { StateMachineName: 'orders' }, 'Name', 'orders'],
  ['AWS::Serverless::StateMachine', { Name: 'orders' }, 'Ref', 'arn:aws:states:eu-west-1:111122223333:stateMachine:orders'],
  ['AWS::StepFunctions::StateMachineVersion', { StateMachineArn: 'arn:of:machine' }, 'Arn', 'arn:of:machine:1'],
  [
    'AWS::StepFunctions::StateMachineAlias',
    { Name: 'live', RoutingConfiguration: [{ StateMachineVersionArn: 'arn:of:machine:7', Weight: 100 }] },
    'Ref',
    'arn:of:machine:live',
  ],
  [
    'AWS::StepFunctions::StateMachineAlias',
    { Name: 'live', DeploymentPreference: { StateMachineVersionArn: 'arn:of:machine:7' } },
    'Arn',
    'arn:of:machine:live',
  ],
  ['AWS::StepFunctions::StateMachineAlias', { Name: 'live', RoutingConfiguration: [{}] }, 'Arn', '${It.StateMachine}:live'],
  ['AWS::StepFunctions::Activity', { Name: 'approve' }, 'Ref', 'arn:aws:states:eu-west-1:111122223333:activity:approve'],
  ['AWS::StepFunctions::Activity', { Name: 'approve' }, 'Name', 'approve'],
  ['AWS::SQS::Queue', { QueueName: 'orders.fifo' }, 'Ref', 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders.fifo'],
  ['AWS::SQS::Queue', {}, 'Arn', 'arn:aws:sqs:eu-west-1:111122223333:It'],
  ['AWS::SQS::Queue', {}, 'QueueName', 'It'],
  ['AWS::SNS::Topic', { TopicName: 'news' }, 'Ref', 'arn:aws:sns:eu-west-1:111122223333:news'],
  ['AWS::SNS::Topic', {}, 'TopicArn', 'arn:aws:sns:eu-west-1:111122223333:It'],
  ['AWS::SNS::Topic', {}, 'TopicName', 'It'],
  ['AWS::DynamoDB::Table', { TableName: 'orders' }, 'Ref', 'orders'],
  ['AWS::DynamoDB::Table', {}, 'Arn', 'arn:aws:dynamodb:eu-west-1:111122223333:table/It'],
  ['AWS::DynamoDB::GlobalTable', { TableName: 'orders' }, 'Ref', 'orders'],
  ['AWS::Serverless::SimpleTable', { TableName: 'orders' }, 'Ref', 'orders'],
  ['AWS::S3::Bucket', { BucketName: 'files' }, 'Ref', 'files'],
  ['AWS::S3::Bucket', {}, 'Ref', 'it'],
  ['AWS::S3::Bucket', {}, 'Arn', 'arn:aws:s3:::it'],
  ['AWS::S3::Bucket', {}, 'RegionalDomainName', 'it.s3.eu-west-1.amazonaws.com'],
  ['AWS::Events::EventBus', { Name: 'bus' }, 'Ref', 'bus'],
  ['AWS::Events::EventBus', { Name: 'bus' }, 'Arn', 'arn:aws:events:eu-west-1:111122223333:event-bus/bus'],
  ['AWS::Events::Connection', { Name: 'stripe' }, 'Arn', 'arn:aws:events:eu-west-1:111122223333:connection/stripe/00000000-0000-0000-0000-000000000000'],
  ['AWS::ECS::Cluster', { ClusterName: 'batch' }, 'Ref', 'batch'],
  ['AWS::ECS::Cluster', {}, 'Arn', 'arn:aws:ecs:eu-west-1:111122223333:cluster/It'],
  ['AWS::ECS::TaskDefinition', { Family: 'resize' }, 'Ref', 'arn:aws:ecs:eu-west-1:111122223333:task-definition/resize:1'],
  ['AWS::ECS::TaskDefinition', {}, 'TaskDefinitionArn', 'arn:aws:ecs:eu-west-1:111122223333:task-definition/It:1'],
  ['AWS::Batch::JobQueue', {}, 'JobQueueArn', 'arn:aws:batch:eu-west-1:111122223333:job-queue/It'],
  ['AWS::Batch::JobDefinition', { JobDefinitionName: 'resize' }, 'Ref', 'arn:aws:batch:eu-west-1:111122223333:job-definition/resize:1'],
  ['AWS::Glue::Job', { Name: 'etl' }, 'Ref', 'etl'],
  ['AWS::SecretsManager::Secret', { Name: 'key' }, 'Ref', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:key'],
  ['AWS::IAM::Role', { RoleName: 'admin' }, 'Arn', 'arn:aws:iam::111122223333:role/admin'],
  ['AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'all', Path: '/teams/' }, 'Ref', 'arn:aws:iam::111122223333:policy/teams/all'],
  ['AWS::KMS::Key', {}, 'Arn', 'arn:aws:kms:eu-west-1:111122223333:key/It'],
  ['AWS::ApiGateway::RestApi', { Name: 'api' }, 'Ref', 'It'],
  ['AWS::ApiGatewayV2::Api', { Name: 'api' }, 'ApiEndpoint', 'https://It.execute-api.eu-west-1.amazonaws.com'],
  ['AWS::EC2::Subnet', {}, 'Ref', 'It'],
  ['AWS::New::Thing', { ThingName: 'thing' }, 'Ref', 'thing'],
  ['AWS::New::Thing', { Name: 'thing' }, 'Name', 'thing'],
  ['AWS::New::Thing', {}, 'Arn', '${It.Arn}'],
  ['AWS::New::Thing', { Size: 4 }, 'toString', '${It.toString}'],
  ['Custom::Mine', {}, 'Name', 'It'],
  ['AWS::CloudFormation::Stack', {}, 'Outputs.Url', '${It.Outputs.Url}'],
])('%s with %j: %s', (type, properties, attribute, value) => {
  expect(valueOf(type, attribute, properties)).toBe(value);
});

test('a property is its own attribute', () => {
  expect(valueOf('AWS::SSM::Parameter', 'Value', { Name: '/limit', Value: 5 })).toBe(5);
});

test('a resource that is no object has its logical id for a name', () => {
  expect(new Evaluation({ Resources: { It: 'nothing' } }, settings).evaluate([{ Ref: 'It' }, { 'Fn::GetAtt': 'It.Name' }], '')).toEqual(['It', '${It.Name}']);
});

test.each(Array.from(resourceTypes.entries()))('%s has texts that are filled', (type, { arn = '', ref = '{name}', attributes = {} }) => {
  for (const attribute of ['Ref', ...(arn === '' ? [] : ['Arn']), ...Object.keys(attributes)]) {
    const value = valueOf(type, attribute);
    expect(value).toMatch(/^[^{]*(\$\{It\.\w+\}[^{]*)?$/);
  }
  expect([arn, ref, ...Object.values(attributes)].join(' ')).not.toMatch(/\{\}|\$/);
});

/** Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html */
test.each<[title: string, value: Json, expected: string]>([
  ['Ref of an alias', { Ref: 'Check.Alias' }, 'arn:aws:lambda:eu-west-1:111122223333:function:Check:live'],
  ['Sub of a version', { 'Fn::Sub': '${Check.Version}' }, 'arn:aws:lambda:eu-west-1:111122223333:function:Check:1'],
  ['the role that SAM makes', { 'Fn::GetAtt': ['CheckRole', 'Arn'] }, 'arn:aws:iam::111122223333:role/CheckRole'],
])('SAM: %s', (_title, value, expected) => {
  const resources = { Check: { Type: 'AWS::Serverless::Function', Properties: { AutoPublishAlias: 'live' } }, Plain: { Type: 'AWS::Lambda::Function' } };
  const evaluation = new Evaluation({ Resources: resources }, settings);
  expect(evaluation.evaluate(value, '')).toBe(expected);
  expect(() => evaluation.evaluate({ Ref: 'PlainRole' }, '/x')).toThrow(
    'There is no resource "PlainRole".\n  at /x/Ref\n  The template has: "Check", "Plain".',
  );
});

/** Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html */
test.each<[title: string, globals: Json, properties: Record<string, Json>, type: string, expected: string]>([
  ['gives what the resource has not', { Function: { AutoPublishAlias: 'live' } }, {}, 'AWS::Serverless::Function', 'live'],
  ['gives way to the resource', { Function: { AutoPublishAlias: 'live' } }, { AutoPublishAlias: 'own' }, 'AWS::Serverless::Function', 'own'],
  ['is for its own type alone', { Api: { AutoPublishAlias: 'live' } }, {}, 'AWS::Serverless::Function', '${It.AutoPublishAlias}'],
  ['is for SAM alone', { Function: { AutoPublishAlias: 'live' } }, {}, 'AWS::Lambda::Function', '${It.AutoPublishAlias}'],
  ['may be no object', { Function: 5 }, {}, 'AWS::Serverless::Function', '${It.AutoPublishAlias}'],
])('Globals %s', (_title, globals, properties, type, expected) => {
  const evaluation = new Evaluation({ Globals: globals, Resources: { It: { Type: type, Properties: properties } } }, settings);
  expect(evaluation.evaluate({ 'Fn::GetAtt': 'It.AutoPublishAlias' }, '')).toBe(expected);
});
