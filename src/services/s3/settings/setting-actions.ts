import { type Account, bucketOf } from '../account';
import type { Bucket } from '../bucket';
import { noSuchSetting } from '../errors';
import { everywhere, requested } from '../request';
import type { Shape } from '../shape';
import type { BucketRequest, PutSettingRequest } from '../shapes';
import type { Settings } from './bucket-settings';

type Name = keyof Settings;

/** Members of requests that set something which change nothing here: digests of the XML that a request travels as. */
const around = { ...everywhere, ContentMD5: 'text', ChecksumAlgorithm: 'text' } as const;

/** An action that sets something, once `read` has found nothing wrong with it. */
export const put = <Request extends PutSettingRequest, N extends Name>(
  name: N,
  shape: { readonly [member: string]: Shape },
  read: (request: Request, bucket: Bucket, account: Account) => Settings[N] | undefined,
) => {
  const whole = { ...around, ...shape };
  return (account: Account, input: Request): object => {
    const request = requested(input, whole);
    const bucket = bucketOf(account, request);
    bucket.set(name, read(request, bucket, account));
    return {};
  };
};

/** An action that shows a copy of what is set; where nothing is, what `missing` gives or throws. */
export const get =
  <N extends Name, Output extends object>(
    name: N,
    show: (value: Settings[N], account: Account) => Output,
    missing: (bucket: Bucket, account: Account) => Output,
  ) =>
  (account: Account, input: BucketRequest): Output => {
    const bucket = bucketOf(account, requested(input, everywhere));
    const value = bucket.setting(name);
    return value === undefined ? missing(bucket, account) : show(structuredClone(value), account);
  };

/** An action after which nothing is set. It succeeds, too, where nothing was. */
export const remove =
  (name: Name) =>
  (account: Account, input: BucketRequest): object => {
    bucketOf(account, requested(input, everywhere)).set(name, undefined);
    return {};
  };

export const refusal =
  (code: string, message: string) =>
  ({ name }: Bucket): never => {
    throw noSuchSetting(code, message, name);
  };
