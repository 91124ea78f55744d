import type { Account } from './account';
import { integer, structure, text } from './constraints';
import { checkTarget } from './deliver';
import { invalidParameter, noEventInvokeConfig } from './errors';
import { functionArn } from './function-name';
import { targetOf, type EventInvokeConfig, type FunctionRecord } from './function-record';
import { qualifiedRequest } from './requests';
import type { DestinationConfig, EventInvokeConfigRequest, FunctionEventInvokeConfig, QualifiedRequest } from './shapes';

const destination = structure({ Destination: text({ max: 350 }) });
export const destinationConfig = structure({ OnSuccess: destination, OnFailure: destination });

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html */
export const eventInvokeConfigRequest = {
  ...qualifiedRequest,
  MaximumRetryAttempts: integer(0, 2),
  MaximumEventAgeInSeconds: integer(60, 21_600),
  DestinationConfig: destinationConfig,
} as const;

/** Where the configuration of a request belongs. @throws ResourceNotFoundException */
export function placeOf(account: Account, input: QualifiedRequest): { record: FunctionRecord; qualifier: string; config: EventInvokeConfig | undefined } {
  const { record, qualifier = '$LATEST' } = targetOf(account, input);
  return { record, qualifier, config: record.eventInvokeConfigs.find((config) => config.qualifier === qualifier) };
}

/** As {@link placeOf}, where there is one. @throws ResourceNotFoundException */
export function configOf(account: Account, input: QualifiedRequest): { record: FunctionRecord; config: EventInvokeConfig } {
  const { record, qualifier, config } = placeOf(account, input);
  if (config === undefined) throw noEventInvokeConfig(functionArn(account, record.name, qualifier));
  return { record, config };
}

/** Keeps what a request says, beside what was there. @throws InvalidParameterValueException */
export function putConfig(
  account: Account,
  record: FunctionRecord,
  before: Pick<EventInvokeConfig, 'qualifier'> & Partial<EventInvokeConfig>,
  input: EventInvokeConfigRequest,
): FunctionEventInvokeConfig {
  const retries = input.MaximumRetryAttempts ?? before.maximumRetryAttempts;
  const age = input.MaximumEventAgeInSeconds ?? before.maximumEventAge;
  const destinations = input.DestinationConfig ?? before.destinations;
  if (retries === undefined && age === undefined && destinations === undefined)
    throw invalidParameter('You must specify at least one of error handling or destination setting.');
  const config: EventInvokeConfig = {
    qualifier: before.qualifier,
    lastModified: account.clock.now(),
    ...(retries !== undefined && { maximumRetryAttempts: retries }),
    ...(age !== undefined && { maximumEventAge: age }),
    destinations: checked(account, record, destinations ?? {}),
  };
  const others = record.eventInvokeConfigs.filter(({ qualifier }) => qualifier !== config.qualifier);
  account.functions.set(record.name, { ...record, eventInvokeConfigs: [...others, config] });
  return shownConfig(account, record, config);
}

const given = (target: string | undefined): { Destination?: string } => (target === undefined || target === '' ? {} : { Destination: target });
const show = ({ Destination = 'null' }: { Destination?: string }): string => Destination;

function checked(account: Account, record: FunctionRecord, { OnSuccess, OnFailure }: DestinationConfig): DestinationConfig {
  const own = functionArn(account, record.name);
  const [success, failure] = [given(OnSuccess?.Destination), given(OnFailure?.Destination)];
  const invalid = (why: string): string =>
    `The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=${show(success)}), onFailure=OnFailure(destination=${show(failure)})) is invalid: ${why}`;
  for (const { Destination } of [success, failure]) {
    if (Destination === undefined) continue;
    checkTarget(account, Destination, ['sqs', 'sns', 'lambda'], invalid);
    if (Destination === own) throw invalidParameter("You can't specify the function as a destination for itself.");
  }
  return { OnSuccess: success, OnFailure: failure };
}

export const shownConfig = (account: Account, { name }: FunctionRecord, config: EventInvokeConfig): FunctionEventInvokeConfig => ({
  LastModified: new Date(config.lastModified),
  FunctionArn: functionArn(account, name, config.qualifier),
  ...(config.maximumRetryAttempts !== undefined && { MaximumRetryAttempts: config.maximumRetryAttempts }),
  ...(config.maximumEventAge !== undefined && { MaximumEventAgeInSeconds: config.maximumEventAge }),
  DestinationConfig: structuredClone(config.destinations),
});
