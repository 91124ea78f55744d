import { integerArgument, IntrinsicFailure, type IntrinsicFunction } from './function';

const mostItems = 1000;

/**
 * States.ArrayRange(first, last, step): the numbers from the first to the last, which is included where a step hits it. At most 1000 of them.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const arrayRange: IntrinsicFunction = {
  arity: [3, 3],
  size: 24 * mostItems,
  apply(args) {
    const first = integerArgument(args, 0);
    const last = integerArgument(args, 1);
    const step = integerArgument(args, 2);
    if (step === 0) throw new IntrinsicFailure('Argument 3 must not be 0');
    const count = Math.max(0, Math.floor((last - first) / step) + 1);
    if (count > mostItems) throw new IntrinsicFailure(`The array must have at most ${mostItems} items, but would have ${count}`);
    return Array.from({ length: count }, (_, index) => first + index * step);
  },
};
