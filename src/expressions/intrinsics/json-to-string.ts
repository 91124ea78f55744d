import type { IntrinsicFunction } from './function';

/** States.JsonToString(value): the value as compact JSON text (recording intrinsic_functions test_json_to_string). Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const jsonToString: IntrinsicFunction = { arity: [1, 1], size: 'unbounded', apply: (args) => JSON.stringify(args[0]) };
