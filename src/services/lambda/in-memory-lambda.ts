import { fileURLToPath } from 'node:url';
import { answer, type Answer } from '../../api/answer';
import type { ServiceOptions } from '../../api/service-options';
import { Uuids } from '../../api/uuids';
import type { Clock } from '../../clock/clock';
import { UsageError } from '../../errors/usage-error';
import { Journal } from '../../journal/journal';
import { JournaledMap } from '../../journal/journaled-map';
import type { Account } from './account';
import { addPermission } from './actions/add-permission';
import { createAlias } from './actions/create-alias';
import { createEventSourceMapping } from './actions/create-event-source-mapping';
import { createFunction } from './actions/create-function';
import { deleteAlias } from './actions/delete-alias';
import { deleteEventSourceMapping } from './actions/delete-event-source-mapping';
import { deleteFunction } from './actions/delete-function';
import { deleteFunctionConcurrency } from './actions/delete-function-concurrency';
import { deleteFunctionEventInvokeConfig } from './actions/delete-function-event-invoke-config';
import { getAccountSettings } from './actions/get-account-settings';
import { getAlias } from './actions/get-alias';
import { getEventSourceMapping } from './actions/get-event-source-mapping';
import { getFunction, getFunctionConfiguration } from './actions/get-function';
import { getFunctionConcurrency } from './actions/get-function-concurrency';
import { getFunctionEventInvokeConfig } from './actions/get-function-event-invoke-config';
import { getPolicy } from './actions/get-policy';
import { invoke } from './actions/invoke';
import { listAliases } from './actions/list-aliases';
import { listEventSourceMappings } from './actions/list-event-source-mappings';
import { listFunctionEventInvokeConfigs } from './actions/list-function-event-invoke-configs';
import { listFunctions } from './actions/list-functions';
import { listTags } from './actions/list-tags';
import { listVersionsByFunction } from './actions/list-versions-by-function';
import { publishVersion } from './actions/publish-version';
import { putFunctionConcurrency } from './actions/put-function-concurrency';
import { putFunctionEventInvokeConfig } from './actions/put-function-event-invoke-config';
import { removePermission } from './actions/remove-permission';
import { tagResource } from './actions/tag-resource';
import { untagResource } from './actions/untag-resource';
import { updateAlias } from './actions/update-alias';
import { updateEventSourceMapping } from './actions/update-event-source-mapping';
import { updateFunctionCode } from './actions/update-function-code';
import { updateFunctionConfiguration } from './actions/update-function-configuration';
import { updateFunctionEventInvokeConfig } from './actions/update-function-event-invoke-config';
import { AsyncEvents } from './async-events';
import { Codes, handlerCode, type Code } from './codes';
import type { FunctionHandler } from './function-context';
import { named } from './function-name';
import { folderCode } from './handler-module';
import { Mappings } from './mappings';
import type { LambdaPorts } from './ports';
import { register, type RegisteredConfiguration } from './register';
import { load, save } from './saved';
import type * as Lambda from './shapes';

/** Beside its own options, the services that functions are fed from and deliver to. */
export interface InMemoryLambdaOptions extends ServiceOptions, LambdaPorts {}

/** Where the code of a function is. */
export interface ModuleLocation {
  /** The folder that would be deployed: a path, or a file URL such as `new URL('.', import.meta.url)`. */
  readonly folder: string | URL;
  /** The module in it, without its extension, and the export: as AWS writes it. Default: 'index.handler'. */
  readonly handler?: string;
}

/**
 * AWS Lambda in memory: functions are handlers of this process. Methods, inputs, outputs and errors are those of the AWS SDK v3 client `Lambda`.
 *
 * A function runs on the clock: it is ended at its timeout, holds a virtual clock while it runs, and lets it go while it is in `context.sleep`. Its
 * variables are in `process.env` while it runs; of functions that run at the same time, those that were set last.
 *
 * @example
 * const lambda = new InMemoryLambda({ clock: systemClock });
 * lambda.register('CheckPurchase', async ({ total }: { total: number }) => ({ approved: total < 100 }), { timeout: 10 });
 * const { Payload } = await lambda.invoke({ FunctionName: 'CheckPurchase', Payload: '{"total":5}' });
 * JSON.parse(Payload!.transformToString());
 */
export class InMemoryLambda {
  /** @internal Held while a function runs. */
  readonly clock: Clock;
  private readonly account: Account;

  constructor(options: InMemoryLambdaOptions) {
    const { clock, region = 'us-east-1', accountId = '123456789012', seed = 0, journal = new Journal(), ...ports } = options;
    const ids = journal.counter();
    const account = {
      clock,
      region,
      accountId,
      requestIds: new Uuids(`lambda/${seed}`, ids),
      ids,
      journal,
      ports,
      functions: new JournaledMap(journal),
      codes: new Codes(),
      running: new Map(),
    } as unknown as Account & { events: AsyncEvents; mappings: Mappings };
    account.events = new AsyncEvents(account);
    account.mappings = new Mappings(account);
    this.account = account;
    this.clock = clock;
  }

  /** @internal Gives services that are made later than this one. */
  connect(ports: LambdaPorts): void {
    this.account.ports = { ...this.account.ports, ...ports };
    this.account.mappings.restart();
  }

  /**
   * Makes a function of a handler. One that is there gets this code, and those settings that are named.
   *
   * @returns Its ARN.
   * @throws ValidationException, InvalidParameterValueException as CreateFunction does; UsageError where the handler is no function
   */
  register<Event = never>(name: string, handler: FunctionHandler<Event>, configuration: RegisteredConfiguration = {}): string {
    return register(this.account, name, codeOf(handler), configuration);
  }

  /**
   * Makes a function of a module. It is loaded when the function runs for the first time; what is wrong with it then is the function's error, in the
   * words of Lambda's runtime.
   *
   * @returns The function's ARN.
   * @example
   * lambda.registerModule('ShipOrder', { folder: 'dist/ship-order', handler: 'index.handler', environment: { TABLE: 'Orders' } });
   */
  registerModule(name: string, { folder, handler = 'index.handler', ...configuration }: ModuleLocation & RegisteredConfiguration): string {
    return register(this.account, name, codeOf({ folder }), { ...configuration, handler });
  }

  /** Gives code for a function without making it: `createFunction` then takes it, whatever package it is given. */
  provide(name: string, code: FunctionHandler | Pick<ModuleLocation, 'folder'>): void {
    this.account.codes.put(named(this.account, name).name, codeOf(code));
  }

  invoke(input: Lambda.InvocationRequest): Answer<Lambda.InvocationResponse> {
    // The function is told the id of the request.
    const requestId = this.account.requestIds.next();
    const status = { Event: 202, DryRun: 204, RequestResponse: 200 }[input?.InvocationType ?? 'RequestResponse'];
    return answer({ requestIds: { next: () => requestId } }, () => invoke(this.account, input, requestId), input, status);
  }

  createFunction(input: Lambda.CreateFunctionRequest): Answer<Lambda.FunctionConfiguration> {
    return answer(this.account, createFunction, input, 201);
  }

  updateFunctionCode(input: Lambda.UpdateFunctionCodeRequest): Answer<Lambda.FunctionConfiguration> {
    return answer(this.account, updateFunctionCode, input);
  }

  updateFunctionConfiguration(input: Lambda.UpdateFunctionConfigurationRequest): Answer<Lambda.FunctionConfiguration> {
    return answer(this.account, updateFunctionConfiguration, input);
  }

  deleteFunction(input: Lambda.QualifiedRequest): Answer<Lambda.DeleteFunctionResponse> {
    return answer(this.account, deleteFunction, input, 204);
  }

  getFunction(input: Lambda.QualifiedRequest): Answer<Lambda.GetFunctionResponse> {
    return answer(this.account, getFunction, input);
  }

  getFunctionConfiguration(input: Lambda.QualifiedRequest): Answer<Lambda.FunctionConfiguration> {
    return answer(this.account, getFunctionConfiguration, input);
  }

  listFunctions(input: Lambda.ListFunctionsRequest = {}): Answer<Lambda.ListFunctionsResponse> {
    return answer(this.account, listFunctions, input);
  }

  publishVersion(input: Lambda.PublishVersionRequest): Answer<Lambda.FunctionConfiguration> {
    return answer(this.account, publishVersion, input, 201);
  }

  listVersionsByFunction(input: Lambda.ListVersionsByFunctionRequest): Answer<Lambda.ListVersionsByFunctionResponse> {
    return answer(this.account, listVersionsByFunction, input);
  }

  createAlias(input: Lambda.CreateAliasRequest): Answer<Lambda.AliasConfiguration> {
    return answer(this.account, createAlias, input, 201);
  }

  updateAlias(input: Lambda.UpdateAliasRequest): Answer<Lambda.AliasConfiguration> {
    return answer(this.account, updateAlias, input);
  }

  getAlias(input: Lambda.AliasRequest): Answer<Lambda.AliasConfiguration> {
    return answer(this.account, getAlias, input);
  }

  listAliases(input: Lambda.ListAliasesRequest): Answer<Lambda.ListAliasesResponse> {
    return answer(this.account, listAliases, input);
  }

  deleteAlias(input: Lambda.AliasRequest): Answer<object> {
    return answer<Account, Lambda.AliasRequest, object>(this.account, deleteAlias, input, 204);
  }

  putFunctionConcurrency(input: Lambda.PutFunctionConcurrencyRequest): Answer<Lambda.GetFunctionConcurrencyResponse> {
    return answer(this.account, putFunctionConcurrency, input);
  }

  getFunctionConcurrency(input: Lambda.FunctionRequest): Answer<Lambda.GetFunctionConcurrencyResponse> {
    return answer(this.account, getFunctionConcurrency, input);
  }

  deleteFunctionConcurrency(input: Lambda.FunctionRequest): Answer<object> {
    return answer<Account, Lambda.FunctionRequest, object>(this.account, deleteFunctionConcurrency, input, 204);
  }

  putFunctionEventInvokeConfig(input: Lambda.EventInvokeConfigRequest): Answer<Lambda.FunctionEventInvokeConfig> {
    return answer(this.account, putFunctionEventInvokeConfig, input);
  }

  updateFunctionEventInvokeConfig(input: Lambda.EventInvokeConfigRequest): Answer<Lambda.FunctionEventInvokeConfig> {
    return answer(this.account, updateFunctionEventInvokeConfig, input);
  }

  getFunctionEventInvokeConfig(input: Lambda.QualifiedRequest): Answer<Lambda.FunctionEventInvokeConfig> {
    return answer(this.account, getFunctionEventInvokeConfig, input);
  }

  deleteFunctionEventInvokeConfig(input: Lambda.QualifiedRequest): Answer<object> {
    return answer<Account, Lambda.QualifiedRequest, object>(this.account, deleteFunctionEventInvokeConfig, input, 204);
  }

  listFunctionEventInvokeConfigs(input: Lambda.ListFunctionEventInvokeConfigsRequest): Answer<Lambda.ListFunctionEventInvokeConfigsResponse> {
    return answer(this.account, listFunctionEventInvokeConfigs, input);
  }

  createEventSourceMapping(input: Lambda.CreateEventSourceMappingRequest): Answer<Lambda.EventSourceMappingConfiguration> {
    return answer(this.account, createEventSourceMapping, input, 202);
  }

  updateEventSourceMapping(input: Lambda.UpdateEventSourceMappingRequest): Answer<Lambda.EventSourceMappingConfiguration> {
    return answer(this.account, updateEventSourceMapping, input, 202);
  }

  getEventSourceMapping(input: Lambda.EventSourceMappingRequest): Answer<Lambda.EventSourceMappingConfiguration> {
    return answer(this.account, getEventSourceMapping, input);
  }

  deleteEventSourceMapping(input: Lambda.EventSourceMappingRequest): Answer<Lambda.EventSourceMappingConfiguration> {
    return answer(this.account, deleteEventSourceMapping, input, 202);
  }

  listEventSourceMappings(input: Lambda.ListEventSourceMappingsRequest = {}): Answer<Lambda.ListEventSourceMappingsResponse> {
    return answer(this.account, listEventSourceMappings, input);
  }

  tagResource(input: Lambda.TagResourceRequest): Answer<object> {
    return answer<Account, Lambda.TagResourceRequest, object>(this.account, tagResource, input, 204);
  }

  untagResource(input: Lambda.UntagResourceRequest): Answer<object> {
    return answer<Account, Lambda.UntagResourceRequest, object>(this.account, untagResource, input, 204);
  }

  listTags(input: Lambda.ResourceRequest): Answer<Lambda.ListTagsResponse> {
    return answer(this.account, listTags, input);
  }

  addPermission(input: Lambda.AddPermissionRequest): Answer<Lambda.AddPermissionResponse> {
    return answer(this.account, addPermission, input, 201);
  }

  removePermission(input: Lambda.RemovePermissionRequest): Answer<object> {
    return answer<Account, Lambda.RemovePermissionRequest, object>(this.account, removePermission, input, 204);
  }

  getPolicy(input: Lambda.QualifiedRequest): Answer<Lambda.GetPolicyResponse> {
    return answer(this.account, getPolicy, input);
  }

  getAccountSettings(input: object = {}): Answer<Lambda.GetAccountSettingsResponse> {
    return answer(this.account, getAccountSettings, input);
  }

  /** All state as plain values: configurations, pending events, mappings and how far they have come. No code. */
  save(): unknown {
    return save(this.account);
  }

  /** Puts saved state in the place of everything; code that is registered under its functions' names serves it. @throws UsageError for what is no saved state */
  load(saved: unknown): void {
    load(this.account, saved);
    this.account.events.restart();
    this.account.mappings.restart();
  }
}

function codeOf(code: FunctionHandler | Pick<ModuleLocation, 'folder'>): Code {
  if (typeof code === 'function') return handlerCode(code);
  const folder: unknown = (code as Partial<ModuleLocation> | null | undefined)?.folder;
  if (folder instanceof URL) return folderCode(fileURLToPath(folder));
  if (typeof folder === 'string') return folderCode(folder);
  throw new UsageError('The code of a function is neither a function nor a folder.', '', 'Give a handler, (event, context) => result, or { folder }.');
}
