import { arrayArgument, type IntrinsicFunction } from './function';

/** States.ArrayLength(array): how many items it has. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const arrayLength: IntrinsicFunction = { arity: [1, 1], size: 16, apply: (args) => arrayArgument(args, 0).length };
