import { hash } from '../../../json/hash';
import type { Item } from '../attribute-value';
import type { Change } from '../change';
import { keyAttributes } from '../key-schema';
import { copyItem } from '../values/copy-value';
import { equalValues } from '../values/equal-values';
import { itemSize } from '../values/value-size';
import type { KeptRecord, StreamIdentity } from './stream';
import type { ChangeRecord, StreamViewType } from './stream-shapes';

const shows = (view: StreamViewType, image: 'NEW_IMAGE' | 'OLD_IMAGE'): boolean => view === image || view === 'NEW_AND_OLD_IMAGES';

/** Whether a write has changed nothing: "If you perform a PutItem or UpdateItem operation that does not change any data …, no stream record is written." */
export function changesNothing({ before, after }: Change): boolean {
  if (before === undefined || after === undefined) return false;
  return before.item === after.item || (before.size === after.size && equalValues({ M: before.item }, { M: after.item }));
}

/** A change as a stream of a view keeps it. Of the images, what the view shows. */
export function keptRecord({ table, before, after, by }: Change, view: StreamViewType, sequenceNumber: string, at: number): KeptRecord {
  const keys = keyAttributes(table.settings.schema, (after ?? before)!.item);
  const old = shows(view, 'OLD_IMAGE') ? before : undefined;
  const now = shows(view, 'NEW_IMAGE') ? after : undefined;
  return {
    sortText: sequenceNumber,
    at,
    name: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
    keys,
    ...(old && { before: old.item }),
    ...(now && { after: now.item }),
    size: itemSize(keys) + imageSize(old?.item) + imageSize(now?.item),
    by,
  };
}

const imageSize = (image: Readonly<Item> | undefined): number => (image === undefined ? 0 : itemSize(image));

/** 32 hexadecimal digits, the same on every run. */
function eventId(arn: string, sequenceNumber: string): string {
  let id = '';
  for (let i = 0; i < 4; i++) id += hash(`${arn}/${sequenceNumber}/${i}`).toString(16).padStart(8, '0');
  return id;
}

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html */
export function changeRecord({ arn, viewType }: StreamIdentity, region: string, record: KeptRecord): ChangeRecord {
  const { sortText, at, name, keys, before, after, size, by } = record;
  return {
    eventID: eventId(arn, sortText),
    eventName: name,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: new Date(Math.floor(at / 1000) * 1000),
      Keys: copyItem(keys),
      ...(after && { NewImage: copyItem(after) }),
      ...(before && { OldImage: copyItem(before) }),
      SequenceNumber: sortText,
      SizeBytes: size,
      StreamViewType: viewType,
    },
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
    ...(by === 'timeToLive' && { userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' } }),
  };
}
