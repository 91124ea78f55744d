import type { IntrinsicFunction } from './function';

/** States.Array(value, ...): an array of the arguments. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const array: IntrinsicFunction = { arity: [0, Infinity], size: 'arguments', apply: (args) => args };
