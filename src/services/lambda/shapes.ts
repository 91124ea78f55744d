/** Inputs and outputs of Lambda's actions, as the AWS SDK v3 client has them: https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
import type { PayloadBytes } from './payload-bytes';
import type { Runtime } from './runtimes';

type Tags = Record<string, string>;

export interface FunctionRequest {
  FunctionName: string | undefined;
}

export interface QualifiedRequest extends FunctionRequest {
  Qualifier?: string | undefined;
}

export interface PageRequest {
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface Environment {
  Variables?: Record<string, string> | undefined;
}

export interface DeadLetterConfig {
  TargetArn?: string | undefined;
}

interface VpcConfig {
  SubnetIds?: string[] | undefined;
  SecurityGroupIds?: string[] | undefined;
  Ipv6AllowedForDualStack?: boolean | undefined;
}

interface LoggingConfig {
  LogFormat?: 'JSON' | 'Text' | undefined;
  ApplicationLogLevel?: 'DEBUG' | 'ERROR' | 'FATAL' | 'INFO' | 'TRACE' | 'WARN' | undefined;
  SystemLogLevel?: 'DEBUG' | 'INFO' | 'WARN' | undefined;
  LogGroup?: string | undefined;
}

/** What a function can be told when it is created and when it is updated. */
export interface FunctionSettings {
  Runtime?: Runtime | undefined;
  Role?: string | undefined;
  Handler?: string | undefined;
  Description?: string | undefined;
  Timeout?: number | undefined;
  MemorySize?: number | undefined;
  VpcConfig?: VpcConfig | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  Environment?: Environment | undefined;
  KMSKeyArn?: string | undefined;
  TracingConfig?: { Mode?: 'Active' | 'PassThrough' | undefined } | undefined;
  Layers?: string[] | undefined;
  EphemeralStorage?: { Size: number | undefined } | undefined;
  SnapStart?: { ApplyOn?: 'None' | 'PublishedVersions' | undefined } | undefined;
  LoggingConfig?: LoggingConfig | undefined;
}

interface CodeLocation {
  ZipFile?: Uint8Array | undefined;
  S3Bucket?: string | undefined;
  S3Key?: string | undefined;
  S3ObjectVersion?: string | undefined;
  ImageUri?: string | undefined;
}

type Architecture = 'arm64' | 'x86_64';

export interface CreateFunctionRequest extends FunctionRequest, FunctionSettings {
  Role: string | undefined;
  Code: CodeLocation | undefined;
  Publish?: boolean | undefined;
  PackageType?: 'Image' | 'Zip' | undefined;
  Tags?: Tags | undefined;
  Architectures?: Architecture[] | undefined;
}

export interface UpdateFunctionCodeRequest extends FunctionRequest, CodeLocation {
  Architectures?: Architecture[] | undefined;
  Publish?: boolean | undefined;
  DryRun?: boolean | undefined;
  RevisionId?: string | undefined;
}

export interface UpdateFunctionConfigurationRequest extends FunctionRequest, FunctionSettings {
  RevisionId?: string | undefined;
}

export interface FunctionConfiguration extends Omit<FunctionSettings, 'VpcConfig' | 'Layers' | 'SnapStart'> {
  FunctionName?: string | undefined;
  FunctionArn?: string | undefined;
  CodeSize?: number | undefined;
  /** ISO 8601, as in 2025-01-01T00:00:00.000+0000. */
  LastModified?: string | undefined;
  CodeSha256?: string | undefined;
  Version?: string | undefined;
  VpcConfig?: (VpcConfig & { VpcId?: string | undefined }) | undefined;
  RevisionId?: string | undefined;
  Layers?: { Arn?: string | undefined; CodeSize?: number | undefined }[] | undefined;
  State?: 'Active' | undefined;
  LastUpdateStatus?: 'Successful' | undefined;
  PackageType?: 'Zip' | undefined;
  Architectures?: Architecture[] | undefined;
  SnapStart?: { ApplyOn?: 'None' | 'PublishedVersions' | undefined; OptimizationStatus?: 'Off' | 'On' | undefined } | undefined;
  RuntimeVersionConfig?: { RuntimeVersionArn?: string | undefined } | undefined;
}

export interface GetFunctionResponse {
  Configuration?: FunctionConfiguration | undefined;
  Code?: { RepositoryType?: string | undefined; Location?: string | undefined } | undefined;
  Tags?: Tags | undefined;
  Concurrency?: GetFunctionConcurrencyResponse | undefined;
}

export interface DeleteFunctionResponse {
  StatusCode?: number | undefined;
}

export interface ListFunctionsRequest extends PageRequest {
  MasterRegion?: string | undefined;
  FunctionVersion?: 'ALL' | undefined;
}

export interface ListFunctionsResponse {
  NextMarker?: string | undefined;
  Functions?: FunctionConfiguration[] | undefined;
}

export interface ListVersionsByFunctionRequest extends FunctionRequest, PageRequest {}

export interface ListVersionsByFunctionResponse {
  NextMarker?: string | undefined;
  Versions?: FunctionConfiguration[] | undefined;
}

export interface PublishVersionRequest extends FunctionRequest {
  CodeSha256?: string | undefined;
  Description?: string | undefined;
  RevisionId?: string | undefined;
}

interface RoutingConfig {
  /** Shares (0 to 1) of the invocations that go to other versions. */
  AdditionalVersionWeights?: Record<string, number> | undefined;
}

export interface AliasRequest extends FunctionRequest {
  Name: string | undefined;
}

export interface CreateAliasRequest extends AliasRequest {
  FunctionVersion: string | undefined;
  Description?: string | undefined;
  RoutingConfig?: RoutingConfig | undefined;
}

export interface UpdateAliasRequest extends AliasRequest {
  FunctionVersion?: string | undefined;
  Description?: string | undefined;
  RoutingConfig?: RoutingConfig | undefined;
  RevisionId?: string | undefined;
}

export interface AliasConfiguration {
  AliasArn?: string | undefined;
  Name?: string | undefined;
  FunctionVersion?: string | undefined;
  Description?: string | undefined;
  RoutingConfig?: RoutingConfig | undefined;
  RevisionId?: string | undefined;
}

export interface ListAliasesRequest extends FunctionRequest, PageRequest {
  FunctionVersion?: string | undefined;
}

export interface ListAliasesResponse {
  NextMarker?: string | undefined;
  Aliases?: AliasConfiguration[] | undefined;
}

export interface PutFunctionConcurrencyRequest extends FunctionRequest {
  ReservedConcurrentExecutions: number | undefined;
}

export interface GetFunctionConcurrencyResponse {
  ReservedConcurrentExecutions?: number | undefined;
}

export interface DestinationConfig {
  OnSuccess?: { Destination?: string | undefined } | undefined;
  OnFailure?: { Destination?: string | undefined } | undefined;
}

export interface EventInvokeConfigRequest extends QualifiedRequest {
  /** 0 to 2. */
  MaximumRetryAttempts?: number | undefined;
  /** 60 to 21600. */
  MaximumEventAgeInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
}

export interface FunctionEventInvokeConfig {
  LastModified?: Date | undefined;
  FunctionArn?: string | undefined;
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
}

export interface ListFunctionEventInvokeConfigsRequest extends FunctionRequest, PageRequest {}

export interface ListFunctionEventInvokeConfigsResponse {
  NextMarker?: string | undefined;
  FunctionEventInvokeConfigs?: FunctionEventInvokeConfig[] | undefined;
}

export interface FilterCriteria {
  Filters?: { Pattern?: string | undefined }[] | undefined;
}

/** What creating and updating an event source mapping have in common. Seconds where a name says so. */
export interface EventSourceMappingSettings {
  Enabled?: boolean | undefined;
  BatchSize?: number | undefined;
  FilterCriteria?: FilterCriteria | undefined;
  ScalingConfig?: { MaximumConcurrency?: number | undefined } | undefined;
  MaximumBatchingWindowInSeconds?: number | undefined;
  ParallelizationFactor?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
  MaximumRecordAgeInSeconds?: number | undefined;
  BisectBatchOnFunctionError?: boolean | undefined;
  MaximumRetryAttempts?: number | undefined;
  TumblingWindowInSeconds?: number | undefined;
  FunctionResponseTypes?: 'ReportBatchItemFailures'[] | undefined;
}

export interface CreateEventSourceMappingRequest extends FunctionRequest, EventSourceMappingSettings {
  EventSourceArn?: string | undefined;
  StartingPosition?: 'AT_TIMESTAMP' | 'LATEST' | 'TRIM_HORIZON' | undefined;
  StartingPositionTimestamp?: Date | undefined;
  Tags?: Tags | undefined;
}

export interface EventSourceMappingRequest {
  UUID: string | undefined;
}

export interface UpdateEventSourceMappingRequest extends EventSourceMappingRequest, EventSourceMappingSettings {
  FunctionName?: string | undefined;
}

export interface EventSourceMappingConfiguration extends Omit<EventSourceMappingSettings, 'Enabled'> {
  UUID?: string | undefined;
  StartingPosition?: 'LATEST' | 'TRIM_HORIZON' | undefined;
  EventSourceArn?: string | undefined;
  EventSourceMappingArn?: string | undefined;
  FunctionArn?: string | undefined;
  LastModified?: Date | undefined;
  LastProcessingResult?: string | undefined;
  State?: string | undefined;
  StateTransitionReason?: string | undefined;
}

export interface ListEventSourceMappingsRequest extends PageRequest {
  EventSourceArn?: string | undefined;
  FunctionName?: string | undefined;
}

export interface ListEventSourceMappingsResponse {
  NextMarker?: string | undefined;
  EventSourceMappings?: EventSourceMappingConfiguration[] | undefined;
}

export interface InvocationRequest extends QualifiedRequest {
  InvocationType?: 'DryRun' | 'Event' | 'RequestResponse' | undefined;
  LogType?: 'None' | 'Tail' | undefined;
  /** Base64 of JSON. */
  ClientContext?: string | undefined;
  /** JSON, as a text or as its bytes in UTF-8. */
  Payload?: string | Uint8Array | undefined;
}

export interface InvocationResponse {
  StatusCode?: number | undefined;
  FunctionError?: string | undefined;
  /** Base64 of the last 4 KB of the log. */
  LogResult?: string | undefined;
  Payload?: PayloadBytes;
  ExecutedVersion?: string | undefined;
}

export interface AddPermissionRequest extends QualifiedRequest {
  StatementId: string | undefined;
  Action: string | undefined;
  Principal: string | undefined;
  SourceArn?: string | undefined;
  FunctionUrlAuthType?: 'AWS_IAM' | 'NONE' | undefined;
  SourceAccount?: string | undefined;
  EventSourceToken?: string | undefined;
  RevisionId?: string | undefined;
  PrincipalOrgID?: string | undefined;
}

export interface AddPermissionResponse {
  Statement?: string | undefined;
}

export interface RemovePermissionRequest extends QualifiedRequest {
  StatementId: string | undefined;
  RevisionId?: string | undefined;
}

export interface GetPolicyResponse {
  Policy?: string | undefined;
  RevisionId?: string | undefined;
}

export interface ResourceRequest {
  /** The ARN of a function or of an event source mapping. */
  Resource: string | undefined;
}

export interface TagResourceRequest extends ResourceRequest {
  Tags: Tags | undefined;
}

export interface UntagResourceRequest extends ResourceRequest {
  TagKeys: string[] | undefined;
}

export interface ListTagsResponse {
  Tags?: Tags | undefined;
}

export interface GetAccountSettingsResponse {
  AccountLimit?: {
    TotalCodeSize?: number | undefined;
    CodeSizeUnzipped?: number | undefined;
    CodeSizeZipped?: number | undefined;
    ConcurrentExecutions?: number | undefined;
    UnreservedConcurrentExecutions?: number | undefined;
  };
  AccountUsage?: { TotalCodeSize?: number | undefined; FunctionCount?: number | undefined };
}
