/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html */
import { invalidRequest, malformedXml } from '../errors';
import { get, put, refusal, remove } from '../settings/setting-actions';
import { cors } from '../settings/setting-shapes';
import type { GetBucketCorsOutput, PutBucketCorsRequest } from '../shapes';

const methods = new Set(['GET', 'PUT', 'HEAD', 'POST', 'DELETE']);

export const putBucketCors = put('BucketCors', { 'CORSConfiguration!': cors }, ({ CORSConfiguration: configuration }: PutBucketCorsRequest) => {
  // "An array of … up to 100 rules"
  const { CORSRules: rules = [] } = configuration!;
  if (rules.length < 1 || rules.length > 100) throw malformedXml();
  const wrong = rules.flatMap((rule) => rule.AllowedMethods!).find((method) => !methods.has(method));
  if (wrong !== undefined) throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${wrong}`);
  return configuration;
});

export const getBucketCors = get(
  'BucketCors',
  (configuration): GetBucketCorsOutput => configuration,
  refusal('NoSuchCORSConfiguration', 'The CORS configuration does not exist'),
);

export const deleteBucketCors = remove('BucketCors');
