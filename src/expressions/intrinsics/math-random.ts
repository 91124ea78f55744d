import { javaRandom, nextInt } from '../java-random';
import { int32Argument, integerArgument, IntrinsicFailure, type IntrinsicFunction } from './function';

/**
 * States.MathRandom(start, end, seed?): a whole number from the start to just below the end. Without a seed it is derived from the execution's (I1);
 * the same seed gives the same number, that of java.util.Random. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const mathRandom: IntrinsicFunction = {
  arity: [2, 3],
  size: 16,
  apply(args, scope) {
    const start = int32Argument(args, 0);
    const end = int32Argument(args, 1);
    if (start >= end) throw new IntrinsicFailure(`Argument 1 must be less than argument 2, but they are ${start} and ${end}`);
    if (args.length === 2) return start + Math.floor(scope.random() * (end - start));
    const next = javaRandom(integerArgument(args, 2));
    if (end - start <= 0x7fffffff) return start + nextInt(next, end - start);
    for (;;) {
      const value = next(32); // a range of more than 31 bits takes the numbers that are in it
      if (value >= start && value < end) return value;
    }
  },
};
