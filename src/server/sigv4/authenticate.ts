import { parseAwsChunked } from '../aws-chunked';
import type { Destination } from '../destination';
import type { ServiceName } from '../service';
import { bodyBytes, type WholeRequest } from '../wire';
import { authFaults, payloadMismatch, requestHasExpired } from './auth-faults';
import { canonicalRequest } from './canonical-request';
import { areChunksSigned } from './chunk-signatures';
import type { AwsCredentials } from './credentials';
import { ALGORITHM, amzDate, signatureOf, timeOf, type Signature } from './signature';
import { isSame, sha256, sign, signingKey } from './signing';

/** What stands for each service in the scope of a signature. */
const SIGNING_NAMES: Record<ServiceName, string> = {
  sqs: 'sqs',
  dynamodb: 'dynamodb',
  dynamodbStreams: 'dynamodb',
  sns: 'sns',
  s3: 's3',
  lambda: 'lambda',
  stepfunctions: 'states',
  events: 'events',
};

/** How far the clock of who signs may be off, in minutes. */
const skewMinutes = (protocol: Destination['protocol']): number => (protocol === 'rest-xml' ? 15 : 5);

/**
 * Throws the service's own error where a request is not signed with one of the credentials, by signature version 4.
 *
 * @param now - Milliseconds since the epoch, of the clock that clients sign by: the system's.
 */
export function authenticate(request: WholeRequest, { service, protocol }: Destination, credentials: readonly AwsCredentials[], now: number): void {
  const faults = authFaults(protocol);
  const isS3 = protocol === 'rest-xml';
  const signature = signatureOf(request);
  if (signature === undefined) throw faults.missing();
  if (signature === 'incomplete') throw faults.incomplete();
  const known = credentials.find(({ accessKeyId }) => accessKeyId === signature.accessKeyId);
  if (known === undefined) throw faults.unknownKey(signature.accessKeyId);
  if (known.sessionToken !== signature.sessionToken) throw faults.wrongToken();
  const scoped = signature.scope.split('/')[2]!;
  if (scoped !== SIGNING_NAMES[service]) throw faults.wrongService(isS3 ? scoped : SIGNING_NAMES[service]);
  checkTime(signature, protocol, now);

  const payload = payloadHash(request, signature, isS3);
  const canonical = canonicalRequest(request, signature.signedHeaders, payload, isS3);
  const stringToSign = [ALGORITHM, signature.date, signature.scope, sha256(canonical)].join('\n');
  const key = signingKey(known.secretAccessKey, signature.scope);
  const mismatch = { accessKeyId: signature.accessKeyId, signature: signature.value, stringToSign, canonicalRequest: canonical };
  if (!isSame(signature.value, sign(key, stringToSign))) throw faults.mismatch(mismatch);
  if (payload.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD')) {
    const chunked = parseAwsChunked(bodyBytes(request.body));
    // A body that is malformed is told by who reads it.
    const isSigned = chunked === undefined || areChunksSigned(chunked, key, signature.date, signature.scope, signature.value, payload.endsWith('-TRAILER'));
    if (!isSigned) throw faults.mismatch(mismatch);
  }
}

function checkTime({ date, expires }: Signature, protocol: Destination['protocol'], now: number): void {
  const signed = timeOf(date);
  const minutes = skewMinutes(protocol);
  const skew = minutes * 60_000;
  const isLate = expires === undefined ? now - signed > skew : now - signed > expires * 1000;
  if (!isLate && signed - now <= skew) return;
  const nowText = amzDate(now);
  if (isLate && expires !== undefined && protocol === 'rest-xml') throw requestHasExpired(expires, amzDate(signed + expires * 1000), nowText);
  throw authFaults(protocol).skewed({ signed: date, now: nowText, bound: amzDate(isLate ? now - skew : now + skew), minutes, isLate });
}

/** S3 trusts the hash that it is told, and checks the body against it; the others hash the body. */
function payloadHash({ headers, body }: WholeRequest, { expires }: Signature, isS3: boolean): string {
  const told = headers['x-amz-content-sha256'];
  if (!isS3) return sha256(body);
  if (told === undefined) return expires === undefined ? sha256(body) : 'UNSIGNED-PAYLOAD';
  if (!/^[\da-f]{64}$/.test(told)) return told;
  const computed = sha256(body);
  if (computed !== told) throw payloadMismatch(told, computed);
  return told;
}
