import { int32Argument, type IntrinsicFunction } from './function';

/** States.MathAdd(a, b): their sum, each rounded before (recording intrinsic_functions test_math_add). Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const mathAdd: IntrinsicFunction = { arity: [2, 2], size: 16, apply: (args) => int32Argument(args, 0) + int32Argument(args, 1) };
