import { ExpressionFault } from './expression-fault';

/** `word` is a keyword, an attribute name or a function name; `name` a `#placeholder`, `value` a `:placeholder`. */
type TokenKind = 'word' | 'name' | 'value' | 'number' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Places in the expression, in code units. */
  readonly start: number;
  readonly end: number;
}

const TOKEN = /\s*(?:([A-Za-z][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(\d+)|(<>|<=|>=|[^]))/y;
const KINDS: readonly TokenKind[] = ['word', 'name', 'value', 'number', 'symbol'];

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const text = source.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const groups = TOKEN.exec(text)!;
    const group = groups.findIndex((found, i) => i > 0 && found !== undefined);
    const found = groups[group]!;
    tokens.push({ kind: KINDS[group - 1]!, text: found, start: TOKEN.lastIndex - found.length, end: TOKEN.lastIndex });
  }
  tokens.push({ kind: 'end', text: '<EOF>', start: text.length, end: text.length });
  return tokens;
}

/** Reads an expression token by token. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private place = 0;

  constructor(private readonly source: string) {
    this.tokens = tokenize(source);
  }

  get peek(): Token {
    return this.tokens[this.place]!;
  }

  next(): Token {
    return this.tokens[this.place++]!;
  }

  /** Whether the next token is this symbol. */
  at(symbol: string): boolean {
    const { kind, text } = this.peek;
    return kind === 'symbol' && text === symbol;
  }

  /** Takes a symbol if it is next. */
  take(symbol: string): boolean {
    const found = this.at(symbol);
    if (found) this.place++;
    return found;
  }

  expect(symbol: string): void {
    if (!this.take(symbol)) throw this.syntaxError();
  }

  /** Whether the next token is this keyword, in upper or lower case. */
  atKeyword(keyword: string): boolean {
    const { kind, text } = this.peek;
    return kind === 'word' && text.toUpperCase() === keyword;
  }

  takeKeyword(keyword: string): boolean {
    const found = this.atKeyword(keyword);
    if (found) this.place++;
    return found;
  }

  expectKeyword(keyword: string): void {
    if (!this.takeKeyword(keyword)) throw this.syntaxError();
  }

  expectEnd(): void {
    if (this.peek.kind !== 'end') throw this.syntaxError();
  }

  /** The next token does not fit here. AWS shows it with the tokens around it, as they stand in the expression. */
  syntaxError(): ExpressionFault {
    const token = this.peek;
    const before = this.tokens[this.place - 1] ?? token;
    const after = this.tokens[this.place + 1] ?? token;
    const near = this.source.slice(before.start, after.end).trimEnd();
    return new ExpressionFault(`Syntax error; token: "${token.text}", near: "${near}"`);
  }
}
