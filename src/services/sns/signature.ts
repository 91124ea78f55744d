import { hash, mix } from '../../json/hash';

/**
 * A text of the length and the letters of a signature by a key of 2048 bits. It follows from what it stands for, but nobody can verify it: SNS signs with
 * a key of AWS.
 */
export function signature(seed: string, signed: string): string {
  const bytes = Buffer.alloc(256);
  let bits = hash(seed) ^ hash(signed);
  for (let i = 0; i < bytes.length; i += 4) bytes.writeUInt32LE((bits = mix((bits + 0x9e3779b9) | 0)), i);
  return bytes.toString('base64');
}

export const signingCertificate = (region: string): string =>
  `https://sns.${region}.amazonaws.com/SimpleNotificationService-9c6465fa7f48f5cacd23014631ec1136.pem`;
