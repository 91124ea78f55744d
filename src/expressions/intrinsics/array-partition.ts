import type { JsonArray } from '../../json/json';
import { arrayArgument, integerArgument, IntrinsicFailure, type IntrinsicFunction } from './function';

/** States.ArrayPartition(array, size): the array in chunks of that size, the last one perhaps smaller. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const arrayPartition: IntrinsicFunction = {
  arity: [2, 2],
  size: 'unbounded', // every item may get brackets of its own
  apply(args) {
    const items = arrayArgument(args, 0);
    const size = integerArgument(args, 1);
    if (size <= 0) throw new IntrinsicFailure(`Argument 2 must be a positive number, but is ${size}`);
    const chunks: JsonArray[] = [];
    for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
    return chunks;
  },
};
