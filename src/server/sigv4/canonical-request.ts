import type { WireRequest } from '../wire';

const encode = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The form of a request that is signed: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * @param payloadHash - Hexadecimal, or one of the words that stand for it.
 * @param isS3 - S3 encodes a path once and keeps it as it is; the others encode it once more and normalise it.
 */
export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[], payloadHash: string, isS3: boolean): string {
  const headers = signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`).join('');
  return [
    request.method,
    isS3 ? s3Path(request.path) : normalPath(request.path),
    queryString(request.query),
    headers,
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function queryString(query: WireRequest['query']): string {
  return query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const s3Path = (path: string): string =>
  path
    .split('/')
    .map((part) => encode(decoded(part)))
    .join('/');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(encode(part));
  }
  return `/${parts.join('/')}${parts.length > 0 && path.endsWith('/') ? '/' : ''}`;
}
