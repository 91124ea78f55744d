import type { Account } from './account';
import { functionNotFound } from './errors';
import { functionArn, named, type Named } from './function-name';
import type { DestinationConfig, FunctionConfiguration } from './shapes';
import { hash } from '../../json/hash';

/** A version of a function, $LATEST or published: the configuration as requests show it, but for what the place says (ARN). */
export type Version = Readonly<FunctionConfiguration> & { readonly Version: string };

export interface Alias {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Shares of the invocations that go to other versions. */
  readonly weights: Readonly<Record<string, number>>;
  readonly revisionId: string;
}

export interface EventInvokeConfig {
  readonly qualifier: string;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  readonly maximumRetryAttempts?: number;
  readonly maximumEventAge?: number;
  readonly destinations: DestinationConfig;
}

/** A statement of a resource policy, as GetPolicy shows it. */
export interface Statement {
  /** What it is attached to; none is the function itself. */
  readonly qualifier?: string;
  readonly id: string;
  readonly text: string;
}

/** All that is kept of a function but its code. It is replaced, never changed. */
export interface FunctionRecord {
  readonly name: string;
  /** $LATEST first, then as they were published. */
  readonly versions: readonly Version[];
  /** The number of the version published last, deleted or not. */
  readonly published: number;
  readonly aliases: readonly Alias[];
  readonly reservedConcurrency?: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly statements: readonly Statement[];
  readonly eventInvokeConfigs: readonly EventInvokeConfig[];
}

export const latest = (record: FunctionRecord): Version => record.versions[0]!;

/** @throws ResourceNotFoundException */
export function recordOf(account: Account, { name, arn }: Named): FunctionRecord {
  const record = account.functions.get(name);
  if (record === undefined || !arn.includes(`:${account.accountId}:`)) throw functionNotFound(arn);
  return record;
}

/** The function that a request names without a qualifier. @throws ResourceNotFoundException */
export const functionOf = (account: Account, functionName: string): FunctionRecord => recordOf(account, named(account, functionName));

/** What an invocation runs. */
export interface Target {
  readonly record: FunctionRecord;
  readonly version: Version;
  /** With the qualifier that the request gives. */
  readonly arn: string;
  readonly qualifier: string | undefined;
}

/**
 * The version that a request means.
 *
 * @param draw - What an alias with weights chooses by: the same text chooses the same version.
 * @throws ResourceNotFoundException
 */
export function targetOf(account: Account, request: { FunctionName: string | undefined; Qualifier?: string | undefined }, draw = ''): Target {
  const name = named(account, request.FunctionName!, request.Qualifier === '' ? undefined : request.Qualifier);
  const record = recordOf(account, name);
  const version = versionOf(record, name.qualifier ?? '$LATEST', draw);
  if (version === undefined) throw functionNotFound(name.arn);
  return { record, version, arn: name.arn, qualifier: name.qualifier };
}

/** The version under its number or an alias. */
export function versionOf(record: FunctionRecord, qualifier: string, draw = ''): Version | undefined {
  const alias = record.aliases.find(({ name }) => name === qualifier);
  const wanted = alias === undefined ? qualifier : routed(alias, draw);
  return record.versions.find(({ Version }) => Version === wanted);
}

function routed({ version, weights }: Alias, draw: string): string {
  let share = hash(draw) / 2 ** 32;
  for (const [other, weight] of Object.entries(weights)) {
    if (share < weight) return other;
    share -= weight;
  }
  return version;
}

/** What requests show of a version. */
export const shown = (account: Account, version: Version, qualifier?: string): FunctionConfiguration => ({
  ...structuredClone(version),
  FunctionArn: functionArn(account, version.FunctionName!, qualifier ?? (version.Version === '$LATEST' ? undefined : version.Version)),
});
