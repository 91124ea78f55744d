import { members, oneOf, type ServiceResults, type Structure } from '../result-shape';

const failureReason = { members: members('string', 'ErrorCode Message') };

/** https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html; the range of MemorySize is that of the recordings. */
const functionConfiguration: Structure = {
  members: {
    ...members(
      'string',
      'CodeSha256 Description FunctionArn FunctionName Handler KMSKeyArn LastModified LastUpdateStatusReason LastUpdateStatusReasonCode MasterArn RevisionId Role Runtime SigningJobArn SigningProfileVersionArn StateReason StateReasonCode Version',
    ),
    Architectures: { items: oneOf('x86_64 arm64') },
    CodeSize: 'number',
    DeadLetterConfig: { members: members('string', 'TargetArn') },
    Environment: { members: { Error: failureReason, Variables: { values: 'string' } } },
    EphemeralStorage: { members: { Size: { min: 512, max: 10_240 } }, required: ['Size'] },
    FileSystemConfigs: { items: { members: members('string', 'Arn LocalMountPath'), required: ['Arn', 'LocalMountPath'] } },
    ImageConfigResponse: {
      members: {
        Error: failureReason,
        ImageConfig: { members: { Command: { items: 'string' }, EntryPoint: { items: 'string' }, WorkingDirectory: 'string' } },
      },
    },
    LastUpdateStatus: oneOf('Successful Failed InProgress'),
    Layers: { items: { members: { ...members('string', 'Arn SigningJobArn SigningProfileVersionArn'), CodeSize: 'number' } } },
    LoggingConfig: {
      members: {
        ApplicationLogLevel: oneOf('TRACE DEBUG INFO WARN ERROR FATAL'),
        LogFormat: oneOf('JSON Text'),
        LogGroup: 'string',
        SystemLogLevel: oneOf('DEBUG INFO WARN'),
      },
    },
    MemorySize: { min: 128, max: 10_240 },
    PackageType: oneOf('Zip Image'),
    RuntimeVersionConfig: { members: { Error: failureReason, RuntimeVersionArn: 'string' } },
    SnapStart: { members: { ApplyOn: oneOf('PublishedVersions None'), OptimizationStatus: oneOf('On Off') } },
    State: 'string',
    Timeout: { min: 1 },
    TracingConfig: { members: { Mode: oneOf('Active PassThrough') } },
    VpcConfig: {
      members: { Ipv6AllowedForDualStack: 'boolean', SecurityGroupIds: { items: 'string' }, SubnetIds: { items: 'string' }, VpcId: 'string' },
    },
  },
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const invocation = { ...members('string', 'ExecutedVersion FunctionError LogResult'), StatusCode: 'number' } as const;

/** What `arn:aws:states:::lambda:invoke` gives: its Payload is what the function returned, not the text of it. */
export const lambdaInvoke: Structure = { members: { ...invocation, Payload: 'any' } };

export const lambda: ServiceResults = {
  createFunction: functionConfiguration,
  /** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html */
  getFunction: {
    members: {
      Code: { members: members('string', 'ImageUri Location RepositoryType ResolvedImageUri SourceKMSKeyArn') },
      Concurrency: { members: { ReservedConcurrentExecutions: { min: 0 } } },
      Configuration: functionConfiguration,
      Tags: { values: 'string' },
      TagsError: { members: members('string', 'ErrorCode Message'), required: ['ErrorCode', 'Message'] },
    },
  },
  getFunctionConfiguration: functionConfiguration,
  invoke: { members: { ...invocation, Payload: 'string' } },
  publishVersion: functionConfiguration,
  updateFunctionCode: functionConfiguration,
  updateFunctionConfiguration: functionConfiguration,
};
