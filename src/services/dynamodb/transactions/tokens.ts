import { fingerprint } from '../../../json/fingerprint';
import type { JournaledMap } from '../../../journal/journaled-map';
import { ServiceException } from '../../../errors/service-exception';

/** A transaction that was performed under a token. */
export interface CompletedTransaction {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Tells its actions from others. */
  readonly content: string;
  /** Units to read its items, by the table's name in the request: what a repetition of the request uses. */
  readonly units: readonly (readonly [tableName: string, units: number])[];
}

/** By client request token. */
export type TransactionTokens = JournaledMap<string, CompletedTransaction>;

const VALID_MS = 10 * 60 * 1000;

/**
 * The transaction that a token already stands for. "A client request token is valid for 10 minutes after the first request that uses it is completed."
 *
 * @throws IdempotentParameterMismatchException where it stands for one with other actions
 */
export function completedUnder(tokens: TransactionTokens, token: string, content: string, now: number): CompletedTransaction | undefined {
  const known = tokens.get(token);
  if (known === undefined || isOver(known, now)) return undefined;
  if (known.content !== content) throw mismatch();
  return known;
}

/** Remembers a transaction under its token, and forgets those whose time is over. */
export function remember(tokens: TransactionTokens, token: string, transaction: CompletedTransaction): void {
  for (const [other, known] of tokens.entries()) {
    if (!isOver(known, transaction.at)) break; // the younger ones come later
    tokens.delete(other);
  }
  tokens.delete(token);
  tokens.set(token, transaction);
}

const isOver = ({ at }: CompletedTransaction, now: number): boolean => now >= at + VALID_MS;

const mismatch = (): ServiceException => {
  const message = 'DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.';
  return new ServiceException('IdempotentParameterMismatchException', message, 'client', {}, { Message: message });
};

/** A text that is equal for equal actions, however their members are ordered. What the request asks to be told is no part of it. */
export const contentOf = (actions: unknown): string => fingerprint(canonical(actions, 0));

/** Deeper than any value that DynamoDB takes. */
const DEEPEST = 100;

function canonical(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (depth > DEEPEST) return '';
  if (value instanceof Uint8Array) return `"${Buffer.from(value).toString('base64')}"`;
  if (Array.isArray(value)) return `[${value.map((member) => canonical(member, depth + 1)).join()}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, depth + 1)}`).join()}}`;
}
