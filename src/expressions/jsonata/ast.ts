/** A part of a parsed expression, as far as it is looked at here. */
export interface Node {
  readonly type: string;
  readonly value?: unknown;
  /** Where it ends in the source, in UTF-16 units. */
  readonly position?: number;
}

/** Where the evaluator looks names up. */
export interface Frame {
  bind(name: string, value: unknown): void;
  lookup(name: string): unknown;
  /** What is around the expression: looked at after the frame's own names; undefined where it has no such name. */
  outside?: (name: string) => unknown;
}

/** What the parser and the evaluator throw. */
export interface SyntaxFault {
  readonly code: string;
  readonly message?: string;
  readonly position?: number;
  readonly token?: unknown;
}
