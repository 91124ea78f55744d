import { equalJson } from '../canonical-text';
import { arrayArgument, type IntrinsicFunction } from './function';

/** States.ArrayContains(array, value): whether the value is an item of the array. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const arrayContains: IntrinsicFunction = {
  arity: [2, 2],
  size: 5,
  apply: (args) => arrayArgument(args, 0).some((item) => equalJson(item, args[1]!)),
};
