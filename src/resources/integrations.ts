import type { Pattern } from './task-resource';

/** What is known of an optimised integration. */
export interface Integration {
  /** How it can be called. */
  readonly patterns: readonly Pattern[];
  /** The names of its arguments; undefined where they are not known here. */
  readonly arguments?: readonly string[];
}

const request: readonly Pattern[] = ['request-response'];
const job: readonly Pattern[] = ['request-response', 'sync'];
const callback: readonly Pattern[] = ['request-response', 'waitForTaskToken'];
const all: readonly Pattern[] = ['request-response', 'sync', 'waitForTaskToken'];

/**
 * The services with optimised integrations and their actions.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html (patterns) and the page of each, such as
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html (arguments)
 */
const table: Readonly<Record<string, Readonly<Record<string, Integration>>>> = {
  apigateway: {
    invoke: { patterns: callback, arguments: words('ApiEndpoint Method Headers Stage Path QueryParameters RequestBody AllowNullValues AuthType') },
  },
  athena: {
    startQueryExecution: {
      patterns: job,
      arguments: words('ClientRequestToken ExecutionParameters QueryExecutionContext QueryString ResultConfiguration ResultReuseConfiguration WorkGroup'),
    },
    stopQueryExecution: { patterns: request, arguments: ['QueryExecutionId'] },
    getQueryExecution: { patterns: request, arguments: ['QueryExecutionId'] },
    getQueryResults: { patterns: request, arguments: words('QueryExecutionId MaxResults NextToken QueryResultType') },
  },
  batch: {
    submitJob: {
      patterns: job,
      arguments: words(
        'ArrayProperties ConsumableResourcePropertiesOverride ContainerOverrides DependsOn EcsPropertiesOverride EksPropertiesOverride JobDefinition JobName JobQueue NodeOverrides Parameters PropagateTags RetryStrategy SchedulingPriorityOverride ShareIdentifier Tags Timeout',
      ),
    },
  },
  bedrock: { invokeModel: { patterns: all }, createModelCustomizationJob: { patterns: all } },
  codebuild: actions('startBuild startBuildBatch retryBuildBatch', job, 'stopBuild batchDeleteBuilds batchGetReports stopBuildBatch deleteBuildBatch'),
  databrew: actions('startJobRun', job),
  dynamodb: {
    getItem: {
      patterns: request,
      arguments: words('AttributesToGet ConsistentRead ExpressionAttributeNames Key ProjectionExpression ReturnConsumedCapacity TableName'),
    },
    putItem: {
      patterns: request,
      arguments: words(
        'ConditionalOperator ConditionExpression Expected ExpressionAttributeNames ExpressionAttributeValues Item ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValues TableName',
      ),
    },
    updateItem: {
      patterns: request,
      arguments: words(
        'AttributeUpdates ConditionalOperator ConditionExpression Expected ExpressionAttributeNames ExpressionAttributeValues Key ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValues TableName UpdateExpression',
      ),
    },
    deleteItem: {
      patterns: request,
      arguments: words(
        'ConditionalOperator ConditionExpression Expected ExpressionAttributeNames ExpressionAttributeValues Key ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValues TableName',
      ),
    },
  },
  ecs: {
    runTask: {
      patterns: all,
      arguments: words(
        'CapacityProviderStrategy Cluster EnableECSManagedTags EnableExecuteCommand Group LaunchType NetworkConfiguration Overrides PlacementConstraints PlacementStrategy PlatformVersion PropagateTags ReferenceId Tags TaskDefinition VolumeConfigurations',
      ),
    },
  },
  eks: {
    ...actions('createCluster deleteCluster createFargateProfile deleteFargateProfile createNodegroup deleteNodegroup', job),
    ...actions('runJob call', all),
  },
  elasticmapreduce: actions(
    'createCluster terminateCluster addStep',
    job,
    'cancelStep setClusterTerminationProtection modifyInstanceFleetByName modifyInstanceGroupByName',
  ),
  'emr-containers': actions('deleteVirtualCluster startJobRun', job, 'createVirtualCluster'),
  'emr-serverless': actions('createApplication startApplication stopApplication deleteApplication startJobRun cancelJobRun', job),
  events: { putEvents: { patterns: callback, arguments: ['Entries'] } },
  glue: {
    startJobRun: {
      patterns: job,
      arguments: words(
        'AllocatedCapacity Arguments ExecutionClass ExecutionRoleSessionPolicy JobName JobRunId JobRunQueuingEnabled MaxCapacity NotificationProperty NumberOfWorkers SecurityConfiguration Timeout WorkerType',
      ),
    },
  },
  http: {
    invoke: { patterns: request, arguments: words('ApiEndpoint Authentication Headers InvocationConfig Method QueryParameters RequestBody Transform') },
  },
  lambda: { invoke: { patterns: callback, arguments: words('ClientContext FunctionName InvocationType Payload Qualifier') } },
  mediaconvert: actions('createJob', job),
  sagemaker: actions(
    'createHyperParameterTuningJob createLabelingJob createProcessingJob createTrainingJob createTransformJob',
    job,
    'createEndpoint createEndpointConfig createModel updateEndpoint',
  ),
  sns: {
    publish: {
      patterns: callback,
      arguments: words('Message MessageAttributes MessageDeduplicationId MessageGroupId MessageStructure PhoneNumber Subject TargetArn TopicArn'),
    },
  },
  sqs: {
    sendMessage: {
      patterns: callback,
      arguments: words('DelaySeconds MessageAttributes MessageBody MessageDeduplicationId MessageGroupId QueueUrl'),
    },
  },
  states: { startExecution: { patterns: [...all, 'sync:2'], arguments: words('Input Name StateMachineArn TraceHeader') } },
};

/** Arguments of actions that are called through the AWS SDK integration: the members of the API's request, each beginning with a capital letter. */
const sdkArguments: Readonly<Record<string, readonly string[]>> = {
  's3:getObject': words(
    'Bucket ChecksumMode ExpectedBucketOwner IfMatch IfModifiedSince IfNoneMatch IfUnmodifiedSince Key PartNumber Range RequestPayer ResponseCacheControl ResponseContentDisposition ResponseContentEncoding ResponseContentLanguage ResponseContentType ResponseExpires SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5 VersionId',
  ),
  's3:putObject': words(
    'ACL Body Bucket BucketKeyEnabled CacheControl ChecksumAlgorithm ChecksumCRC32 ChecksumCRC32C ChecksumCRC64NVME ChecksumSHA1 ChecksumSHA256 ContentDisposition ContentEncoding ContentLanguage ContentLength ContentMD5 ContentType ExpectedBucketOwner Expires GrantFullControl GrantRead GrantReadACP GrantWriteACP IfMatch IfNoneMatch Key Metadata ObjectLockLegalHoldStatus ObjectLockMode ObjectLockRetainUntilDate RequestPayer SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5 SSEKMSEncryptionContext SSEKMSKeyId ServerSideEncryption StorageClass Tagging WebsiteRedirectLocation WriteOffsetBytes',
  ),
};

function words(text: string): readonly string[] {
  return text.split(' ');
}

function actions(names: string, patterns: readonly Pattern[], others = ''): Record<string, Integration> {
  const found: Record<string, Integration> = {};
  for (const name of words(names)) found[name] = { patterns };
  if (others !== '') for (const name of words(others)) found[name] = { patterns: request };
  return found;
}

/** The services that have optimised integrations. */
export const optimisedServices: readonly string[] = Object.keys(table);

/** The actions of a service that have optimised integrations; none for a service that has none. */
export const optimisedActions = (service: string): readonly string[] => (Object.hasOwn(table, service) ? Object.keys(table[service]!) : []);

/** The optimised integration of an action; undefined where none is known. */
export function optimisedIntegration(service: string, action: string): Integration | undefined {
  return optimisedActions(service).includes(action) ? table[service]![action] : undefined;
}

/** How every action can be called through the AWS SDK. See https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
export const sdkPatterns: readonly Pattern[] = callback;

/** The argument names of an action called through the AWS SDK; undefined where they are not known here. */
export function sdkActionArguments(service: string, action: string): readonly string[] | undefined {
  const id = `${service}:${action}`;
  return Object.hasOwn(sdkArguments, id) ? sdkArguments[id] : optimisedSdk(service, action);
}

/** Services of both kinds whose optimised integration takes what the API takes. */
function optimisedSdk(service: string, action: string): readonly string[] | undefined {
  return service === 'dynamodb' || service === 'sqs' || service === 'sns' ? optimisedIntegration(service, action)?.arguments : undefined;
}
