/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html: kept and shown, there is no website. */
import { invalidArgument, malformedXml } from '../errors';
import { get, put, refusal, remove } from '../settings/setting-actions';
import { website } from '../settings/setting-shapes';
import type { PutBucketWebsiteRequest, WebsiteConfiguration } from '../shapes';

export const putBucketWebsite = put(
  'BucketWebsite',
  { 'WebsiteConfiguration!': website },
  ({ WebsiteConfiguration: configuration }: PutBucketWebsiteRequest) => {
    const { IndexDocument, ErrorDocument, RedirectAllRequestsTo, RoutingRules } = configuration!;
    if (RedirectAllRequestsTo !== undefined) {
      if (IndexDocument !== undefined || ErrorDocument !== undefined || RoutingRules !== undefined) throw malformedXml();
      return configuration;
    }
    if (IndexDocument === undefined) {
      throw invalidArgument('A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty', 'IndexDocument', 'null');
    }
    if (IndexDocument.Suffix === '' || IndexDocument.Suffix!.includes('/')) {
      throw invalidArgument('The IndexDocument Suffix is not well formed', 'IndexDocument', IndexDocument.Suffix);
    }
    return configuration;
  },
);

export const getBucketWebsite = get(
  'BucketWebsite',
  (configuration): WebsiteConfiguration => configuration,
  refusal('NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'),
);

export const deleteBucketWebsite = remove('BucketWebsite');
