import type { ServiceName } from './service';
import type { WireRequest } from './wire';

/** Where a request goes. */
export interface Destination {
  readonly service: ServiceName;
  readonly protocol: 'aws-json' | 'aws-query' | 'rest-json' | 'rest-xml';
}

/** What stands before the action in X-Amz-Target. */
const BY_TARGET = new Map<string, ServiceName>([
  ['AmazonSQS', 'sqs'],
  ['DynamoDB_20120810', 'dynamodb'],
  ['DynamoDBStreams_20120810', 'dynamodbStreams'],
  ['AWSStepFunctions', 'stepfunctions'],
  ['AWSEvents', 'events'],
]);
/** The service in a signature's scope, which is also the first label of its host names. */
const BY_SIGNING_NAME = new Map<string, ServiceName>([
  ['sqs', 'sqs'],
  ['dynamodb', 'dynamodb'],
  ['sns', 'sns'],
  ['s3', 's3'],
  ['lambda', 'lambda'],
  ['states', 'stepfunctions'],
  ['events', 'events'],
]);
const BY_VERSION = new Map<string, ServiceName>([
  ['2012-11-05', 'sqs'],
  ['2010-03-31', 'sns'],
]);

/** The service that a request names: by its target, its form, its signature, its host or its path. Undefined where it names one that is not here. */
export function destinationOf(request: WireRequest): Destination | undefined {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) {
    const service = BY_TARGET.get(target.slice(0, target.indexOf('.')));
    if (service !== undefined) return { service, protocol: 'aws-json' };
  }
  const signed = signedService(request);
  const named = signed === undefined ? byHost(request.headers['host'] ?? '') : BY_SIGNING_NAME.get(signed);
  if (signed !== undefined && named === undefined) return undefined;
  // An unknown target, or none: the service's own error is in its JSON.
  if (target !== undefined || request.headers['content-type']?.startsWith('application/x-amz-json')) {
    return named === undefined ? undefined : { service: named, protocol: 'aws-json' };
  }
  if (named === 'lambda' || (named === undefined && /^\/20\d\d-\d\d-\d\d\//.test(request.path))) return { service: 'lambda', protocol: 'rest-json' };
  const version = formVersion(request);
  if (named === 's3' || (named === undefined && version === undefined)) return { service: 's3', protocol: 'rest-xml' };
  const service = named ?? BY_VERSION.get(version ?? '') ?? 'sqs';
  return { service, protocol: service === 'sqs' || service === 'sns' ? 'aws-query' : 'aws-json' };
}

/** See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signedService({ headers, query }: WireRequest): string | undefined {
  const credential = /Credential=([^,\s]+)/.exec(headers['authorization'] ?? '')?.[1] ?? query.find(([name]) => name === 'X-Amz-Credential')?.[1];
  return credential?.split('/').at(-2);
}

const byHost = (host: string): ServiceName | undefined => {
  const labels = host.split(':')[0]!.split('.');
  if (labels.includes('s3') || labels.some((label) => label.startsWith('s3-'))) return 's3';
  return labels[0] === 'streams' ? 'dynamodbStreams' : BY_SIGNING_NAME.get(labels[0]!);
};

/** The version that a form of the query protocol names: '' where it names none. Undefined: the request is no such form. */
function formVersion({ headers, query, body }: WireRequest): string | undefined {
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    const text = typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body).toString('latin1') : '';
    return /(?:^|&)Version=([\d-]+)/.exec(text)?.[1] ?? '';
  }
  return query.some(([name]) => name === 'Action') ? (query.find(([name]) => name === 'Version')?.[1] ?? '') : undefined;
}
