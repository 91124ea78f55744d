import type { ByteWindow } from './byte-window';

const [newline, quote, backslash] = [10, 34, 92];

/**
 * Where the record or line at the window's start ends: the index of its newline. Reads on as far as it needs to.
 *
 * @param quoting - A newline in double quotes is part of the record, and a backslash takes the meaning from the quote or backslash after it.
 * @returns -1 where the object has ended: what follows the last newline is a record, too, unless it is empty.
 */
async function recordEnd(window: ByteWindow, quoting: boolean): Promise<number> {
  for (;;) {
    const end = quoting ? quotedEnd(window.bytes, window.start) : window.bytes.indexOf(newline, window.start);
    if (end >= 0) return end;
    if (!(await window.more())) return -1;
  }
}

function quotedEnd(bytes: Uint8Array, start: number): number {
  let quoted = false;
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === newline) {
      if (!quoted) return i;
    } else if (byte === quote) quoted = !quoted;
    else if (byte === backslash && (bytes[i + 1] === quote || bytes[i + 1] === backslash)) i++;
  }
  return -1;
}

/** Takes the record or line at the window's start, without its newline; undefined at the end of the object. */
export async function takeRecord(window: ByteWindow, quoting: boolean): Promise<string | undefined> {
  const end = await recordEnd(window, quoting);
  if (end < 0 && window.start === window.bytes.length) return undefined;
  const record = window.take(end < 0 ? window.bytes.length : end);
  if (end >= 0) window.start = end + 1;
  return record.endsWith('\r') ? record.slice(0, -1) : record;
}
