let table: Uint32Array | undefined;

const makeTable = (): Uint32Array =>
  new Uint32Array(256).map((_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });

/** CRC-32 as zlib and Ethernet have it, which DynamoDB gives for each response. (Node.js has it since 20.15 only.) */
export function crc32(bytes: Uint8Array): number {
  table ??= makeTable();
  let sum = 0xffffffff;
  for (const byte of bytes) sum = table[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
