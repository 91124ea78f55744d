import { deepest } from '../json/copy';
import { setMember, type Json } from '../json/json';
import { child, type Pointer } from '../json/pointer';

/** Where in a text, counted from 1; a column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The text is no JSON. */
export class NotJsonText extends Error {
  constructor(
    message: string,
    readonly offset: number,
    readonly fix: string,
  ) {
    super(message);
  }
}

/** The text is nested deeper than {@link deepest}. */
export class TooDeep extends Error {
  constructor(
    readonly where: Pointer,
    readonly offset: number,
  ) {
    super('too deep');
  }
}

/**
 * Reads a JSON text (RFC 8259). Unlike JSON.parse it says the same on every version of Node.js, and tells which names an object has twice.
 *
 * @param onDuplicate - Told of each name that its object has already; the last value counts.
 * @throws {NotJsonText} - Where the text is no JSON.
 */
export function readDefinitionText(text: string, onDuplicate: (where: Pointer) => void = () => undefined): Json {
  return new Reader(text, onDuplicate).document();
}

export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', start)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /[\w$-]+/y;
const words = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class Reader {
  private at = 0;
  constructor(
    private readonly text: string,
    private readonly onDuplicate: (where: Pointer) => void,
  ) {}

  document(): Json {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1; // a byte order mark
    this.space();
    const value = this.value('', 0);
    this.space();
    if (this.at < this.text.length) throw this.fault(`${this.here()} stands after the end of the definition`, 'Remove it: a text holds one JSON value.');
    return value;
  }

  private value(where: Pointer, depth: number): Json {
    if (depth > deepest) throw new TooDeep(where, this.at);
    switch (this.text[this.at]) {
      case '{':
        return this.object(where, depth);
      case '[':
        return this.array(where, depth);
      case '"':
        return this.string();
      default:
        return this.scalar();
    }
  }

  private object(where: Pointer, depth: number): Json {
    const object: Record<string, Json> = {};
    const open = this.at++;
    this.space();
    if (this.take('}')) return object;
    for (;;) {
      const named = this.at;
      if (this.text[named] === '}') throw this.fault('There is a comma after the last member', 'Remove the comma before "}".');
      if (this.text[named] !== '"') throw this.expected("a member's name in double quotes", open);
      const key = this.string();
      const member = child(where, key);
      if (Object.hasOwn(object, key)) this.onDuplicate(member);
      this.space();
      if (!this.take(':')) throw this.expected('":" after a member\'s name', open);
      this.space();
      setMember(object, key, this.value(member, depth + 1));
      this.space();
      if (this.take('}')) return object;
      if (!this.take(',')) throw this.expected('"," or "}" after a member', open);
      this.space();
    }
  }

  private array(where: Pointer, depth: number): Json {
    const list: Json[] = [];
    const open = this.at++;
    this.space();
    if (this.take(']')) return list;
    for (;;) {
      if (this.text[this.at] === ']') throw this.fault('There is a comma after the last item', 'Remove the comma before "]".');
      list.push(this.value(child(where, list.length), depth + 1));
      this.space();
      if (this.take(']')) return list;
      if (!this.take(',')) throw this.expected('"," or "]" after an item', open);
      this.space();
    }
  }

  private string(): string {
    const start = this.at;
    for (let at = start + 1; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 0x22) {
        this.at = at + 1;
        return this.text.slice(start + 1, at);
      }
      if (code === 0x5c) return this.escapedString(start);
      if (code < 0x20) throw this.lineEnd(start, at);
    }
    throw this.lineEnd(start, this.text.length);
  }

  private escapedString(start: number): string {
    let at = start + 1;
    for (; this.text[at] !== '"'; at++) {
      if (at >= this.text.length || this.text.charCodeAt(at) < 0x20) throw this.lineEnd(start, at);
      if (this.text[at] !== '\\') continue;
      if (!/^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(this.text.slice(at + 1, at + 6))) {
        this.at = at;
        throw this.fault(`${JSON.stringify(this.text.slice(at, at + 2))} is no escape sequence of JSON`, 'Write "\\\\\\\\" for a backslash.');
      }
      at++;
    }
    this.at = at + 1;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private lineEnd(start: number, at: number): NotJsonText {
    this.at = start;
    if (at >= this.text.length || this.text[at] === '\n' || this.text[at] === '\r')
      return this.fault('The string that begins here does not end', 'Add a double quote.');
    this.at = at;
    const code = this.text.charCodeAt(at).toString(16).padStart(4, '0');
    return this.fault(`A string holds the control character U+${code.toUpperCase()}`, `Write it as "\\u${code}".`);
  }

  private scalar(): Json {
    numberPattern.lastIndex = this.at;
    const number = numberPattern.exec(this.text)?.[0];
    if (number !== undefined) {
      const value = Number(number);
      if (!Number.isFinite(value)) throw this.fault(`The number ${number} is out of range`, 'Write one of at most 1.7976931348623157e308.');
      this.at += number.length;
      return value;
    }
    wordPattern.lastIndex = this.at;
    const word = wordPattern.exec(this.text)?.[0];
    if (word === undefined) throw this.expected('a value', this.at);
    const value = words.get(word);
    if (value === undefined)
      throw this.fault(`${JSON.stringify(word)} is no JSON value`, 'Put a string into double quotes; the other words are true, false and null.');
    this.at += word.length;
    return value;
  }

  private take(letter: string): boolean {
    const found = this.text[this.at] === letter;
    if (found) this.at++;
    return found;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }

  private here(): string {
    const letter = this.text.codePointAt(this.at);
    return letter === undefined ? 'The end of the text' : JSON.stringify(String.fromCodePoint(letter));
  }

  private fault(message: string, fix: string): NotJsonText {
    return new NotJsonText(`The definition is no valid JSON: ${message[0]!.toLowerCase()}${message.slice(1)}.`, this.at, fix);
  }

  private expected(wanted: string, open: number): NotJsonText {
    const { line, column } = positionAt(this.text, open);
    const since = this.at >= this.text.length && open < this.at ? ` What is open begins at ${line}:${column}.` : '';
    return this.fault(`${this.here()} stands where ${wanted} is expected`, `Write ${wanted}.${since}`);
  }
}
