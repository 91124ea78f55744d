/** Compiled, never run: what the SDK's aggregated client takes and gives, the in-memory service takes and gives. */
import type * as sdk from '@aws-sdk/client-lambda';
import type { Handler as AwsHandler, SQSEvent, SQSBatchResponse } from 'aws-lambda';
import type { otherSources } from '../../src/services/lambda/mapping-settings';
import type { InMemoryLambda } from '../../src/services/lambda/in-memory-lambda';

declare const service: InMemoryLambda;

/** The members of an SDK's request that the service refuses, because it has nothing that they could change. */
type Refused =
  | 'PublishTo'
  | 'CodeSigningConfigArn'
  | 'FileSystemConfigs'
  | 'ImageConfig'
  | 'TenancyConfig'
  | 'CapacityProviderConfig'
  | 'DurableConfig'
  | 'SourceKMSKeyArn'
  | 'InvokedViaFunctionUrl'
  | 'DurableExecutionName'
  | 'TenantId';
type Input<Command> = Omit<Command, Refused>;
type Sources<Command> = Omit<Command, (typeof otherSources)[number]>;

type Calls = {
  invoke(input: Omit<Input<sdk.InvokeCommandInput>, 'Payload'> & { Payload?: Uint8Array | string }): Promise<sdk.InvokeCommandOutput>;
  createFunction(input: Input<sdk.CreateFunctionCommandInput>): Promise<sdk.CreateFunctionCommandOutput>;
  updateFunctionCode(input: Input<sdk.UpdateFunctionCodeCommandInput>): Promise<sdk.UpdateFunctionCodeCommandOutput>;
  updateFunctionConfiguration(input: Input<sdk.UpdateFunctionConfigurationCommandInput>): Promise<sdk.UpdateFunctionConfigurationCommandOutput>;
  deleteFunction(input: sdk.DeleteFunctionCommandInput): Promise<sdk.DeleteFunctionCommandOutput>;
  getFunction(input: sdk.GetFunctionCommandInput): Promise<sdk.GetFunctionCommandOutput>;
  getFunctionConfiguration(input: sdk.GetFunctionConfigurationCommandInput): Promise<sdk.GetFunctionConfigurationCommandOutput>;
  listFunctions(input?: sdk.ListFunctionsCommandInput): Promise<sdk.ListFunctionsCommandOutput>;
  publishVersion(input: Input<sdk.PublishVersionCommandInput>): Promise<sdk.PublishVersionCommandOutput>;
  listVersionsByFunction(input: sdk.ListVersionsByFunctionCommandInput): Promise<sdk.ListVersionsByFunctionCommandOutput>;
  createAlias(input: sdk.CreateAliasCommandInput): Promise<sdk.CreateAliasCommandOutput>;
  updateAlias(input: sdk.UpdateAliasCommandInput): Promise<sdk.UpdateAliasCommandOutput>;
  getAlias(input: sdk.GetAliasCommandInput): Promise<sdk.GetAliasCommandOutput>;
  listAliases(input: sdk.ListAliasesCommandInput): Promise<sdk.ListAliasesCommandOutput>;
  deleteAlias(input: sdk.DeleteAliasCommandInput): Promise<sdk.DeleteAliasCommandOutput>;
  putFunctionConcurrency(input: sdk.PutFunctionConcurrencyCommandInput): Promise<sdk.PutFunctionConcurrencyCommandOutput>;
  getFunctionConcurrency(input: sdk.GetFunctionConcurrencyCommandInput): Promise<sdk.GetFunctionConcurrencyCommandOutput>;
  deleteFunctionConcurrency(input: sdk.DeleteFunctionConcurrencyCommandInput): Promise<sdk.DeleteFunctionConcurrencyCommandOutput>;
  putFunctionEventInvokeConfig(input: sdk.PutFunctionEventInvokeConfigCommandInput): Promise<sdk.PutFunctionEventInvokeConfigCommandOutput>;
  updateFunctionEventInvokeConfig(input: sdk.UpdateFunctionEventInvokeConfigCommandInput): Promise<sdk.UpdateFunctionEventInvokeConfigCommandOutput>;
  getFunctionEventInvokeConfig(input: sdk.GetFunctionEventInvokeConfigCommandInput): Promise<sdk.GetFunctionEventInvokeConfigCommandOutput>;
  deleteFunctionEventInvokeConfig(input: sdk.DeleteFunctionEventInvokeConfigCommandInput): Promise<sdk.DeleteFunctionEventInvokeConfigCommandOutput>;
  listFunctionEventInvokeConfigs(input: sdk.ListFunctionEventInvokeConfigsCommandInput): Promise<sdk.ListFunctionEventInvokeConfigsCommandOutput>;
  createEventSourceMapping(input: Sources<sdk.CreateEventSourceMappingCommandInput>): Promise<sdk.CreateEventSourceMappingCommandOutput>;
  updateEventSourceMapping(input: Sources<sdk.UpdateEventSourceMappingCommandInput>): Promise<sdk.UpdateEventSourceMappingCommandOutput>;
  getEventSourceMapping(input: sdk.GetEventSourceMappingCommandInput): Promise<sdk.GetEventSourceMappingCommandOutput>;
  deleteEventSourceMapping(input: sdk.DeleteEventSourceMappingCommandInput): Promise<sdk.DeleteEventSourceMappingCommandOutput>;
  listEventSourceMappings(input?: sdk.ListEventSourceMappingsCommandInput): Promise<sdk.ListEventSourceMappingsCommandOutput>;
  tagResource(input: sdk.TagResourceCommandInput): Promise<sdk.TagResourceCommandOutput>;
  untagResource(input: sdk.UntagResourceCommandInput): Promise<sdk.UntagResourceCommandOutput>;
  listTags(input: sdk.ListTagsCommandInput): Promise<sdk.ListTagsCommandOutput>;
  addPermission(input: Input<sdk.AddPermissionCommandInput>): Promise<sdk.AddPermissionCommandOutput>;
  removePermission(input: sdk.RemovePermissionCommandInput): Promise<sdk.RemovePermissionCommandOutput>;
  getPolicy(input: sdk.GetPolicyCommandInput): Promise<sdk.GetPolicyCommandOutput>;
  getAccountSettings(input?: sdk.GetAccountSettingsCommandInput): Promise<sdk.GetAccountSettingsCommandOutput>;
};

/** As properties, so that inputs are compared strictly: all that the client takes, the service takes. */
type Strict<Methods> = { readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never };

export const calls: Strict<Calls> = service;

declare const onQueue: AwsHandler<SQSEvent, SQSBatchResponse>;
/** Handlers that are typed for AWS go in as they are, and handlers with types of their own. */
export const registered: string[] = [
  service.register('OnQueue', onQueue),
  service.register('CheckPurchase', ({ total }: { total: number }, { sleep }) => sleep(1).then(() => ({ approved: total < 100 }))),
  service.register('Nothing', () => undefined, { timeout: 5 }),
];
