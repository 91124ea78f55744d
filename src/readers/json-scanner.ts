import type { Json } from '../json/json';
import type { ByteWindow } from './byte-window';
import { parsed } from './jsonl-items';
import { readerFailure } from './reader-failure';

const [quote, backslash, comma, openArray, closeArray, openObject, closeObject] = [34, 92, 44, 91, 93, 123, 125];

/** Walks through a JSON text (RFC 8259) value by value, as a stream: a value that is skipped is not kept, and one that is taken is parsed alone. */
export class JsonScanner {
  constructor(private readonly window: ByteWindow) {}

  /** The next byte that is no white space, which stays unused; -1 at the end of the text. */
  async next(): Promise<number> {
    const { window } = this;
    for (;;) {
      while (window.start < window.bytes.length) {
        const byte = window.bytes[window.start]!;
        if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return byte;
        window.start++;
      }
      if (!(await window.more())) return -1;
    }
  }

  /** Uses up one character, which must be the next. */
  async expect(character: string): Promise<void> {
    if ((await this.next()) !== character.charCodeAt(0)) throw invalid();
    this.window.start++;
  }

  /** After a value: whether another one follows. Uses up the comma, or the bracket that closes the array or object. */
  async another(close: ']' | '}'): Promise<boolean> {
    const byte = await this.next();
    if (byte !== comma && byte !== close.charCodeAt(0)) throw invalid();
    this.window.start++;
    return byte === comma;
  }

  /** Takes the next value. */
  async value(): Promise<Json> {
    await this.next();
    const scan = new ValueEnd();
    for (let from = 0; ;) {
      const end = scan.in(this.window.bytes, this.window.start + from);
      if (end >= 0) return parsed(this.window.take(end));
      from = this.window.bytes.length - this.window.start;
      if (!(await this.window.more())) return parsed(this.window.take(this.window.bytes.length));
    }
  }

  /** Takes the next value, which must be a text and have a colon after it: the name of a member. */
  async name(): Promise<string> {
    if ((await this.next()) !== quote) throw invalid();
    const name = (await this.value()) as string;
    await this.expect(':');
    return name;
  }

  /** Passes over the next value. */
  async skip(): Promise<void> {
    await this.next();
    const scan = new ValueEnd();
    for (;;) {
      const end = scan.in(this.window.bytes, this.window.start);
      this.window.start = end < 0 ? this.window.bytes.length : end;
      if (end >= 0) return;
      if (!(await this.window.more())) throw invalid();
    }
  }
}

const invalid = (): Error => readerFailure('The dataset is not valid JSON.');

/** Finds where a value ends, over any number of pieces of the text. */
class ValueEnd {
  private depth = 0;
  private quoted = false;
  private escaped = false;
  private begun = false;

  /** Looks on in a piece. @returns the index after the value; -1 where the piece has no end of it. */
  in(bytes: Uint8Array, from: number): number {
    for (let i = from; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (this.quoted) {
        if (this.escaped) this.escaped = false;
        else if (byte === backslash) this.escaped = true;
        else if (byte === quote) {
          this.quoted = false;
          if (this.depth === 0) return i + 1;
        }
      } else if (byte === quote) {
        if (this.depth === 0 && this.begun) return i;
        this.quoted = true;
      } else if (byte === openArray || byte === openObject) this.depth++;
      else if (byte === closeArray || byte === closeObject) {
        if (this.depth === 0) return i;
        if (--this.depth === 0) return i + 1;
      } else if (this.depth === 0 && (byte === comma || byte <= 32)) return i;
      this.begun = true;
    }
    return -1;
  }
}
