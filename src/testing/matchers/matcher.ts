/** What `expect.extend` gives a matcher as `this`, in vitest, Jest and the package `expect`: so much of it is used. */
export interface MatcherContext {
  /** Whether two values are equal; asymmetric matchers such as `expect.objectContaining(…)` may stand in either. */
  equals(a: unknown, b: unknown, customTesters?: never[]): boolean;
  readonly customTesters?: readonly unknown[];
  readonly isNot?: boolean | undefined;
  readonly promise?: string | undefined;
  readonly utils?: {
    readonly diff?: (expected: unknown, received: unknown, options?: never) => string | null | undefined;
    readonly matcherHint?: (matcherName: string, received?: string, expected?: string, options?: never) => string;
  };
}

/** What a matcher answers. Its text is made when it is asked for. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

export const equal = (context: MatcherContext, received: unknown, expected: unknown): boolean =>
  context.equals(received, expected, [...(context.customTesters ?? [])] as never[]);

/** An asymmetric matcher of the test runner, such as `expect.stringContaining('x')`. */
export interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean;
}

/** What a text is compared with: the text itself, a pattern that it has to match, or an asymmetric matcher. */
export type TextMatch = string | RegExp | AsymmetricMatcher;

export const matchesText = (context: MatcherContext, received: string | undefined, expected: TextMatch): boolean =>
  expected instanceof RegExp
    ? received !== undefined && new RegExp(expected.source, expected.flags.replaceAll(/[gy]/g, '')).test(received)
    : equal(context, received, expected);
