import { arrayArgument, integerArgument, IntrinsicFailure, type IntrinsicFunction } from './function';

/** States.ArrayGetItem(array, index): the item at an index from 0. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const arrayGetItem: IntrinsicFunction = {
  arity: [2, 2],
  size: 'arguments',
  apply(args) {
    const items = arrayArgument(args, 0);
    const index = integerArgument(args, 1);
    const item = items[index];
    if (item === undefined) throw new IntrinsicFailure(`Index ${index} is out of bounds for an array of ${items.length} items`);
    return item;
  },
};
