import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const hmac = (key: string | Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** @param scope - '20250101/us-east-1/sqs/aws4_request' */
export const signingKey = (secretAccessKey: string, scope: string): Uint8Array =>
  scope.split('/').reduce<string | Uint8Array>((key, part) => hmac(key, part), `AWS4${secretAccessKey}`) as Uint8Array;

export const sign = (key: Uint8Array, stringToSign: string): string => hmac(key, stringToSign).toString('hex');

/** In the same time wherever they differ. */
export const isSame = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
