import type { Json } from '../../src/json/json';
import type {
  GetObjectInput,
  GetObjectOutput,
  ListedObject,
  ListObjectsV2Input,
  ListObjectsV2Output,
  ObjectBody,
  ObjectPort,
} from '../../src/readers/object-port';
import { type Page, readItems } from '../../src/readers/read-items';
import type { ItemSource, ReaderConfig } from '../../src/resources/item-source';

export interface ObjectsOptions {
  /** How many bytes a chunk of a body has. */
  readonly chunk?: number;
  /** The body is no stream: it can only be read at once. */
  readonly atOnce?: boolean;
  /** How many objects a page of a listing has. */
  readonly listed?: number;
}

/** Objects by 'bucket/key', as a port that notes what was asked of it. */
export class MemoryObjects implements ObjectPort {
  readonly requests: GetObjectInput[] = [];
  /** Bodies whose reader has stopped before their end or at it. */
  closed = 0;

  constructor(
    private readonly objects: Readonly<Record<string, string | Uint8Array>>,
    private readonly options: ObjectsOptions = {},
  ) {}

  async getObject(input: GetObjectInput): Promise<GetObjectOutput> {
    this.requests.push(input);
    const content = this.objects[`${input.Bucket}/${input.Key}`];
    if (content === undefined)
      throw Object.assign(new Error('The specified key does not exist.'), { name: 'NoSuchKey', $metadata: { httpStatusCode: 404, requestId: 'R' } });
    const all = Buffer.from(content);
    const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(input.Range ?? 'bytes=0-')!;
    const start = from === '' ? Math.max(0, all.length - Number(to)) : Number(from);
    const bytes = all.subarray(start, from === '' || to === '' ? all.length : Number(to) + 1);
    return { Body: this.body(bytes), ContentRange: `bytes ${start}-${start + bytes.length - 1}/${all.length}` };
  }

  private body(bytes: Buffer): ObjectBody {
    const transformToByteArray = (): Promise<Uint8Array> => Promise.resolve(bytes);
    if (this.options.atOnce) return { transformToByteArray };
    const { chunk = 7 } = this.options;
    const ended = (): void => void this.closed++;
    async function* stream(): AsyncGenerator<Uint8Array> {
      try {
        for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
      } finally {
        ended();
      }
    }
    return Object.assign(stream(), { transformToByteArray });
  }

  async listObjectsV2({ Bucket, Prefix = '', StartAfter = '', ContinuationToken }: ListObjectsV2Input): Promise<ListObjectsV2Output> {
    const after = ContinuationToken ?? StartAfter;
    const keys = Object.keys(this.objects)
      .filter((name) => name.startsWith(`${Bucket}/${Prefix}`))
      .map((name) => name.slice(`${Bucket}/`.length))
      .filter((key) => key > after)
      .toSorted();
    const { listed = 1000 } = this.options;
    const Contents = keys.slice(0, listed).map((Key): ListedObject => ({
      Key,
      ETag: `"${Key}"`,
      LastModified: new Date('2022-11-17T15:44:41.250Z'),
      Size: Buffer.from(this.objects[`${Bucket}/${Key}`]!).length,
      StorageClass: 'STANDARD',
    }));
    const IsTruncated = keys.length > listed;
    return { ...(Contents.length > 0 && { Contents }), IsTruncated, ...(IsTruncated && { NextContinuationToken: Contents.at(-1)!.Key! }) };
  }

  putObject(): Promise<object> {
    return Promise.reject(new Error('Nothing is written here.'));
  }
}

export const getObject = (config: ReaderConfig, Key = 'k'): ItemSource => ({
  resource: 'arn:aws:states:::s3:getObject',
  parameters: { Bucket: 'b', Key },
  config,
});

export const listObjects = (config: ReaderConfig = {}, Prefix = ''): ItemSource => ({
  resource: 'arn:aws:states:::s3:listObjectsV2',
  parameters: { Bucket: 'b', Prefix },
  config,
});

export async function pagesOf(source: ItemSource, s3: ObjectPort, cursor: Json = null): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of readItems(source, s3, cursor)) pages.push(page);
  return pages;
}

export const itemsOf = async (source: ItemSource, s3: ObjectPort, cursor: Json = null): Promise<Json[]> =>
  (await pagesOf(source, s3, cursor)).flatMap(({ items }) => items);

/** The items of one object 'b/k'. */
export const read = (content: string | Uint8Array, config: ReaderConfig, options: ObjectsOptions = {}): Promise<Json[]> =>
  itemsOf(getObject(config), new MemoryObjects({ 'b/k': content }, options));
