import type { Json } from '../../json/json';
import { parseJson } from '../../json/parse';
import { IntrinsicFailure, stringArgument, type IntrinsicFunction } from './function';

/**
 * States.StringToJson(text): the value that the text stands for. A blank text stands for null, "-0" for 0 (recording intrinsic_functions
 * test_string_to_json). Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const stringToJson: IntrinsicFunction = {
  arity: [1, 1],
  size: 'unbounded',
  apply(args) {
    const text = stringArgument(args, 0);
    return text.trim() === '' ? null : parse(text);
  },
};

function parse(text: string): Json {
  try {
    const value = parseJson(text);
    return value === 0 ? 0 : value;
  } catch (error) {
    throw new IntrinsicFailure(`Argument 1 must be JSON text: ${(error as SyntaxError).message}`);
  }
}
