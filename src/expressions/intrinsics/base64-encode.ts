import { dataArgument, type IntrinsicFunction } from './function';

/** States.Base64Encode(text): the text's UTF-8 bytes in Base64; at most 10,000 characters. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const base64Encode: IntrinsicFunction = {
  arity: [1, 1],
  size: 'unbounded',
  apply: (args) => Buffer.from(dataArgument(args, 0), 'utf8').toString('base64'),
};
