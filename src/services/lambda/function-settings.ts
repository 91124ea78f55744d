import type { Account } from './account';
import type { Code } from './codes';
import { flag, integer, list, map, oneOf, structure, text, type Shape } from './constraints';
import { invalidParameter, notSupported } from './errors';
import type { FunctionRecord, Version } from './function-record';
import { runtimes } from './runtimes';
import type { FunctionSettings } from './shapes';

/** Ranges and patterns of https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const settingsShape: Shape = {
  Runtime: oneOf(...runtimes),
  Role: text({ pattern: 'arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+' }),
  Handler: text({ pattern: '[^\\s]+', max: 128 }),
  Description: text({ max: 256 }),
  Timeout: integer(1, 900),
  MemorySize: integer(128, 10_240),
  VpcConfig: structure({ SubnetIds: list(text(), 16), SecurityGroupIds: list(text(), 5), Ipv6AllowedForDualStack: flag }),
  DeadLetterConfig: structure({ TargetArn: text({ pattern: '(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()' }) }),
  Environment: structure({ Variables: map(text()) }),
  KMSKeyArn: text({ pattern: '(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()' }),
  TracingConfig: structure({ Mode: oneOf('Active', 'PassThrough') }),
  Layers: list(text()),
  EphemeralStorage: structure({ Size: { ...integer(512, 10_240), required: true } as never }),
  SnapStart: structure({ ApplyOn: oneOf('None', 'PublishedVersions') }),
  LoggingConfig: structure({
    LogFormat: oneOf('JSON', 'Text'),
    ApplicationLogLevel: oneOf('DEBUG', 'ERROR', 'FATAL', 'INFO', 'TRACE', 'WARN'),
    SystemLogLevel: oneOf('DEBUG', 'INFO', 'WARN'),
    LogGroup: text({ pattern: '[\\.\\-_/#A-Za-z0-9]+', max: 512 }),
  }),
};

/** What Lambda has beyond {@link FunctionSettings}: each changes how a function runs, so none can be passed over. */
const unsupported = ['FileSystemConfigs', 'CodeSigningConfigArn', 'ImageConfig', 'TenancyConfig', 'CapacityProviderConfig', 'DurableConfig', 'PublishTo'];

/** @throws InvalidParameterValueException */
export function refuseUnsupported(request: object, members: readonly string[] = unsupported): void {
  for (const member of members) if ((request as Record<string, unknown>)[member] !== undefined) throw notSupported(`The member ${member}`);
}

/** A function as it is when nothing is said of it: what CreateFunction gives, and a version of Node.js that Lambda runs. */
export const newRecord = (account: Account, name: string, code: Code): FunctionRecord => ({
  name,
  versions: [
    {
      FunctionName: name,
      Runtime: 'nodejs22.x',
      Role: `arn:aws:iam::${account.accountId}:role/lambda`,
      Handler: 'index.handler',
      Description: '',
      Timeout: 3,
      MemorySize: 128,
      Version: '$LATEST',
      TracingConfig: { Mode: 'PassThrough' },
      State: 'Active',
      LastUpdateStatus: 'Successful',
      PackageType: 'Zip',
      Architectures: ['x86_64'],
      EphemeralStorage: { Size: 512 },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
      RuntimeVersionConfig: { RuntimeVersionArn: `arn:aws:lambda:${account.region}::runtime:${'0'.repeat(64)}` },
      ...ofCode(code),
      ...touched(account),
    },
  ],
  published: 0,
  aliases: [],
  tags: {},
  statements: [],
  eventInvokeConfigs: [],
});

export const ofCode = ({ sha256, size }: Code): Pick<Version, 'CodeSha256' | 'CodeSize'> => ({ CodeSha256: sha256, CodeSize: size });

/** What changes whenever a function does. */
export const touched = ({ clock, requestIds }: Account): Pick<Version, 'LastModified' | 'RevisionId'> => ({
  LastModified: new Date(clock.now()).toISOString().replace('Z', '+0000'),
  RevisionId: requestIds.next(),
});

/** A record whose $LATEST has other members. */
export function withLatest(account: Account, record: FunctionRecord, change: Partial<Version>): FunctionRecord {
  const [latest, ...published] = record.versions;
  return { ...record, versions: [{ ...latest!, ...change, ...touched(account) }, ...published] };
}

/**
 * The settings of a request in the form in which configurations show them; what it does not name is not there.
 *
 * @param settings - Checked by {@link settingsShape}.
 * @throws InvalidParameterValueException
 */
export function changed(settings: FunctionSettings, before: Version): Partial<Version> {
  const { VpcConfig, DeadLetterConfig, Environment, Layers, SnapStart, LoggingConfig } = settings;
  const change: Record<string, unknown> = {};
  for (const name of ['Runtime', 'Role', 'Handler', 'Description', 'Timeout', 'MemorySize', 'KMSKeyArn', 'TracingConfig', 'EphemeralStorage'] as const) {
    if (settings[name] !== undefined) change[name] = structuredClone(settings[name]);
  }
  if (VpcConfig !== undefined) change['VpcConfig'] = { ...structuredClone(VpcConfig), VpcId: VpcConfig.SubnetIds?.length ? 'vpc-00000000' : '' };
  // An empty ARN takes the dead-letter target away, an empty list of variables the environment.
  if (DeadLetterConfig !== undefined) change['DeadLetterConfig'] = DeadLetterConfig.TargetArn ? { TargetArn: DeadLetterConfig.TargetArn } : undefined;
  if (Environment !== undefined) change['Environment'] = environment(Environment.Variables ?? {});
  if (Layers !== undefined) change['Layers'] = Layers.length === 0 ? undefined : Layers.map((Arn) => ({ Arn, CodeSize: 0 }));
  if (SnapStart !== undefined) change['SnapStart'] = { ApplyOn: SnapStart.ApplyOn ?? 'None', OptimizationStatus: 'Off' };
  if (LoggingConfig !== undefined) change['LoggingConfig'] = { ...before.LoggingConfig, ...structuredClone(LoggingConfig) };
  return change;
}

const cannotConfigure = 'Lambda was unable to configure your environment variables because the environment variables you have provided';
/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const reservedKeys = /^(?:_HANDLER|_X_AMZN_TRACE_ID|AWS_(?:DEFAULT_REGION|REGION|EXECUTION_ENV|LAMBDA_.*|ACCESS_KEY(?:_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN))$/;
const variablesBytes = 4096;

/** Copied name by name: a variable may be called `__proto__`. */
function environment(variables: Readonly<Record<string, string>>): Version['Environment'] {
  const entries = Object.entries(variables);
  if (entries.length === 0) return undefined;
  const measured = JSON.stringify(variables);
  if (Buffer.byteLength(measured) > variablesBytes) throw invalidParameter(`${cannotConfigure} exceeded the 4KB limit. String measured: ${measured}`);
  const reserved = entries.map(([key]) => key).filter((key) => reservedKeys.test(key));
  if (reserved.length > 0) {
    const contained = 'contains reserved keys that are currently not supported for modification';
    throw invalidParameter(`${cannotConfigure} ${contained}. Reserved keys used in this request: ${reserved.join(', ')}`);
  }
  return { Variables: Object.fromEntries(entries) };
}
