import type { Clock } from '../../../src/clock/clock';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type { AttributeValue, Item } from '../../../src/services/dynamodb/attribute-value';

export const start = '2026-01-01T00:00:00Z';

export const service = (clock: Clock = virtualClock({ start })): InMemoryDynamoDb => new InMemoryDynamoDb({ clock });

/** A service with the table `T` of partition key `p` and, if named, sort key `s`. */
export async function withTable(rangeType?: 'S' | 'N' | 'B', hashType: 'S' | 'N' | 'B' = 'S'): Promise<InMemoryDynamoDb> {
  const dynamodb = service();
  await dynamodb.createTable({
    TableName: 'Tab',
    AttributeDefinitions: [{ AttributeName: 'p', AttributeType: hashType }, ...(rangeType ? [{ AttributeName: 's', AttributeType: rangeType }] : [])],
    KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }, ...(rangeType ? [{ AttributeName: 's', KeyType: 'RANGE' as const }] : [])],
    BillingMode: 'PAY_PER_REQUEST',
  });
  return dynamodb;
}

export const S = (text: string): AttributeValue => ({ S: text });
export const N = (number: number | string): AttributeValue => ({ N: String(number) });
export const B = (...bytes: number[]): AttributeValue => ({ B: Uint8Array.from(bytes) });
export const L = (...members: AttributeValue[]): AttributeValue => ({ L: members });
export const M = (members: Item): AttributeValue => ({ M: members });

/** What a call was refused with: the error's name and message. */
export async function refusal(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await call;
  } catch (error) {
    const { name, message } = error as Error;
    return { name, message };
  }
  throw new Error('The call was not refused.');
}

export const validation = (message: string): { name: string; message: string } => ({ name: 'ValidationException', message });
