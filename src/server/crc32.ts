import * as zlib from 'node:zlib';
import { crc32 as counted } from '../integrations/crc32';

/** CRC-32 of a text's UTF-8, as zlib has it. Node.js brings a quick one since 20.15. */
export const crc32: (text: string) => number = (zlib as { crc32?: (text: string) => number }).crc32 ?? ((text) => counted(Buffer.from(text)));
