import type * as Crypto from 'node:crypto';
import { createRequire } from 'node:module';
import { dataArgument, IntrinsicFailure, stringArgument, type IntrinsicFunction } from './function';

/** Few definitions hash anything, and node:crypto takes long to load. */
let loaded: typeof Crypto | undefined;

const algorithms: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

/** States.Hash(text, algorithm): the hash of the text's UTF-8 bytes in hexadecimal digits; at most 10,000 characters. Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const hash: IntrinsicFunction = {
  arity: [2, 2],
  size: 130,
  apply(args) {
    const data = dataArgument(args, 0);
    const name = stringArgument(args, 1);
    const found = digest(name, data);
    if (found === undefined) throw new IntrinsicFailure(`Argument 2 must be one of ${[...algorithms.keys()].join(', ')}, but is ${name}`);
    return found;
  },
};

/** The hash of a text's UTF-8 bytes in hexadecimal digits; undefined for an algorithm that AWS does not have. */
export function digest(name: string, text: string): string | undefined {
  const algorithm = algorithms.get(name);
  if (algorithm === undefined) return undefined;
  loaded ??= createRequire('/')('node:crypto') as typeof Crypto;
  return loaded.createHash(algorithm).update(text, 'utf8').digest('hex');
}
