/**
 * The expressions of DynamoDB as data.
 * Grammar: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 * and https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */

/** A document path: attribute names (`#name` where it is a placeholder) and list indexes. The first one is a name. */
export interface Path {
  readonly kind: 'path';
  readonly steps: readonly [string, ...(string | number)[]];
}

/** A placeholder such as `:v`. */
export interface ValuePlaceholder {
  readonly kind: 'value';
  readonly name: string;
}

export interface FunctionCall {
  readonly kind: 'function';
  readonly name: string;
  readonly operands: readonly Operand[];
}

export type Operand = Path | ValuePlaceholder | FunctionCall;

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'compare'; readonly operator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly lower: Operand; readonly upper: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'and'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | FunctionCall;

export type Sum = { readonly kind: '+' | '-'; readonly left: Operand; readonly right: Operand };

export const isSum = (value: Operand | Sum): value is Sum => value.kind === '+' || value.kind === '-';

export interface SetAction {
  readonly path: Path;
  readonly value: Operand | Sum;
}

/** An action of an ADD or DELETE clause. */
export interface ValueAction {
  readonly path: Path;
  readonly value: ValuePlaceholder;
}

export interface Update {
  readonly set: readonly SetAction[];
  readonly remove: readonly Path[];
  readonly add: readonly ValueAction[];
  readonly delete: readonly ValueAction[];
}

/** A parsed expression and the placeholders that stand in it. */
export interface Parsed<Tree> {
  readonly tree: Tree;
  readonly names: readonly string[];
  readonly values: readonly string[];
}
