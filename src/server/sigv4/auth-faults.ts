import { ServiceException } from '../../errors/service-exception';
import type { Destination } from '../destination';

/** Why a request is not let in. */
export interface AuthFaults {
  missing(): ServiceException;
  incomplete(): ServiceException;
  unknownKey(accessKeyId: string): ServiceException;
  wrongToken(): ServiceException;
  /** @param scope - What the credential should have been scoped to. */
  wrongService(scope: string): ServiceException;
  mismatch(details: Mismatch): ServiceException;
  skewed(details: Skew): ServiceException;
}

export interface Mismatch {
  readonly accessKeyId: string;
  readonly signature: string;
  readonly stringToSign: string;
  readonly canonicalRequest: string;
}

/** Times as in X-Amz-Date, and the same as ISO texts. */
export interface Skew {
  readonly signed: string;
  readonly now: string;
  /** The earliest or latest that would be taken. */
  readonly bound: string;
  readonly minutes: number;
  readonly isLate: boolean;
}

const NO_MATCH = 'The request signature we calculated does not match the signature you provided. Check your';
const INVALID_TOKEN = 'The security token included in the request is invalid.';
const NO_TOKEN = 'Request is missing Authentication Token';
const INCOMPLETE = 'Authorization header requires existence of either a valid Credential, SignedHeaders, Signature and X-Amz-Date.';

/** The names differ by protocol: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
function faultsNamed(status: number, names: { missing: string; incomplete: string; key: string; signature: string }): AuthFaults {
  const fault = (name: string, message: string): ServiceException => new ServiceException(name, message, 'client', { httpStatusCode: status });
  return {
    missing: () => fault(names.missing, NO_TOKEN),
    incomplete: () => fault(names.incomplete, INCOMPLETE),
    unknownKey: () => fault(names.key, INVALID_TOKEN),
    wrongToken: () => fault(names.key, INVALID_TOKEN),
    wrongService: (scope) => fault(names.signature, `Credential should be scoped to correct service: '${scope}'. `),
    mismatch: ({ canonicalRequest, stringToSign }) =>
      fault(
        names.signature,
        `${NO_MATCH} AWS Secret Access Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this request should have been\n'${canonicalRequest}'\n\nThe String-to-Sign should have been\n'${stringToSign}'\n`,
      ),
    skewed: ({ signed, now, bound, minutes, isLate }) =>
      fault(
        names.signature,
        isLate
          ? `Signature expired: ${signed} is now earlier than ${bound} (${now} - ${minutes} min.)`
          : `Signature not yet current: ${signed} is still later than ${bound} (${now} + ${minutes} min.)`,
      ),
  };
}

const JSON_NAMES = {
  missing: 'MissingAuthenticationTokenException',
  incomplete: 'IncompleteSignatureException',
  key: 'UnrecognizedClientException',
  signature: 'InvalidSignatureException',
};
const QUERY_NAMES = {
  missing: 'MissingAuthenticationToken',
  incomplete: 'IncompleteSignature',
  key: 'InvalidClientTokenId',
  signature: 'SignatureDoesNotMatch',
};

const s3Fault = (name: string, message: string, members: object = {}, httpStatusCode = 403): ServiceException =>
  new ServiceException(name, message, 'client', { httpStatusCode }, members as Record<string, unknown>);

const hexOf = (text: string): string =>
  Buffer.from(text)
    .toString('hex')
    .replace(/..(?=.)/g, '$& ');
const isoOf = (date: string): string => date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const S3_FAULTS: AuthFaults = {
  missing: () => s3Fault('AccessDenied', 'Access Denied'),
  incomplete: () => s3Fault('AuthorizationHeaderMalformed', 'The authorization header that you provided is not valid.', {}, 400),
  unknownKey: (AWSAccessKeyId) => s3Fault('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', { AWSAccessKeyId }),
  wrongToken: () => s3Fault('InvalidToken', 'The provided token is malformed or otherwise invalid.', {}, 400),
  wrongService: (scope) =>
    s3Fault('AuthorizationHeaderMalformed', `The authorization header is malformed; incorrect service "${scope}". This endpoint belongs to "s3".`, {}, 400),
  mismatch: ({ accessKeyId, signature, stringToSign, canonicalRequest }) =>
    s3Fault('SignatureDoesNotMatch', `${NO_MATCH} key and signing method.`, {
      AWSAccessKeyId: accessKeyId,
      StringToSign: stringToSign,
      SignatureProvided: signature,
      StringToSignBytes: hexOf(stringToSign),
      CanonicalRequest: canonicalRequest,
      CanonicalRequestBytes: hexOf(canonicalRequest),
    }),
  skewed: ({ signed, now, minutes }) =>
    s3Fault('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.', {
      RequestTime: signed,
      ServerTime: isoOf(now),
      MaxAllowedSkewMilliseconds: String(minutes * 60_000),
    }),
};

const FAULTS: Record<Destination['protocol'], AuthFaults> = {
  'aws-json': faultsNamed(400, JSON_NAMES),
  'rest-json': faultsNamed(403, JSON_NAMES),
  'aws-query': faultsNamed(403, QUERY_NAMES),
  'rest-xml': S3_FAULTS,
};

export const authFaults = (protocol: Destination['protocol']): AuthFaults => FAULTS[protocol];

/** A presigned request of S3 that is too old. */
export const requestHasExpired = (expires: number, end: string, now: string): ServiceException =>
  s3Fault('AccessDenied', 'Request has expired', { 'X-Amz-Expires': String(expires), Expires: isoOf(end), ServerTime: isoOf(now) });

export const payloadMismatch = (given: string, computed: string): ServiceException =>
  s3Fault(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    { ClientComputedContentSHA256: given, S3ComputedContentSHA256: computed },
    400,
  );
