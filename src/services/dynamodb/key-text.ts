/**
 * Keys of several attributes as texts. The texts of the attributes (values/order-text.ts) follow each other, each with an end that is below everything
 * that could stand in its place, so that the whole sorts as the list of the attributes does.
 */
const END = '\0\0';
/** NUL within a text, above the end of one. */
const ESCAPED = '\0\u0001';

const escaped = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', ESCAPED) : text);

/** Joined, not added up: what is kept for long should be one flat text. */
export const tupleText = (texts: readonly string[]): string => [...texts.map(escaped), ''].join(END);

/** A part of what sorts as texts: from a text on, up to but without another one (undefined: to the end). */
export interface TextRange {
  readonly from: string;
  readonly to: string | undefined;
}

export const EVERYTHING: TextRange = { from: '', to: undefined };

/** All texts that begin with another one. */
const beginningWith = (prefix: string): TextRange => ({ from: prefix, to: after(prefix) });

export const isWithin = ({ from, to }: TextRange, text: string): boolean => text >= from && (to === undefined || text < to);

/** The first text above all that begin with the prefix; undefined where there is none. */
function after(prefix: string): string | undefined {
  for (let end = prefix.length; end > 0; end--) {
    const unit = prefix.charCodeAt(end - 1);
    if (unit < 0xffff) return prefix.slice(0, end - 1) + String.fromCharCode(unit + 1);
  }
  return undefined;
}

/** How a sort key is held against a value. */
export type SortOperator = '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with';

/** The sort texts of a table's partition whose sort key meets a condition. The sort text is that of the attribute, alone. */
export function plainRange(operator: SortOperator, text: string, upper = text): TextRange {
  return bounded(operator, EVERYTHING, text, `${text}\0`, operator === 'BETWEEN' ? `${upper}\0` : '', () => beginningWith(text));
}

/** The same where the attribute stands in a key of several, after the given ones. */
export function tupleRange(equal: readonly string[], operator: SortOperator, text: string, upper = text): TextRange {
  const base = tupleText(equal);
  const all = beginningWith(base);
  return bounded(operator, all, base + escaped(text) + END, base + escaped(text) + ESCAPED, base + escaped(upper) + ESCAPED, () =>
    beginningWith(base + escaped(text)),
  );
}

/** `at` is the first text with the value, `above` the first one after those, `aboveUpper` the first one after those with the upper bound. */
function bounded(operator: SortOperator, all: TextRange, at: string, above: string, aboveUpper: string, prefixed: () => TextRange): TextRange {
  switch (operator) {
    case '=':
      return { from: at, to: above };
    case '<':
      return { from: all.from, to: at };
    case '<=':
      return { from: all.from, to: above };
    case '>':
      return { from: above, to: all.to };
    case '>=':
      return { from: at, to: all.to };
    case 'BETWEEN':
      return { from: at, to: aboveUpper };
    case 'begins_with':
      return prefixed();
  }
}
