import type { Account } from './account';
import { check, integer } from './constraints';
import { functionArn, named } from './function-name';
import { latest } from './function-record';
import { changed, newRecord, ofCode, settingsShape, withLatest } from './function-settings';
import type { Code } from './codes';
import { published } from './published';
import { functionName } from './requests';
import type { FunctionSettings } from './shapes';

/** What is said of a function when it is registered. What is left out is as it was, at first as AWS has it. */
export interface RegisteredConfiguration {
  /** Seconds, 1 to 900. Default: 3. */
  readonly timeout?: number;
  /** MB. Default: 128. */
  readonly memorySize?: number;
  /** Variables that the function finds in `process.env`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How many invocations may run at a time; more are refused with TooManyRequestsException. */
  readonly reservedConcurrency?: number;
  readonly description?: string;
  /** The queue or topic that gets the events that could not be processed. */
  readonly deadLetterTarget?: string;
  /** Publishes a version, too. */
  readonly publish?: boolean;
}

const shape = { ...settingsShape, FunctionName: functionName, ReservedConcurrentExecutions: integer(0, 900) };

/**
 * Makes a function, or gives one that is there other code and settings.
 *
 * @returns Its ARN.
 */
export function register(account: Account, name: string, code: Code, configuration: RegisteredConfiguration & { handler?: string }): string {
  const { timeout, memorySize, environment, reservedConcurrency, description, deadLetterTarget, handler, publish } = configuration;
  const settings: FunctionSettings = {
    Timeout: timeout,
    MemorySize: memorySize,
    Environment: environment && { Variables: environment },
    Description: description,
    DeadLetterConfig: deadLetterTarget === undefined ? undefined : { TargetArn: deadLetterTarget },
    Handler: handler,
  };
  check(shape, { ...settings, FunctionName: name, ReservedConcurrentExecutions: reservedConcurrency });
  const key = named(account, name).name;
  const before = account.functions.get(key) ?? newRecord(account, key, code);
  let record = withLatest(account, before, { ...changed(settings, latest(before)), ...ofCode(code) });
  if (reservedConcurrency !== undefined) record = { ...record, reservedConcurrency };
  if (publish) ({ record } = published(account, record));
  account.codes.put(key, code);
  account.functions.set(key, record);
  return functionArn(account, key);
}
