/**
 * The statements of PartiQL for DynamoDB as data.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.statements.html
 */
import type { AttributeValue } from '../attribute-value';
import type { Comparator } from '../expressions/ast';

/** A document path: attribute names and list indexes. The first one is a name. */
export interface Path {
  readonly kind: 'path';
  readonly steps: readonly [string, ...(string | number)[]];
}

export interface Call {
  readonly kind: 'call';
  /** In lower case. */
  readonly name: string;
  readonly operands: readonly Expression[];
}

export interface Infix {
  readonly kind: 'infix';
  readonly operator: Comparator | '+' | '-' | 'and' | 'or';
  readonly left: Expression;
  readonly right: Expression;
}

export type Expression =
  | { readonly kind: 'literal'; readonly value: AttributeValue }
  | { readonly kind: 'missing' }
  /** The `?` of a number, from 0. */
  | { readonly kind: 'parameter'; readonly index: number }
  /** `[…]` is a list, `<<…>>` a bag, which is a set in DynamoDB. */
  | { readonly kind: 'list' | 'bag'; readonly members: readonly Expression[] }
  | { readonly kind: 'tuple'; readonly members: readonly (readonly [string, Expression])[] }
  | Path
  | Call
  | Infix
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'between'; readonly operand: Expression; readonly lower: Expression; readonly upper: Expression }
  | { readonly kind: 'in'; readonly operand: Expression; readonly list: Expression }
  /** `type` is a type's name in PartiQL, in lower case. */
  | { readonly kind: 'is'; readonly operand: Expression; readonly type: string };

export interface Order {
  readonly name: string;
  readonly descending: boolean;
}

export interface Select {
  readonly kind: 'select';
  readonly projection: '*' | readonly Path[];
  readonly table: string;
  readonly index: string | undefined;
  readonly where: Expression | undefined;
  readonly orderBy: readonly Order[];
}

export interface Insert {
  readonly kind: 'insert';
  readonly table: string;
  readonly item: Expression;
}

/** An assignment; without a value a removal. */
export interface Action {
  readonly path: Path;
  readonly value: Expression | undefined;
}

export interface Returning {
  readonly which: 'all' | 'modified';
  readonly age: 'old' | 'new';
}

export interface Update {
  readonly kind: 'update';
  readonly table: string;
  readonly actions: readonly Action[];
  readonly where: Expression | undefined;
  readonly returning: Returning | undefined;
}

export interface Delete {
  readonly kind: 'delete';
  readonly table: string;
  readonly where: Expression | undefined;
  readonly returning: Returning | undefined;
}

/** `EXISTS(SELECT …)`, the condition of a transaction. */
export interface Exists {
  readonly kind: 'exists';
  readonly select: Select;
}

export type Statement = Select | Insert | Update | Delete | Exists;

export interface ParsedStatement {
  readonly statement: Statement;
  /** How many `?` there are. */
  readonly parameters: number;
}
