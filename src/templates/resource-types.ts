import { zeroUuid } from './pseudo-parameters';

/**
 * What Ref and Fn::GetAtt give for a type of resource. In the texts, `{name}` is the resource's name, `{id}` its logical id, `{arn}` its ARN,
 * `{function}` the name of the function that its FunctionName stands for, `{machine}` the ARN of the state machine that an alias routes to, `{path}` that
 * of an IAM resource, `{region}`, `{account}`, `{partition}` and `{suffix}` what it is deployed
 * with, and `{Property}` a property.
 */
export interface ResourceType {
  /** The property with the resource's name. Default: that of the type's last part and 'Name', as QueueName, else 'Name'. */
  readonly named?: string;
  readonly arn?: string;
  /** Default: `{name}`. */
  readonly ref?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

const arn = (service: string, resource: string): string => `arn:{partition}:${service}:{region}:{account}:${resource}`;
const iam = (resource: string): string => `arn:{partition}:iam::{account}:${resource}`;

const lambdaFunction: ResourceType = { arn: arn('lambda', 'function:{name}'), named: 'FunctionName' };
const stateMachine: ResourceType = { arn: arn('states', 'stateMachine:{name}'), ref: '{arn}' };
const table: ResourceType = { arn: arn('dynamodb', 'table/{name}'), named: 'TableName' };

/**
 * The types whose ARN is known, and those for which Ref gives something else than the name.
 *
 * Sources: the "Return values" of each type's page in https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 * and of https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html; the forms of
 * ARNs: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map<string, ResourceType>([
  ['AWS::Lambda::Function', lambdaFunction],
  ['AWS::Serverless::Function', { ...lambdaFunction, attributes: { Alias: '{arn}:{AutoPublishAlias}', Version: '{arn}:1' } }],
  ['AWS::Lambda::Version', { arn: arn('lambda', 'function:{function}:1'), ref: '{arn}', attributes: { FunctionArn: '{arn}', Version: '1' } }],
  ['AWS::Lambda::Alias', { arn: arn('lambda', 'function:{function}:{name}'), ref: '{arn}' }],
  ['AWS::Lambda::LayerVersion', { arn: arn('lambda', 'layer:{name}:1'), named: 'LayerName', ref: '{arn}' }],
  ['AWS::StepFunctions::StateMachine', { ...stateMachine, named: 'StateMachineName' }],
  ['AWS::Serverless::StateMachine', { ...stateMachine, named: 'Name' }],
  ['AWS::StepFunctions::StateMachineVersion', { arn: '{StateMachineArn}:1', ref: '{arn}' }],
  ['AWS::StepFunctions::StateMachineAlias', { arn: '{machine}:{name}', ref: '{arn}', named: 'Name' }],
  ['AWS::StepFunctions::Activity', { arn: arn('states', 'activity:{name}'), ref: '{arn}' }],
  [
    'AWS::SQS::Queue',
    {
      arn: arn('sqs', '{name}'),
      ref: 'https://sqs.{region}.{suffix}/{account}/{name}',
      attributes: { QueueUrl: 'https://sqs.{region}.{suffix}/{account}/{name}' },
    },
  ],
  ['AWS::SNS::Topic', { arn: arn('sns', '{name}'), ref: '{arn}' }],
  ['AWS::DynamoDB::Table', table],
  ['AWS::DynamoDB::GlobalTable', table],
  ['AWS::Serverless::SimpleTable', table],
  [
    'AWS::S3::Bucket',
    {
      arn: 'arn:{partition}:s3:::{name}',
      attributes: { DomainName: '{name}.s3.{suffix}', RegionalDomainName: '{name}.s3.{region}.{suffix}' },
    },
  ],
  ['AWS::Events::EventBus', { arn: arn('events', 'event-bus/{name}'), named: 'Name' }],
  ['AWS::Events::Rule', { arn: arn('events', 'rule/{name}'), named: 'Name' }],
  ['AWS::Events::Connection', { arn: arn('events', `connection/{name}/${zeroUuid}`), named: 'Name' }],
  ['AWS::Events::ApiDestination', { arn: arn('events', `api-destination/{name}/${zeroUuid}`), named: 'Name' }],
  ['AWS::Pipes::Pipe', { arn: arn('pipes', 'pipe/{name}') }],
  ['AWS::Scheduler::ScheduleGroup', { arn: arn('scheduler', 'schedule-group/{name}') }],
  ['AWS::ECS::Cluster', { arn: arn('ecs', 'cluster/{name}') }],
  ['AWS::ECS::TaskDefinition', { arn: arn('ecs', 'task-definition/{name}:1'), named: 'Family', ref: '{arn}' }],
  ['AWS::EKS::Cluster', { arn: arn('eks', 'cluster/{name}') }],
  ['AWS::ECR::Repository', { arn: arn('ecr', 'repository/{name}') }],
  ['AWS::Batch::JobQueue', { arn: arn('batch', 'job-queue/{name}'), ref: '{arn}' }],
  ['AWS::Batch::JobDefinition', { arn: arn('batch', 'job-definition/{name}:1'), ref: '{arn}' }],
  ['AWS::Batch::ComputeEnvironment', { arn: arn('batch', 'compute-environment/{name}'), ref: '{arn}' }],
  ['AWS::Glue::Job', { arn: arn('glue', 'job/{name}') }],
  ['AWS::Glue::Crawler', { arn: arn('glue', 'crawler/{name}') }],
  ['AWS::Athena::WorkGroup', { arn: arn('athena', 'workgroup/{name}') }],
  ['AWS::CodeBuild::Project', { arn: arn('codebuild', 'project/{name}') }],
  ['AWS::SageMaker::Endpoint', { arn: arn('sagemaker', 'endpoint/{name}'), ref: '{arn}' }],
  ['AWS::SageMaker::EndpointConfig', { arn: arn('sagemaker', 'endpoint-config/{name}'), ref: '{arn}' }],
  ['AWS::SageMaker::Model', { arn: arn('sagemaker', 'model/{name}'), ref: '{arn}' }],
  ['AWS::Kinesis::Stream', { arn: arn('kinesis', 'stream/{name}') }],
  ['AWS::KinesisFirehose::DeliveryStream', { arn: arn('firehose', 'deliverystream/{name}') }],
  ['AWS::Logs::LogGroup', { arn: arn('logs', 'log-group:{name}:*') }],
  ['AWS::SecretsManager::Secret', { arn: arn('secretsmanager', 'secret:{name}'), ref: '{arn}', attributes: { Id: '{arn}' } }],
  ['AWS::KMS::Key', { arn: arn('kms', 'key/{id}'), ref: '{id}' }],
  ['AWS::KMS::Alias', { named: 'AliasName' }],
  ['AWS::IAM::Role', { arn: iam('role{path}{name}') }],
  ['AWS::IAM::User', { arn: iam('user{path}{name}') }],
  ['AWS::IAM::ManagedPolicy', { arn: iam('policy{path}{name}'), ref: '{arn}' }],
  ['AWS::Cognito::UserPool', { arn: arn('cognito-idp', 'userpool/{id}'), ref: '{id}' }],
  ['AWS::AppSync::GraphQLApi', { arn: arn('appsync', 'apis/{id}'), ref: '{arn}' }],
  ['AWS::ApiGateway::RestApi', { ref: '{id}' }],
  ['AWS::ApiGatewayV2::Api', { ref: '{id}', attributes: { ApiEndpoint: 'https://{id}.execute-api.{region}.{suffix}' } }],
  ['AWS::Serverless::Api', { ref: '{id}' }],
  ['AWS::Serverless::HttpApi', { ref: '{id}' }],
  ['AWS::EMR::Cluster', { ref: '{id}' }],
  ['AWS::EMRServerless::Application', { arn: arn('emr-serverless', '/applications/{id}'), ref: '{id}' }],
  ['AWS::Bedrock::Agent', { arn: arn('bedrock', 'agent/{id}'), ref: '{id}' }],
  ['AWS::Bedrock::KnowledgeBase', { arn: arn('bedrock', 'knowledge-base/{id}'), ref: '{id}' }],
  ['AWS::CloudFormation::Stack', { arn: arn('cloudformation', `stack/{name}/${zeroUuid}`), ref: '{arn}' }],
  ['AWS::RDS::DBInstance', { arn: arn('rds', 'db:{name}'), named: 'DBInstanceIdentifier' }],
  ['AWS::RDS::DBCluster', { arn: arn('rds', 'cluster:{name}'), named: 'DBClusterIdentifier' }],
]);
