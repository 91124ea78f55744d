import type { Account } from '../account';
import { memberFor, shownChecksum } from '../checksums';
import { invalidArgument } from '../errors';
import { pageSize } from '../page';
import { everywhere, label, requested } from '../request';
import type { GetObjectAttributesOutput, GetObjectAttributesRequest } from '../shapes';
import type { StoredObject, StoredPart } from '../stored-object';
import { objectOf } from '../versions';

const shape = { ...everywhere, Key: 'text', VersionId: 'text', ObjectAttributes: ['text'], MaxParts: 'number', PartNumberMarker: 'text' } as const;

const attributes: Readonly<Record<string, (object: StoredObject, request: GetObjectAttributesRequest) => GetObjectAttributesOutput>> = {
  ETag: ({ etag }) => ({ ETag: etag.slice(1, -1) }),
  Checksum: ({ checksum }) => ({ Checksum: shownChecksum(checksum) }),
  ObjectParts: (object, request) => partsOf(object, request),
  StorageClass: ({ properties }) => ({ StorageClass: properties.StorageClass }),
  ObjectSize: ({ bytes }) => ({ ObjectSize: bytes.length }),
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html */
export function getObjectAttributes(account: Account, input: GetObjectAttributesRequest): GetObjectAttributesOutput {
  const request = requested(input, shape);
  label(request.Key, 'Key');
  const names = request.ObjectAttributes ?? [];
  const wrong = names.find((name) => !Object.hasOwn(attributes, name));
  if (names.length === 0 || wrong !== undefined) throw invalidArgument('Invalid attribute name specified.', 'x-amz-object-attributes', wrong ?? '');
  const { version, object, isVersioned } = objectOf(account, request);
  const output: GetObjectAttributesOutput = { LastModified: new Date(version.modified), ...(isVersioned && { VersionId: version.versionId }) };
  for (const name of names) Object.assign(output, attributes[name]!(object, request));
  return output;
}

/** Parts one by one only where the object "was uploaded with … additional checksums" for each. */
function partsOf({ parts, checksum }: StoredObject, { MaxParts, PartNumberMarker = '0' }: GetObjectAttributesRequest): GetObjectAttributesOutput {
  if (parts === null) return {};
  if (parts.some((part) => part.checksum === null)) return { ObjectParts: { TotalPartsCount: parts.length } };
  const most = pageSize(MaxParts, 'max-parts');
  const rest = parts.filter(({ number }) => number > Number(PartNumberMarker));
  const page = rest.slice(0, most);
  const shown = ({ number, size, checksum: value }: StoredPart) => ({
    PartNumber: number,
    Size: size,
    ...memberFor({ algorithm: checksum.algorithm, value: value! }),
  });
  return {
    ObjectParts: {
      TotalPartsCount: parts.length,
      PartNumberMarker,
      NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
      MaxParts: most,
      IsTruncated: page.length < rest.length,
      Parts: page.map(shown),
    },
  };
}
