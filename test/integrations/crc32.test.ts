import { expect, test } from 'vitest';
import { crc32 } from '../../src/integrations/crc32';

test.each([
  ['no bytes', '', 0],
  ['the check value of CRC-32/ISO-HDLC', '123456789', 0xcbf43926],
  ['the body of a response of DynamoDB without members', '{}', 2745614147],
])('%s', (_title, text, sum) => {
  expect(crc32(Buffer.from(text))).toBe(sum);
});
