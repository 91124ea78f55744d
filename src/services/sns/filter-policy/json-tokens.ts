import { faultAt, type Place } from './policy-fault';

/** A token of a JSON text. */
export interface Token {
  readonly kind: '{' | '}' | '[' | ']' | 'name' | 'string' | 'number' | 'true' | 'false' | 'null';
  /** Of a name or a string what it says, else as it stands there. */
  readonly text: string;
  /**
   * Where the parser of AWS says that it is when it has come to the token. It reads a string only when somebody wants it: until then it stands behind the
   * opening quotes. When it gives a name it has looked at the value already.
   */
  readonly at: Place;
  /** Where it is when it has read the whole token. */
  readonly end: Place;
}

const separators = /[ \t\r\n]*/y;
const string = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/uy;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z0-9_$]+/y;
const anyValue = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/**
 * The tokens of the JSON value that a text begins with; what comes behind it nobody reads.
 *
 * @throws PolicyFault where there is none.
 */
export function jsonTokens(text: string): Token[] {
  return new Reader(text).all();
}

class Reader {
  private readonly tokens: { kind: Token['kind']; text: string; at: Place; end: Place }[] = [];
  /** The brackets that are open. */
  private readonly open: ('{' | '[')[] = [];
  private offset = 0;
  private line = 1;
  private lineStart = 0;

  constructor(private readonly text: string) {}

  all(): Token[] {
    this.value();
    while (this.open.length > 0) this.next();
    return this.tokens;
  }

  /** What may stand in the container that is open: its end, or an entry. */
  private next(): void {
    const inObject = this.open.at(-1) === '{';
    this.skip();
    const letter = this.text[this.offset];
    if (letter === (inObject ? '}' : ']')) {
      this.open.pop();
      this.take(letter);
      return;
    }
    if (this.tokens.at(-1)!.kind !== (inObject ? '{' : '[')) {
      if (letter !== ',') throw this.unexpected(`was expecting comma to separate ${inObject ? 'Object' : 'Array'} entries`);
      this.offset++;
      this.skip();
    }
    if (inObject) this.entry();
    else this.value();
  }

  private entry(): void {
    if (this.text[this.offset] !== '"') throw this.unexpected('was expecting double-quote to start field name');
    const index = this.tokens.length;
    this.quoted('name');
    this.skip();
    if (this.text[this.offset] !== ':') throw this.unexpected('was expecting a colon to separate field name and value');
    this.offset++;
    this.value();
    this.tokens[index]!.at = this.tokens[index + 1]!.at;
  }

  private value(): void {
    this.skip();
    const letter = this.text[this.offset];
    if (letter === '{' || letter === '[') {
      this.open.push(letter);
      this.take(letter);
    } else if (letter === '"') this.quoted('string');
    else if (letter !== undefined && /[-\d]/.test(letter)) this.take(this.match(number) ?? '', 'number');
    else {
      const found = this.match(word);
      if (found === 'true' || found === 'false' || found === 'null') this.take(found);
      else if (found === undefined) throw this.unexpected(`expected a valid value ${anyValue}`);
      else throw this.fault(`Unrecognized token '${found}': was expecting ${anyValue}`, this.offset + found.length);
    }
  }

  private quoted(kind: 'name' | 'string'): void {
    const at = this.place(this.offset + 1);
    const found = this.match(string);
    if (found === undefined) throw this.fault('Unexpected end-of-input: was expecting closing quote for a string value', this.text.length);
    this.offset += found.length;
    this.tokens.push({ kind, text: JSON.parse(found) as string, at, end: this.place(this.offset) });
  }

  private take(text: string, kind = text as Token['kind']): void {
    if (text === '') throw this.unexpected('in numeric value: Expected digit (0-9) to follow minus sign, for valid numeric value');
    this.offset += text.length;
    const at = this.place(this.offset);
    this.tokens.push({ kind, text, at, end: at });
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    return pattern.exec(this.text)?.[0];
  }

  private skip(): void {
    const blanks = this.match(separators)!;
    for (let i = 0; i < blanks.length; i++) {
      if (blanks[i] !== '\n') continue;
      this.line++;
      this.lineStart = this.offset + i + 1;
    }
    this.offset += blanks.length;
  }

  private place(offset: number): Place {
    return { line: this.line, column: offset - this.lineStart + 1 };
  }

  private unexpected(expected: string): Error {
    const letter = this.text[this.offset];
    if (letter === undefined) return this.fault('Unexpected end-of-input', this.offset);
    return this.fault(`Unexpected character ('${letter}' (code ${letter.charCodeAt(0)})): ${expected}`, this.offset + 1);
  }

  private fault(message: string, offset: number): Error {
    return faultAt(message, this.text, this.place(offset));
  }
}
