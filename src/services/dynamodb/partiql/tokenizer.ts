import { isKeyword } from './keywords';
import { malformed } from './statement-fault';

/** `name` is an identifier, in double quotes or not; `text` what stands in single quotes. */
type TokenKind = 'keyword' | 'name' | 'text' | 'number' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Of a keyword in lower case, of a name or text without its quotes. */
  readonly text: string;
  /** `line:column:length` in the statement, as AWS's messages show it. */
  readonly position: string;
}

/** White space and comments; then a word, a name in double quotes, a text in single quotes, a number, or a symbol. */
const BETWEEN = /(?:\s|--[^\r\n]*|\/\*[^]*?\*\/)*/y;
const TOKEN = /([A-Za-z_$][A-Za-z0-9_$]*)|"((?:[^"]|"")*)"|'((?:[^']|'')*)'|((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(<>|!=|<=|>=|<<|>>|[^])/y;

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let lineStart = 0;
  for (let place = 0; ; place = TOKEN.lastIndex) {
    BETWEEN.lastIndex = place;
    BETWEEN.exec(source);
    const start = BETWEEN.lastIndex;
    for (let at = source.indexOf('\n', place); at !== -1 && at < start; at = source.indexOf('\n', at + 1)) {
      line++;
      lineStart = at + 1;
    }
    const position = (length: number): string => `${line}:${start - lineStart + 1}:${length}`;
    if (start >= source.length) {
      tokens.push({ kind: 'end', text: '', position: position(0) });
      return tokens;
    }
    TOKEN.lastIndex = start;
    const [all, word, name, text, number, symbol] = TOKEN.exec(source)!;
    const token = (kind: TokenKind, text: string): Token => ({ kind, text, position: position(all.length) });
    if (word !== undefined) tokens.push(isKeyword(word) ? token('keyword', word.toLowerCase()) : token('name', word));
    else if (name !== undefined) tokens.push(token('name', name.replaceAll('""', '"')));
    else if (text !== undefined) tokens.push(token('text', text.replaceAll("''", "'")));
    else if (number !== undefined) tokens.push(token('number', number));
    else tokens.push(token('symbol', symbol!));
  }
}

/** Reads a statement token by token. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private place = 0;

  constructor(source: string) {
    this.tokens = tokenize(source);
  }

  get peek(): Token {
    return this.tokens[this.place]!;
  }

  /** The token after the next one, which is not the last. */
  get second(): Token {
    return this.tokens[this.place + 1]!;
  }

  next(): Token {
    const token = this.peek;
    if (token.kind !== 'end') this.place++;
    return token;
  }

  at(symbol: string): boolean {
    const { kind, text } = this.peek;
    return kind === 'symbol' && text === symbol;
  }

  take(symbol: string): boolean {
    const found = this.at(symbol);
    if (found) this.place++;
    return found;
  }

  atKeyword(keyword: string): boolean {
    const { kind, text } = this.peek;
    return kind === 'keyword' && text === keyword;
  }

  /** Takes keywords that follow each other, all of them or none. */
  takeKeywords(...keywords: readonly string[]): boolean {
    const found = keywords.every((keyword, i) => {
      const token = this.tokens[this.place + i];
      return token?.kind === 'keyword' && token.text === keyword;
    });
    if (found) this.place += keywords.length;
    return found;
  }

  /** @param name - What PartiQL's messages call the symbol. */
  expect(symbol: string, name: string): void {
    if (!this.take(symbol)) throw malformed(`Expected ${name}`);
  }
}
