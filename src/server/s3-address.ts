/** Which bucket a request is for, and the rest of its path. */
export interface S3Address {
  /** Undefined: the request is for no bucket, such as ListBuckets. */
  readonly bucket: string | undefined;
  /** '/' for the bucket itself; otherwise the key after a slash. Percent-encoded. */
  readonly path: string;
}

/**
 * A bucket is in the host ('bucket.s3.eu-west-1.amazonaws.com', 'bucket.localhost:8083') or is the first part of the path.
 * See https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function s3Address(host: string, path: string): S3Address {
  const hosted = bucketOfHost(host.replace(/:\d+$/, ''));
  if (hosted !== undefined) return { bucket: hosted, path };
  const end = path.indexOf('/', 1);
  const first = end === -1 ? path.slice(1) : path.slice(1, end);
  if (first === '') return { bucket: undefined, path };
  return { bucket: decodeURIComponent(first), path: end === -1 ? '/' : path.slice(end) };
}

function bucketOfHost(host: string): string | undefined {
  const labels = host.split('.');
  const service = labels.findLastIndex((label) => label === 's3' || /^s3-(?!accesspoint|outposts)/.test(label));
  if (service >= 0) return service === 0 ? undefined : labels.slice(0, service).join('.');
  return labels.length > 1 && labels.at(-1) === 'localhost' ? labels.slice(0, -1).join('.') : undefined;
}
