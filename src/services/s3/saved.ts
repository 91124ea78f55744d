import { UsageError } from '../../errors/usage-error';
import type { Account } from './account';
import { Bucket } from './bucket';
import { checksumAlgorithms } from './checksums';
import type { Settings } from './settings/bucket-settings';
import * as settingShapes from './settings/setting-shapes';
import { fit, OneOf, type Shape } from './shape';
import type { ObjectProperties } from './shapes';
import type { ObjectFacts, ObjectVersion, StoredObject, StoredPart, UploadPart } from './stored-object';
import { Upload } from './upload';

const settings: { readonly [Name in keyof Settings]: Shape } = {
  BucketAccelerateConfiguration: settingShapes.accelerate,
  BucketAcl: settingShapes.accessControlPolicy.Grants,
  BucketCors: settingShapes.cors,
  BucketEncryption: settingShapes.encryption,
  BucketLifecycleConfiguration: { ...settingShapes.lifecycle, TransitionDefaultMinimumObjectSize: settingShapes.minimumObjectSize },
  BucketLogging: settingShapes.logging,
  BucketNotificationConfiguration: settingShapes.notification,
  BucketOwnershipControls: settingShapes.ownership,
  BucketPolicy: 'text',
  BucketRequestPayment: settingShapes.requestPayment,
  BucketTagging: [settingShapes.tag],
  BucketVersioning: settingShapes.versioning,
  BucketWebsite: settingShapes.website,
  PublicAccessBlock: settingShapes.publicAccessBlock,
};

const algorithm = new OneOf(...checksumAlgorithms);
const type = new OneOf('COMPOSITE', 'FULL_OBJECT');
const checksum = { 'algorithm!': algorithm, 'type!': type, 'value!': 'text' } as const;
const facts = {
  'properties!': {
    CacheControl: 'text',
    ContentDisposition: 'text',
    ContentEncoding: 'text',
    ContentLanguage: 'text',
    ContentType: 'text',
    Expires: 'number',
    'Metadata!': 'map',
    'StorageClass!': 'text',
    WebsiteRedirectLocation: 'text',
  },
  'encryption!': { ServerSideEncryption: 'text', SSEKMSKeyId: 'text', SSEKMSEncryptionContext: 'text', BucketKeyEnabled: 'flag' },
  'tags!': [settingShapes.tag],
  grants: settingShapes.accessControlPolicy.Grants,
} as const;
const part = { 'number!': 'number', 'bytes!': 'bytes', 'etag!': 'text', 'modified!': 'number', 'checksum!': checksum } as const;
const state = {
  'service!': new OneOf('s3'),
  'sequence!': 'number',
  'buckets!': [
    {
      'name!': 'text',
      'region!': 'text',
      'created!': 'number',
      'settings!': settings,
      'versions!': [
        {
          'key!': 'text',
          'sequence!': 'number',
          'versionId!': 'text',
          'modified!': 'number',
          object: {
            ...facts,
            'bytes!': 'bytes',
            'etag!': 'text',
            'checksum!': checksum,
            parts: [{ 'number!': 'number', 'size!': 'number', checksum: 'text' }],
          },
        },
      ],
      'uploads!': [
        {
          ...facts,
          'key!': 'text',
          'sequence!': 'number',
          'uploadId!': 'text',
          'initiated!': 'number',
          checksum: { 'algorithm!': algorithm, 'type!': type },
          'parts!': [part],
        },
      ],
    },
  ],
} as const;

type SavedFacts = Omit<ObjectFacts, 'properties' | 'grants'> & {
  readonly properties: Omit<ObjectProperties, 'Expires'> & { readonly Expires?: number };
  readonly grants?: NonNullable<ObjectFacts['grants']>;
};
interface SavedPart extends Omit<StoredPart, 'checksum'> {
  readonly checksum?: string;
}
interface SavedObject extends SavedFacts, Omit<StoredObject, keyof ObjectFacts | 'parts'> {
  readonly parts?: readonly SavedPart[];
}
interface SavedVersion extends Omit<ObjectVersion, 'place' | 'object'> {
  readonly key: string;
  readonly sequence: number;
  readonly object?: SavedObject;
}
interface SavedUpload extends SavedFacts {
  readonly key: string;
  readonly sequence: number;
  readonly uploadId: string;
  readonly initiated: number;
  readonly checksum?: NonNullable<Upload['checksum']>;
  readonly parts: readonly UploadPart[];
}
interface SavedBucket {
  readonly name: string;
  readonly region: string;
  readonly created: number;
  readonly settings: Partial<Settings>;
  readonly versions: readonly SavedVersion[];
  readonly uploads: readonly SavedUpload[];
}
interface SavedState {
  readonly service: 's3';
  readonly sequence: number;
  readonly buckets: readonly SavedBucket[];
}

export const saveState = (account: Account): SavedState => ({
  service: 's3',
  sequence: account.sequence.value,
  buckets: Array.from(account.buckets.values(), savedBucket),
});

const savedBucket = (bucket: Bucket): SavedBucket => ({
  name: bucket.name,
  region: bucket.region,
  created: bucket.created,
  // Times become texts.
  settings: JSON.parse(JSON.stringify(Object.fromEntries(bucket.allSettings()))) as Partial<Settings>,
  versions: Array.from(bucket.versions, savedVersion),
  uploads: Array.from(bucket.uploads, savedUpload),
});

const savedVersion = ({ place, object, ...others }: ObjectVersion): SavedVersion => ({
  ...place,
  ...others,
  ...(object !== null && { object: savedObject(object) }),
});

const savedUpload = ({ place, uploadId, initiated, facts: said, checksum: begun, parts }: Upload): SavedUpload => ({
  ...savedFacts(said),
  ...place,
  uploadId,
  initiated,
  ...(begun !== null && { checksum: begun }),
  parts: Array.from(parts.values(), copied),
});

const copied = (each: UploadPart): UploadPart => ({ ...each, bytes: new Uint8Array(each.bytes) });
const savedPart = ({ checksum: value, ...each }: StoredPart): SavedPart => ({ ...each, ...(value !== null && { checksum: value }) });
const loadedPart = ({ checksum: value, ...each }: SavedPart): StoredPart => ({ ...each, checksum: value ?? null });

function savedFacts({ properties: { Expires, ...properties }, encryption, tags, grants }: ObjectFacts): SavedFacts {
  return structuredClone({
    properties: { ...properties, ...(Expires !== undefined && { Expires: Expires.getTime() }) },
    encryption,
    tags,
    ...(grants !== null && { grants }),
  });
}

const savedObject = ({ bytes, etag, checksum: sum, parts, ...said }: StoredObject): SavedObject => ({
  ...savedFacts(said),
  bytes: new Uint8Array(bytes),
  etag,
  checksum: sum,
  ...(parts !== null && { parts: parts.map(savedPart) }),
});

/** Nothing has changed when what comes is no saved state. */
export function loadState(account: Account, saved: unknown): void {
  const { sequence, buckets } = fit(withTimes(saved), state, '', ({ path }) => noState(path)) as SavedState;
  for (const name of account.buckets.keys()) account.buckets.delete(name);
  for (const each of buckets) loadBucket(account, each);
  account.sequence.value = sequence;
}

const noState = (path: string): UsageError =>
  new UsageError('This is no saved state of the in-memory S3', `/${path.replaceAll('.', '/')}`, 'Give what `save()` of an InMemoryS3 has given.');

const timed = (bucket: { settings?: unknown } | null): unknown => ({
  ...bucket,
  settings: JSON.parse(JSON.stringify(bucket?.settings ?? null), (name, value: unknown) =>
    name === 'Date' && typeof value === 'string' ? new Date(value) : value,
  ) as unknown,
});

/** Settings with the texts of times as times: only life cycles have such, and only by this name. */
function withTimes(saved: unknown): unknown {
  const given = saved as { buckets?: unknown } | null | undefined;
  if (!Array.isArray(given?.buckets)) return saved;
  try {
    return { ...given, buckets: given.buckets.map(timed) };
  } catch {
    throw noState('buckets');
  }
}

function loadBucket(account: Account, { name, region, created, settings: set, versions, uploads }: SavedBucket): void {
  const { journal } = account;
  const bucket = new Bucket(journal, name, region, created);
  account.buckets.set(name, bucket);
  for (const setting of Object.keys(set) as (keyof Settings)[]) bucket.set(setting, set[setting]);
  for (const { key, sequence, object, ...others } of versions) {
    bucket.versions.set({ ...others, place: { key, sequence }, object: object === undefined ? null : loadedObject(object) });
  }
  for (const { key, sequence, uploadId, initiated, checksum: begun, parts, ...said } of uploads) {
    const upload = new Upload(journal, { key, sequence }, uploadId, initiated, loadedFacts(said), begun ?? null);
    bucket.uploads.set(upload);
    for (const each of parts) upload.parts.set(each.number, copied(each));
  }
}

function loadedFacts({ properties: { Expires, ...properties }, encryption, tags, grants }: SavedFacts): ObjectFacts {
  return {
    properties: { ...properties, ...(Expires !== undefined && { Expires: new Date(Expires) }) },
    encryption,
    tags,
    grants: grants ?? null,
  };
}

const loadedObject = ({ bytes, etag, checksum: sum, parts, ...said }: SavedObject): StoredObject => ({
  ...loadedFacts(said),
  bytes: new Uint8Array(bytes),
  etag,
  checksum: sum,
  parts: parts === undefined ? null : parts.map(loadedPart),
});
