import { canonicalText } from '../canonical-text';
import { arrayArgument, type IntrinsicFunction } from './function';

/** States.ArrayUnique(array): the array without repetitions, each value where it stands first. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const arrayUnique: IntrinsicFunction = {
  arity: [1, 1],
  size: 'arguments',
  apply(args) {
    const seen = new Set<string>();
    return arrayArgument(args, 0).filter((item) => {
      const before = seen.size;
      return seen.add(canonicalText(item)).size > before;
    });
  },
};
