import { describe, expect, test } from 'vitest';
import type { InMemoryS3 } from '../../../src/services/s3/in-memory-s3';
import { host } from './bucket-host';

const Bucket = 'bkt';
const $metadata = expect.any(Object) as object;
const owner = { ID: expect.stringMatching(/^[0-9a-f]{64}$/) as string };
const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
const date = new Date('2030-01-01');
const policy = '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::bkt/*"}]}';
type Methods = Record<string, (input: object) => Promise<object>>;

/** What a new bucket shows (an error's code and text, where it has none), what is put, what is shown then, and whether it can be deleted. */
const settings: [action: string, initial: object | [string, string], put: object, shown: object, remove: string | null][] = [
  ['BucketAccelerateConfiguration', {}, { AccelerateConfiguration: { Status: 'Enabled' } }, { Status: 'Enabled' }, null],
  [
    'BucketCors',
    ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
    { CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'], MaxAgeSeconds: 5 }] } },
    { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'], MaxAgeSeconds: 5 }] },
    'deleteBucketCors',
  ],
  [
    'BucketEncryption',
    { ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }] } },
    { ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'k' } }] } },
    {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'k' }, BucketKeyEnabled: false }],
      },
    },
    'deleteBucketEncryption',
  ],
  [
    'BucketLifecycleConfiguration',
    ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Filter: { Prefix: 'a' }, Expiration: { Date: date } }] } },
    {
      Rules: [{ ID: 'rule-1', Status: 'Enabled', Filter: { Prefix: 'a' }, Expiration: { Date: date } }],
      TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K',
    },
    'deleteBucketLifecycle',
  ],
  [
    'BucketLogging',
    {},
    { BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'a/' } } },
    { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'a/' } },
    null,
  ],
  [
    'BucketNotificationConfiguration',
    {},
    {
      NotificationConfiguration: {
        QueueConfigurations: [{ QueueArn: queue, Events: ['s3:ObjectCreated:*'], Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'a' }] } } }],
        TopicConfigurations: [{ Id: 'mine', TopicArn: queue.replace('sqs', 'sns'), Events: ['s3:ObjectRemoved:*'] }],
        LambdaFunctionConfigurations: [{ LambdaFunctionArn: queue.replace('sqs', 'lambda'), Events: ['s3:ObjectCreated:Put'] }],
        EventBridgeConfiguration: {},
      },
    },
    {
      TopicConfigurations: [{ Id: 'mine', TopicArn: queue.replace('sqs', 'sns'), Events: ['s3:ObjectRemoved:*'] }],
      QueueConfigurations: [
        { Id: 'notification-1', QueueArn: queue, Events: ['s3:ObjectCreated:*'], Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'a' }] } } },
      ],
      LambdaFunctionConfigurations: [{ Id: 'notification-2', LambdaFunctionArn: queue.replace('sqs', 'lambda'), Events: ['s3:ObjectCreated:Put'] }],
      EventBridgeConfiguration: {},
    },
    null,
  ],
  [
    'BucketOwnershipControls',
    { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
    { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
    { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
    'deleteBucketOwnershipControls',
  ],
  ['BucketPolicy', ['NoSuchBucketPolicy', 'The bucket policy does not exist'], { Policy: policy }, { Policy: policy }, 'deleteBucketPolicy'],
  ['BucketRequestPayment', { Payer: 'BucketOwner' }, { RequestPaymentConfiguration: { Payer: 'Requester' } }, { Payer: 'Requester' }, null],
  [
    'BucketTagging',
    ['NoSuchTagSet', 'The TagSet does not exist'],
    { Tagging: { TagSet: [{ Key: 'a', Value: '1' }] } },
    { TagSet: [{ Key: 'a', Value: '1' }] },
    'deleteBucketTagging',
  ],
  ['BucketVersioning', {}, { VersioningConfiguration: { Status: 'Enabled' } }, { Status: 'Enabled' }, null],
  [
    'BucketWebsite',
    ['NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'],
    { WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } } },
    { IndexDocument: { Suffix: 'index.html' } },
    'deleteBucketWebsite',
  ],
  [
    'PublicAccessBlock',
    { PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true } },
    { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
    { PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false } },
    'deletePublicAccessBlock',
  ],
];

// The pages of these actions in https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html, codes of
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, and https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
describe('what is set of a bucket is shown', () => {
  test.each(settings)('%s', async (action, initial, put, shown, remove) => {
    const s3 = (await host()) as unknown as Methods & InMemoryS3;
    const get = () => s3[`get${action}`]!({ Bucket });
    const noSuch = (error: [string, string]) => ({ name: error[0], message: error[1], BucketName: Bucket, $metadata: { httpStatusCode: 404 } });
    if (Array.isArray(initial)) await expect(get()).rejects.toMatchObject(noSuch(initial as [string, string]));
    else expect(await get()).toEqual({ ...initial, $metadata });
    await s3[`put${action}`]!({ Bucket, ...put });
    const first = await get();
    expect(first).toEqual({ ...shown, $metadata });
    // It is a copy
    for (const value of Object.values(first)) if (Array.isArray(value)) value.length = 0;
    expect(await get()).toEqual({ ...shown, $metadata });
    await expect(s3[`get${action}`]!({ Bucket: 'none' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(s3[`put${action}`]!({ Bucket: 'none', ...put })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    if (remove === null) return;
    expect(await s3[remove]!({ Bucket })).toMatchObject({ $metadata: { httpStatusCode: 204 } });
    if (Array.isArray(initial)) await expect(get()).rejects.toMatchObject(noSuch(initial as [string, string]));
    else if (remove === 'deleteBucketEncryption') expect(await get()).toEqual({ ...initial, $metadata });
    else await expect(get()).rejects.toMatchObject({ name: expect.stringMatching(/NotFound|NoSuch/) as string });
  });

  test('its life cycle has a smallest size for transitions', async () => {
    const s3 = await host();
    const request = { Bucket, LifecycleConfiguration: { Rules: [{ Status: 'Enabled' as const, Prefix: '', Expiration: { Days: 1 } }] } };
    expect(await s3.putBucketLifecycleConfiguration(request)).toMatchObject({ TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' });
    const TransitionDefaultMinimumObjectSize = 'varies_by_storage_class';
    expect(await s3.putBucketLifecycleConfiguration({ ...request, TransitionDefaultMinimumObjectSize })).toMatchObject({ TransitionDefaultMinimumObjectSize });
  });

  test.each([
    ['getBucketReplication', 'ReplicationConfigurationNotFoundError', 'The replication configuration was not found'],
    ['getObjectLockConfiguration', 'ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket'],
  ])('%s: it has none', async (action, name, message) => {
    const s3 = (await host()) as unknown as Methods;
    await expect(s3[action]!({ Bucket })).rejects.toMatchObject({ name, message, $metadata: { httpStatusCode: 404 } });
  });
});

const rule = { Status: 'Enabled', Filter: {}, Expiration: { Days: 1 } };
const encryption = (...Rules: object[]): object => ({ ServerSideEncryptionConfiguration: { Rules } });
test.each<[action: string, put: object, error: object]>([
  ['BucketAccelerateConfiguration', { AccelerateConfiguration: {} }, { name: 'MalformedXML' }],
  ['BucketCors', { CORSConfiguration: { CORSRules: [] } }, { name: 'MalformedXML' }],
  ['BucketCors', { CORSConfiguration: { CORSRules: [{ AllowedMethods: 'GET', AllowedOrigins: [] }] } }, { name: 'MalformedXML' }],
  [
    'BucketCors',
    { CORSConfiguration: { CORSRules: [{ AllowedMethods: ['PATCH'], AllowedOrigins: ['*'] }] } },
    { name: 'InvalidRequest', message: 'Found unsupported HTTP method in CORS config. Unsupported method is PATCH' },
  ],
  ['BucketEncryption', encryption(), { name: 'MalformedXML' }],
  ['BucketEncryption', encryption({}, {}), { name: 'MalformedXML' }],
  ['BucketEncryption', encryption({ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'x' } }), { name: 'MalformedXML' }],
  ['BucketEncryption', encryption({ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256', KMSMasterKeyID: 'k' } }), { name: 'InvalidArgument' }],
  ['BucketLifecycleConfiguration', { LifecycleConfiguration: { Rules: [] } }, { name: 'MalformedXML' }],
  ['BucketLifecycleConfiguration', { LifecycleConfiguration: { Rules: [{ ...rule, Prefix: '' }] } }, { name: 'MalformedXML' }],
  [
    'BucketLifecycleConfiguration',
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Filter: {} }] } },
    { message: 'At least one action needs to be specified in a rule' },
  ],
  [
    'BucketLifecycleConfiguration',
    { LifecycleConfiguration: { Rules: [{ ...rule, Expiration: { Days: 0 } }] } },
    { message: "'Days' for Expiration action must be a positive integer" },
  ],
  [
    'BucketLifecycleConfiguration',
    { LifecycleConfiguration: { Rules: [{ ...rule, ID: 'x'.repeat(256) }] } },
    { message: 'ID length should not exceed allowed limit of 255' },
  ],
  [
    'BucketLifecycleConfiguration',
    { LifecycleConfiguration: { Rules: [rule, { ...rule, ID: 'rule-1' }] } },
    { message: 'Rule ID must be unique. Found same ID for more than one rule' },
  ],
  ['BucketNotificationConfiguration', { NotificationConfiguration: { QueueConfigurations: [{ QueueArn: queue, Events: ['x'] }] } }, { name: 'MalformedXML' }],
  [
    'BucketNotificationConfiguration',
    { NotificationConfiguration: { QueueConfigurations: [{ QueueArn: 'x', Events: [] }] } },
    { name: 'InvalidArgument', message: 'The ARN could not be parsed', ArgumentValue: 'x' },
  ],
  ['BucketOwnershipControls', { OwnershipControls: { Rules: [] } }, { name: 'MalformedXML' }],
  ['BucketPolicy', { Policy: '[]' }, { name: 'MalformedPolicy', message: "Policies must be valid JSON and the first byte must be '{'" }],
  ['BucketPolicy', { Policy: '{' }, { name: 'MalformedPolicy', message: 'This policy contains invalid Json' }],
  ['BucketPolicy', { Policy: '{}' }, { name: 'MalformedPolicy', message: 'Missing required field Statement' }],
  ['BucketPolicy', { Policy: '{"Statement":{"Effect":"Allow"}}' }, { name: 'MalformedPolicy', message: 'Missing required field Principal' }],
  ['BucketPolicy', { Policy: '{"Statement":[1]}' }, { name: 'MalformedPolicy', message: 'Missing required field Effect' }],
  [
    'BucketTagging',
    { Tagging: { TagSet: Array.from({ length: 51 }, (_, i) => ({ Key: `${i}`, Value: '' })) } },
    { message: 'Bucket tag count cannot be greater than 50' },
  ],
  ['BucketVersioning', { VersioningConfiguration: { Status: 'Enabled', MFADelete: 'Enabled' } }, { name: 'MalformedXML' }],
  ['BucketWebsite', { WebsiteConfiguration: { RedirectAllRequestsTo: { HostName: 'x' }, IndexDocument: { Suffix: 'x' } } }, { name: 'MalformedXML' }],
  ['BucketWebsite', { WebsiteConfiguration: {} }, { message: 'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty' }],
  ['BucketWebsite', { WebsiteConfiguration: { IndexDocument: { Suffix: 'a/b' } } }, { message: 'The IndexDocument Suffix is not well formed' }],
  ['BucketWebsite', { WebsiteConfiguration: { IndexDocument: { Suffix: '' } } }, { message: 'The IndexDocument Suffix is not well formed' }],
])('put%s %j is refused', async (action, put, error) => {
  const s3 = (await host()) as unknown as Methods;
  await expect(s3[`put${action}`]!({ Bucket, ...put })).rejects.toMatchObject(error);
});

test('an empty configuration turns notifications off', async () => {
  const s3 = await host();
  await s3.putBucketNotificationConfiguration({ Bucket, NotificationConfiguration: {} });
  expect(await s3.getBucketNotificationConfiguration({ Bucket })).toEqual({ $metadata });
});

test('all requests of a website can be redirected', async () => {
  const s3 = await host();
  const WebsiteConfiguration = { RedirectAllRequestsTo: { HostName: 'example.com', Protocol: 'https' as const } };
  await s3.putBucketWebsite({ Bucket, WebsiteConfiguration });
  expect(await s3.getBucketWebsite({ Bucket })).toMatchObject(WebsiteConfiguration);
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html
describe('encryption', () => {
  const key = (name: string): string => `arn:aws:kms:us-east-1:123456789012:${name}`;
  test.each<[request: object, shown: object]>([
    [{}, { ServerSideEncryption: 'AES256' }],
    [{ ServerSideEncryption: 'aws:kms' }, { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key('alias/aws/s3') }],
    [
      { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: '1-2', BucketKeyEnabled: true },
      { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key('key/1-2'), BucketKeyEnabled: true },
    ],
    [
      { ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: 'arn:x' },
      { ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: 'arn:x' },
    ],
  ])('%j', async (request, shown) => {
    const s3 = await host();
    expect(await s3.putObject({ Bucket, Key: 'k', ...request, ...('ServerSideEncryption' in request && { SSEKMSEncryptionContext: 'e30=' }) })).toMatchObject(
      shown,
    );
    const { ServerSideEncryption, SSEKMSKeyId, BucketKeyEnabled } = await s3.headObject({ Bucket, Key: 'k' });
    expect(JSON.parse(JSON.stringify({ ServerSideEncryption, SSEKMSKeyId, BucketKeyEnabled }))).toEqual(shown);
  });

  test('is the default of the bucket', async () => {
    const s3 = await host();
    const ApplyServerSideEncryptionByDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/mine' };
    await s3.putBucketEncryption({ Bucket, ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault, BucketKeyEnabled: true }] } });
    expect(await s3.putObject({ Bucket, Key: 'k' })).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key('alias/mine'), BucketKeyEnabled: true });
    expect(await s3.putObject({ Bucket, Key: 'k', ServerSideEncryption: 'AES256' })).not.toHaveProperty('SSEKMSKeyId');
    await s3.putBucketEncryption({ Bucket, ServerSideEncryptionConfiguration: { Rules: [{ BucketKeyEnabled: true }] } });
    expect(await s3.putObject({ Bucket, Key: 'k' })).toMatchObject({ ServerSideEncryption: 'AES256' });
  });

  test.each([
    [{ ServerSideEncryption: 'rot13' }, 'The encryption method specified is not supported'],
    [{ SSEKMSKeyId: 'k' }, 'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms'],
  ])('%j is refused', async (request, message) => {
    const s3 = await host();
    await expect(s3.putObject({ Bucket, Key: 'k', ...(request as object) })).rejects.toMatchObject({ name: 'InvalidArgument', message });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html and about-object-ownership.html
describe('access control lists', () => {
  const own = { Grantee: { Type: 'CanonicalUser', ...owner }, Permission: 'FULL_CONTROL' };
  const everyone = { Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' };

  test('are not for buckets whose owner owns all', async () => {
    const s3 = await host({ k: '' });
    expect(await s3.getObjectAcl({ Bucket, Key: 'k' })).toEqual({ Owner: owner, Grants: [own], $metadata });
    expect(await s3.getBucketAcl({ Bucket })).toEqual({ Owner: owner, Grants: [own], $metadata });
    const refused = { name: 'AccessControlListNotSupported', message: 'The bucket does not allow ACLs', $metadata: { httpStatusCode: 400 } };
    await expect(s3.putObject({ Bucket, Key: 'k', ACL: 'public-read' })).rejects.toMatchObject(refused);
    await expect(s3.putObjectAcl({ Bucket, Key: 'k', ACL: 'public-read' })).rejects.toMatchObject(refused);
    await expect(s3.putBucketAcl({ Bucket, AccessControlPolicy: { Grants: [] } })).rejects.toMatchObject(refused);
    await s3.putObject({ Bucket, Key: 'k', ACL: 'bucket-owner-full-control' });
    await expect(s3.createBucket({ Bucket: 'other', ACL: 'public-read' })).rejects.toMatchObject({
      name: 'InvalidBucketAclWithObjectOwnership',
      message: "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    });
    await s3.createBucket({ Bucket: 'other', ACL: 'private' });
  });

  test('are kept and shown for others', async () => {
    const s3 = await host();
    await s3.createBucket({ Bucket: 'acl', ACL: 'public-read', ObjectOwnership: 'ObjectWriter' });
    expect((await s3.getBucketAcl({ Bucket: 'acl' })).Grants).toEqual([own, everyone]);
    await s3.putBucketAcl({ Bucket: 'acl', ACL: 'log-delivery-write' });
    expect((await s3.getBucketAcl({ Bucket: 'acl' })).Grants).toHaveLength(3);
    await s3.putObject({ Bucket: 'acl', Key: 'k', ACL: 'public-read' });
    expect((await s3.getObjectAcl({ Bucket: 'acl', Key: 'k' })).Grants).toEqual([own, everyone]);
    await s3.putObjectAcl({ Bucket: 'acl', Key: 'k', AccessControlPolicy: { Grants: [everyone as never] } });
    expect((await s3.getObjectAcl({ Bucket: 'acl', Key: 'k' })).Grants).toEqual([everyone]);
    await expect(s3.putObjectAcl({ Bucket: 'acl', Key: 'k' })).rejects.toMatchObject({ name: 'MalformedXML' });
    await expect(s3.putObjectAcl({ Bucket: 'acl', Key: 'k', ACL: 'x' })).rejects.toMatchObject({ name: 'InvalidArgument', ArgumentName: 'x-amz-acl' });
    await expect(s3.putObjectAcl({ Bucket: 'acl', Key: 'k', ACL: 'aws-exec-read' })).rejects.toMatchObject({ name: 'UnsupportedOperation' });
    await s3.deleteBucketOwnershipControls({ Bucket: 'acl' });
    await s3.putObjectAcl({ Bucket: 'acl', Key: 'k', ACL: 'private' });
    expect((await s3.getObjectAcl({ Bucket: 'acl', Key: 'k' })).Grants).toEqual([own]);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html
describe('tags of an object', () => {
  test('come with it, change without a new version, and are counted', async () => {
    const s3 = await host();
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
    const { VersionId } = await s3.putObject({ Bucket, Key: 'k', Tagging: 'a=1&b%20c=d%2Be&f=' });
    const at = { Bucket, Key: 'k' };
    expect(await s3.getObjectTagging(at)).toEqual({
      VersionId,
      TagSet: [
        { Key: 'a', Value: '1' },
        { Key: 'b c', Value: 'd+e' },
        { Key: 'f', Value: '' },
      ],
      $metadata,
    });
    expect(await s3.getObject(at)).toMatchObject({ TagCount: 3, VersionId });
    expect(await s3.putObjectTagging({ ...at, Tagging: { TagSet: [{ Key: 'x', Value: 'y' }] } })).toMatchObject({ VersionId });
    expect((await s3.getObjectTagging({ ...at, VersionId })).TagSet).toEqual([{ Key: 'x', Value: 'y' }]);
    await s3.copyObject({ Bucket, Key: 'c', CopySource: 'bkt/k', Tagging: 'n=1' });
    expect((await s3.getObjectTagging({ Bucket, Key: 'c' })).TagSet).toEqual([{ Key: 'x', Value: 'y' }]);
    await s3.copyObject({ Bucket, Key: 'c', CopySource: 'bkt/k', Tagging: 'n=1', TaggingDirective: 'REPLACE' });
    expect((await s3.getObjectTagging({ Bucket, Key: 'c' })).TagSet).toEqual([{ Key: 'n', Value: '1' }]);
    expect(await s3.deleteObjectTagging(at)).toMatchObject({ VersionId, $metadata: { httpStatusCode: 204 } });
    expect((await s3.getObjectTagging(at)).TagSet).toEqual([]);
    expect((await s3.listObjectVersions({ Bucket, Prefix: 'k' })).Versions).toHaveLength(1);
    await expect(s3.getObjectTagging({ Bucket, Key: 'none' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test.each<[tags: [string, string][], error: object]>([
    [[['', 'x']], { name: 'InvalidTag', message: 'The TagKey you have provided is invalid', TagKey: '' }],
    [[['x'.repeat(129), 'x']], { name: 'InvalidTag', message: 'The TagKey you have provided is invalid' }],
    [[['a?', 'x']], { name: 'InvalidTag', message: 'The TagKey you have provided is invalid' }],
    [[['a', 'x'.repeat(257)]], { name: 'InvalidTag', message: 'The TagValue you have provided is invalid' }],
    [[['a', '{}']], { name: 'InvalidTag', message: 'The TagValue you have provided is invalid' }],
    [[['aws:a', 'x']], { name: 'InvalidTag', message: 'System tags cannot be added/updated by requester' }],
    [
      [
        ['a', '1'],
        ['a', '2'],
      ],
      { name: 'InvalidTag', message: 'Cannot provide multiple Tags with the same key', TagKey: 'a' },
    ],
    [Array.from({ length: 11 }, (_, i) => [`${i}`, '']), { name: 'BadRequest', message: 'Object tags cannot be greater than 10' }],
  ])('%j are refused', async (tags, error) => {
    const s3 = await host({ k: '' });
    await expect(s3.putObjectTagging({ Bucket, Key: 'k', Tagging: { TagSet: tags.map(([Key, Value]) => ({ Key, Value })) } })).rejects.toMatchObject(error);
  });

  test.each(['a=1&a=2', '=1'])('Tagging %s is refused', async (Tagging) => {
    const s3 = await host();
    await expect(s3.putObject({ Bucket, Key: 'k', Tagging })).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      ArgumentName: 'x-amz-tagging',
      ArgumentValue: Tagging,
    });
  });
});
