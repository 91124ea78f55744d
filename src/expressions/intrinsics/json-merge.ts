import { IntrinsicFailure, objectArgument, type IntrinsicFunction } from './function';

/**
 * States.JsonMerge(first, second, false): the members of both objects; the second's count where both have one. The third argument, deep merging, must
 * be false. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const jsonMerge: IntrinsicFunction = {
  arity: [3, 3],
  size: 'arguments',
  apply(args) {
    const first = objectArgument(args, 0);
    const second = objectArgument(args, 1);
    if (args[2] !== false) throw new IntrinsicFailure('Argument 3 must be false: objects are merged shallowly');
    return { ...first, ...second };
  },
};
