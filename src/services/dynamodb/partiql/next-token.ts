import { fingerprint } from '../../../json/fingerprint';
import { setMember } from '../../../json/json';
import type { AttributeValue, Item } from '../attribute-value';
import { normalValue } from '../values/normal-value';
import { notOfRequest } from './read-statement';

/** Where a page of a statement has ended, as letters without a meaning to the client. `content` tells the statement from others. */
export function nextToken(content: string, key: Item): string {
  const attributes = Object.entries(key).map(([name, { S, N, B }]) => {
    return B === undefined ? [name, S === undefined ? 'N' : 'S', S ?? N] : [name, 'B', Buffer.from(B).toString('base64')];
  });
  return Buffer.from(JSON.stringify([fingerprint(content), attributes])).toString('base64');
}

/** @throws ValidationException for a token of another statement, and for what is none */
export function keyOfToken(content: string, token: string): Item {
  try {
    const [of, attributes] = JSON.parse(Buffer.from(token, 'base64').toString()) as [string, [string, 'S' | 'N' | 'B', string][]];
    if (of !== fingerprint(content)) throw notOfRequest();
    const key: Item = {};
    for (const [name, type, text] of attributes) setMember(key, name, valueOf(type, text));
    return key;
  } catch {
    throw notOfRequest();
  }
}

const valueOf = (type: 'S' | 'N' | 'B', text: string): AttributeValue =>
  normalValue(type === 'B' ? { B: new Uint8Array(Buffer.from(text, 'base64')) } : ({ [type]: text } as unknown as AttributeValue));
