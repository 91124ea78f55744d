import { invalidParameter, validation } from './errors';
import type { ProvisionedThroughput, ProvisionedThroughputDescription } from './shapes';
import type { TableSettings, Throughput } from './table-settings';

const DAY = 86_400_000;

/** The throughput that a table or, if named, an index is made with. @throws ValidationException where it does not fit the billing mode */
export function provisioned(given: ProvisionedThroughput | undefined, billingMode: TableSettings['billingMode'], index?: string): Throughput {
  if (billingMode === 'PAY_PER_REQUEST') {
    if (given === undefined) return { read: 0, write: 0 };
    throw invalidParameter(
      index === undefined
        ? 'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST'
        : `ProvisionedThroughput should not be specified for index: ${index} when BillingMode is PAY_PER_REQUEST`,
    );
  }
  if (given === undefined) {
    throw invalidParameter(
      index === undefined
        ? 'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED'
        : `ProvisionedThroughput is not specified for index: ${index}`,
    );
  }
  return { read: given.ReadCapacityUnits!, write: given.WriteCapacityUnits! };
}

/** Other throughput than before. @throws ValidationException where it is the same */
export function rescaled(before: Throughput, { ReadCapacityUnits, WriteCapacityUnits }: ProvisionedThroughput, now: number, index?: string): Throughput {
  const read = ReadCapacityUnits!;
  const write = WriteCapacityUnits!;
  if (read === before.read && write === before.write) {
    const what = index === undefined ? 'table' : `index ${index}`;
    throw validation(
      `The provisioned throughput for the ${what} will not change. The requested value equals the current value. ` +
        `Current ReadCapacityUnits provisioned for the ${what}: ${read}. Requested ReadCapacityUnits: ${read}. ` +
        `Current WriteCapacityUnits provisioned for the ${what}: ${write}. Requested WriteCapacityUnits: ${write}. ` +
        'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
    );
  }
  const lower = read < before.read || write < before.write;
  const higher = read > before.read || write > before.write;
  return {
    ...before,
    read,
    write,
    ...(higher && { lastIncrease: now }),
    ...(lower && { lastDecrease: now, decreases: decreasesOn(before, now) + 1 }),
  };
}

const decreasesOn = ({ lastDecrease, decreases = 0 }: Throughput, now: number): number =>
  lastDecrease !== undefined && Math.floor(lastDecrease / DAY) === Math.floor(now / DAY) ? decreases : 0;

export function describeThroughput(throughput: Throughput, now: number): ProvisionedThroughputDescription {
  const { read, write, lastIncrease, lastDecrease } = throughput;
  return {
    ...(lastIncrease !== undefined && { LastIncreaseDateTime: new Date(lastIncrease) }),
    ...(lastDecrease !== undefined && { LastDecreaseDateTime: new Date(lastDecrease) }),
    NumberOfDecreasesToday: decreasesOn(throughput, now),
    ReadCapacityUnits: read,
    WriteCapacityUnits: write,
  };
}
