import type { Token } from './json-tokens';
import { faultAt, type PolicyFault } from './policy-fault';

/** Goes over the tokens of a policy, and words faults as AWS's parser does. */
export class TokenCursor {
  private index = -1;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  get token(): Token {
    return this.tokens[this.index]!;
  }

  /** The text is a JSON value, so there is a token wherever one is asked for. */
  next(): Token {
    this.index++;
    return this.token;
  }

  /** What comes `ahead` tokens later, from the present one. */
  peek(ahead: number): Token | undefined {
    return this.tokens[this.index + ahead];
  }

  /** @param read - The token's text has been read. */
  fault(message: string, read = false): PolicyFault {
    return faultAt(message, this.text, read ? this.token.end : this.token.at);
  }

  /** The end of an object. */
  close(message: string): void {
    if (this.next().kind !== '}') throw this.fault(message);
  }
}
