import { StatesError } from '../../errors/states-error';
import type { Json } from '../../json/json';
import { jsonSize } from '../../json/size';
import { notAnArgument } from '../jsonpath/not-found';
import { compileParsedPath, pathSize } from '../jsonpath/path';
import type { Expression, Scope } from '../scope';
import type { Sized } from '../sized';
import { IntrinsicFailure } from './function';
import { parseIntrinsic, type Argument, type Call } from './parse-intrinsic';

/** Whether a text is meant to be a call of an intrinsic function, well formed or not. */
export const isIntrinsic = (text: string): boolean => /^\s*States\./.test(text);

/**
 * Compiles the call of an intrinsic function: `States.Format('{} of {}', $.n, States.ArrayLength($.all))`. It fails with States.Runtime where a path
 * finds nothing, and with States.IntrinsicFailure where a function cannot work on its arguments; the cause names the whole call.
 *
 * @throws {ExpressionSyntaxError} where the text is not well formed.
 */
export function compileIntrinsic(text: string): Sized {
  const call = parseIntrinsic(text);
  const evaluate = compileCall(call, text);
  return {
    ...sizeOf(call),
    evaluate: (scope) => {
      try {
        return evaluate(scope);
      } catch (thrown) {
        if (!(thrown instanceof IntrinsicFailure)) throw thrown;
        throw new StatesError('States.IntrinsicFailure', `The function '${text}' had the following error: ${thrown.message}`);
      }
    },
  };
}

function compileCall(call: Call, text: string): Expression {
  const args = call.args.map((argument) => compileArgument(argument, text));
  const { function: intrinsic } = call;
  return (scope) => intrinsic.apply(evaluateAll(args, scope), scope);
}

function compileArgument(argument: Argument, text: string): Expression {
  if (argument.kind === 'call') return compileCall(argument, text);
  if (argument.kind === 'path') return compileParsedPath(argument.path, notAnArgument(text));
  const { value } = argument;
  return () => value;
}

const evaluateAll = (args: readonly Expression[], scope: Scope): Json[] => args.map((evaluate) => evaluate(scope));

type Size = Omit<Sized, 'evaluate'>;

function sizeOf(argument: Argument): Size {
  if (argument.kind === 'constant') return { constantBytes: jsonSize(argument.value), paths: 0, computed: false };
  if (argument.kind === 'path') return pathSize(argument.path);
  const { size } = argument.function;
  if (typeof size === 'number') return { constantBytes: size, paths: 0, computed: false };
  const parts = argument.args.map(sizeOf);
  return {
    constantBytes: parts.reduce((total, part) => total + part.constantBytes + 1, 2),
    paths: parts.reduce((total, part) => total + part.paths, 0),
    computed: size === 'unbounded' || parts.some((part) => part.computed),
  };
}
