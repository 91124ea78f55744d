import type { Expression } from '../scope';
import type { Sized } from '../sized';
import { lookup } from './lookup';
import { invalidPath, type NotFound } from './not-found';
import { parsePath } from './parse-path';
import type { Path } from './path-syntax';

/**
 * Compiles a path. A definite one gives the value that it names or fails with the error that `notFound` makes; any other gives a list, which may
 * be empty. Evaluating a Reference Path allocates nothing.
 *
 * @param notFound - Default: the words for InputPath and OutputPath. See not-found.ts for those of other places.
 * @throws {ExpressionSyntaxError} where the text is no path.
 */
export const compilePath = (text: string, notFound: NotFound = invalidPath): Expression => compileParsedPath(parsePath(text), notFound);

export const compileParsedPath = (path: Path, notFound: NotFound): Expression =>
  lookup(path, (scope): never => {
    throw notFound(path, scope);
  });

/** What a path finds is part of its root, unless it finds things more than once. */
export function pathSize(path: Path): Omit<Sized, 'evaluate'> {
  const repeats = path.selectors.some(({ kind }) => kind === 'descent' || kind === 'union');
  return { constantBytes: path.definite ? 4 : 2, paths: 1, computed: path.root !== '$' || repeats };
}
