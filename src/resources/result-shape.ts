/**
 * What a member of a service's response holds, as Step Functions hands it on: dates and bytes are texts. What the API's model says of a text's length and
 * pattern is left out.
 */
export type ResultShape = 'any' | 'string' | 'number' | 'boolean' | NumberIn | OneOf | ListOf | MapOf | Structure;

/** A number in a range, both ends included. */
export interface NumberIn {
  readonly min: number;
  readonly max?: number;
}

/** One of the texts of an enumeration. */
export interface OneOf {
  readonly oneOf: readonly string[];
}

export interface ListOf {
  readonly items: ResultShape;
}

export interface MapOf {
  readonly values: ResultShape;
}

/** An object: its members by the names that Step Functions gives them, which begin with a capital letter. */
export interface Structure {
  readonly members: Readonly<Record<string, ResultShape>>;
  /** Those that every response has. */
  readonly required?: readonly string[];
}

/** The results of a service's actions, by the action's name in a `Resource`. */
export type ServiceResults = Readonly<Record<string, Structure>>;

const words = (names: string): string[] => names.split(' ');

/** Members that all hold the same: `members('string', 'Name Arn')`. */
export const members = (shape: ResultShape, names: string): Record<string, ResultShape> => Object.fromEntries(words(names).map((name) => [name, shape]));

export const oneOf = (texts: string): OneOf => ({ oneOf: words(texts) });

/** A response without members. */
export const nothing: Structure = { members: {} };
