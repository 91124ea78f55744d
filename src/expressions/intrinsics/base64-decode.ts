import { dataArgument, IntrinsicFailure, type IntrinsicFunction } from './function';

/** States.Base64Decode(text): the UTF-8 text that the Base64 text stands for; at most 10,000 characters. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const base64Decode: IntrinsicFunction = {
  arity: [1, 1],
  size: 'unbounded',
  apply(args) {
    const data = dataArgument(args, 0);
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(data)) throw new IntrinsicFailure('Argument 1 must be Base64 text');
    return Buffer.from(data, 'base64').toString('utf8');
  },
};
