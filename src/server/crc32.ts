import * as zlib from 'node:zlib';
import { crc32 as counted } from '../integrations/crc32';

/** CRC-32 as zlib has it. Node.js brings a quick one since 20.15. */
export const crc32: (bytes: Uint8Array) => number = (zlib as { crc32?: (bytes: Uint8Array) => number }).crc32 ?? counted;
