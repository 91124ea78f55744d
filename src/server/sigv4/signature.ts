import type { WireRequest } from '../wire';

/** What a request says of its signature, in the Authorization header or, where it was presigned, in the query. */
export interface Signature {
  readonly accessKeyId: string;
  /** '20250101/us-east-1/sqs/aws4_request' */
  readonly scope: string;
  /** The time it was signed at: '20250101T120000Z'. */
  readonly date: string;
  readonly signedHeaders: readonly string[];
  /** Hexadecimal. */
  readonly value: string;
  readonly sessionToken: string | undefined;
  /** Of a presigned request: seconds that it is good for. */
  readonly expires: number | undefined;
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Undefined: the request is not signed. 'incomplete': parts of its signature are missing.
 * See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 */
export function signatureOf(request: WireRequest): Signature | 'incomplete' | undefined {
  const authorization = request.headers['authorization'];
  if (authorization !== undefined) return fromHeader(authorization, request.headers);
  const query = new Map(request.query);
  return query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature') ? fromQuery(query) : undefined;
}

function fromHeader(authorization: string, headers: WireRequest['headers']): Signature | 'incomplete' {
  const parts = new Map([...authorization.matchAll(/(Credential|SignedHeaders|Signature)=([^,\s]+)/g)].map(([, name, value]) => [name!, value!]));
  const algorithm = authorization.split(' ')[0];
  return complete(
    algorithm,
    parts.get('Credential'),
    headers['x-amz-date'],
    parts.get('SignedHeaders'),
    parts.get('Signature'),
    headers['x-amz-security-token'],
  );
}

function fromQuery(query: ReadonlyMap<string, string>): Signature | 'incomplete' {
  const [algorithm, credential, date] = [query.get('X-Amz-Algorithm'), query.get('X-Amz-Credential'), query.get('X-Amz-Date')];
  const expires = Number(query.get('X-Amz-Expires') ?? NaN);
  const [signedHeaders, value] = [query.get('X-Amz-SignedHeaders'), query.get('X-Amz-Signature')];
  // A presigned request is good for seven days at most.
  if (!(expires >= 0 && expires <= 604_800)) return 'incomplete';
  return complete(algorithm, credential, date, signedHeaders, value, query.get('X-Amz-Security-Token'), expires);
}

function complete(
  algorithm: string | undefined,
  credential: string | undefined,
  date: string | undefined,
  signedHeaders: string | undefined,
  value: string | undefined,
  sessionToken: string | undefined,
  expires?: number,
): Signature | 'incomplete' {
  const found = /^([^/]+)\/(\d{8}\/[^/]+\/[^/]+\/aws4_request)$/.exec(credential ?? '');
  if (algorithm !== ALGORITHM || found === null || !/^\d{8}T\d{6}Z$/.test(date ?? '') || signedHeaders === undefined || value === undefined)
    return 'incomplete';
  return { accessKeyId: found[1]!, scope: found[2]!, date: date!, signedHeaders: signedHeaders.split(';'), value, sessionToken, expires };
}

/** Milliseconds since the epoch. */
export const timeOf = (date: string): number => Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** '20250101T120000Z' */
export const amzDate = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
