import { parseIntrinsic } from '../expressions/intrinsics/parse-intrinsic';
import { parsePath } from '../expressions/jsonpath/parse-path';
import { ExpressionSyntaxError } from '../expressions/syntax-error';

/** Whether a text is one of the simple paths that most are, of names and indices: a Reference Path. */
export const isPlainPath = (text: string): boolean => /^\$(?:\$|[A-Za-z_]\w*)?(?:\.[A-Za-z_]\w*|\[\d+\])*$/.test(text);

/** What is wrong with a text that should be a path or an intrinsic function, in plain words; undefined where nothing is. */
export const expressionFault = (text: string): string | undefined => (text.startsWith('$') ? pathFault(text) : reason(parseIntrinsic, text));

/** What is wrong with a text that should be a path. */
export function pathFault(text: string): string | undefined {
  if (isPlainPath(text)) return undefined;
  return text.startsWith('$') ? reason(parsePath, text) : 'a path begins with "$"';
}

function reason(parse: (text: string) => unknown, text: string): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof ExpressionSyntaxError) return `at character ${thrown.position + 1}, ${thrown.what}`;
    return 'it is nested too deeply'; // the stack is exhausted
  }
}
