import { ExpressionSyntaxError } from './syntax-error';

/** A position in the text of a path or of an intrinsic function call. */
export class Scanner {
  constructor(
    readonly text: string,
    public position = 0,
  ) {}

  /** The next character; '' at the end. */
  get next(): string {
    return this.text.charAt(this.position);
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Steps over `token` where it comes next. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) return false;
    this.position += token.length;
    return true;
  }

  expect(token: string, what: string): void {
    if (!this.take(token)) this.fail(what);
  }

  /** Steps over what the sticky expression matches here, and gives it. */
  match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.position;
    const found = sticky.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  space(): void {
    this.match(/\s*/y);
  }

  fail(what: string, position = this.position): never {
    throw new ExpressionSyntaxError(what, this.text, position);
  }
}
