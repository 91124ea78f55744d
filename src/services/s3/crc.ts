/** Cyclic redundancy checks by tables, bit by bit reflected, with all bits turned at the beginning and the end. */

function table32(polynomial: number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let bits = byte;
    for (let i = 0; i < 8; i++) bits = bits & 1 ? (bits >>> 1) ^ polynomial : bits >>> 1;
    return bits;
  });
}

function crc32Of(table: Int32Array, bytes: Uint8Array): Buffer {
  let bits = -1;
  for (let i = 0; i < bytes.length; i++) bits = (bits >>> 8) ^ table[(bits ^ bytes[i]!) & 255]!;
  const sum = Buffer.alloc(4);
  sum.writeInt32BE(~bits);
  return sum;
}

const ieee = table32(0xedb88320);
/** The polynomial of Ethernet and zlib (RFC 1952). */
export const crc32 = (bytes: Uint8Array): Buffer => crc32Of(ieee, bytes);

const castagnoli = table32(0x82f63b78);
/** Castagnoli's polynomial (RFC 3720). */
export const crc32c = (bytes: Uint8Array): Buffer => crc32Of(castagnoli, bytes);

/** 64 bits in two halves. */
const low = new Int32Array(256);
const high = new Int32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let l = byte;
  let h = 0;
  for (let i = 0; i < 8; i++) {
    const carry = l & 1;
    l = (l >>> 1) | (h << 31);
    h >>>= 1;
    if (carry) {
      l ^= 0xac4bc9b5 | 0;
      h ^= 0x9a6c9329 | 0;
    }
  }
  low[byte] = l;
  high[byte] = h;
}

/** The polynomial 0xad93d23594c93659 of the NVM Express specification, reflected. */
export function crc64nvme(bytes: Uint8Array): Buffer {
  let l = -1;
  let h = -1;
  for (let i = 0; i < bytes.length; i++) {
    const index = (l ^ bytes[i]!) & 255;
    l = ((l >>> 8) | (h << 24)) ^ low[index]!;
    h = (h >>> 8) ^ high[index]!;
  }
  const sum = Buffer.alloc(8);
  sum.writeInt32BE(~h, 0);
  sum.writeInt32BE(~l, 4);
  return sum;
}
