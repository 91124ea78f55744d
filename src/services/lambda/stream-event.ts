import type { Json, JsonObject } from '../../json/json';
import type { StreamRecord } from './ports';

/** A change as a function gets it: times are seconds since the epoch, binary values base64. See https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export function streamRecord({ dynamodb = {}, userIdentity, ...record }: StreamRecord, eventSourceARN: string): JsonObject {
  const { ApproximateCreationDateTime: at, ...change } = dynamodb;
  return {
    ...(plain(record) as JsonObject),
    dynamodb: { ...(at !== undefined && { ApproximateCreationDateTime: Math.floor(at.getTime() / 1000) }), ...(plain(change) as JsonObject) },
    ...(userIdentity !== undefined && { userIdentity: { type: userIdentity.Type!, principalId: userIdentity.PrincipalId! } }),
    eventSourceARN,
  };
}

/** Items go 32 levels deep at most. */
function plain(value: unknown): Json {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value as Json;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
}
