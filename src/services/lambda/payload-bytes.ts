/** Bytes of a payload, as an SDK client gives them. */
export class PayloadBytes extends Uint8Array {
  /** The text in UTF-8. */
  static fromText(text: string): PayloadBytes {
    return new PayloadBytes(Buffer.from(text));
  }

  /** @param encoding - Default: utf-8. */
  transformToString(encoding = 'utf-8'): string {
    return Buffer.from(this.buffer, this.byteOffset, this.byteLength).toString(encoding as BufferEncoding);
  }
}
