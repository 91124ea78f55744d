import { equal, type AsymmetricMatcher, type MatcherContext } from './matcher';

/** The difference of two values, as the test runner shows it; without one, both of them. */
export function difference(context: MatcherContext, expected: unknown, received: unknown): string {
  const wanted = settled(context, expected, received);
  const shown = context.utils?.diff?.(wanted, received, { expand: false } as never);
  return shown ?? `- ${JSON.stringify(wanted, readable)}\n+ ${JSON.stringify(received, readable)}`;
}

/** The expected value, with what was received in the place of each pattern and asymmetric matcher that it fits: there is no difference. */
function settled(context: MatcherContext, expected: unknown, received: unknown): unknown {
  if (expected instanceof RegExp) return typeof received === 'string' && expected.test(received) ? received : expected;
  if (isAsymmetric(expected)) return equal(context, received, expected) ? received : expected;
  if (typeof expected !== 'object' || expected === null || typeof received !== 'object' || received === null) return expected;
  if (Array.isArray(expected)) return Array.isArray(received) ? expected.map((item, i) => settled(context, item, received[i])) : (expected as unknown);
  if (Object.getPrototypeOf(expected) !== Object.prototype) return expected;
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, settled(context, value, (received as Record<string, unknown>)[name])]));
}

export const isAsymmetric = (value: unknown): value is AsymmetricMatcher =>
  typeof value === 'object' && value !== null && 'asymmetricMatch' in value && typeof value.asymmetricMatch === 'function';

const readable = (_name: string, value: unknown): unknown =>
  value === undefined ? 'undefined' : value instanceof RegExp || isAsymmetric(value) ? String(value) : value;
