import type { JsonArray } from '../../json/json';
import { javaText } from '../java-text';
import { IntrinsicFailure, stringArgument, type IntrinsicFunction } from './function';

/**
 * States.Format(template, value, ...): the template with each `{}` replaced by the next value; in a template, `\{`, `\}`, `\'` and `\\` stand for the
 * character itself. Strings stand bare, null as `null`, containers as Java prints them (recordings intrinsic_functions test_format_1 and _2).
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const format: IntrinsicFunction = {
  arity: [1, Infinity],
  size: 'unbounded',
  apply(args) {
    const template = stringArgument(args, 0);
    let used = 0;
    const text = template.replace(/\{\}|\\(['{}\\])/g, (found, escaped: string | undefined) => escaped ?? nextValue(args, ++used, found));
    if (used !== args.length - 1) throw mismatch(args, template);
    return text;
  },
};

function nextValue(args: JsonArray, at: number, placeholder: string): string {
  const value = args[at];
  return value === undefined ? placeholder : javaText(value); // too few values are told about at the end
}

function mismatch(args: JsonArray, template: string): IntrinsicFailure {
  const values = args.length - 1;
  return new IntrinsicFailure(`Argument 1 must have as many {} as there are values, ${values}, but is ${JSON.stringify(template)}`);
}
