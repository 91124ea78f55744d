import { byUtf8 } from './key-order';

/**
 * Where a version of an object or an upload stands among those of its bucket: its key, and a number that grows with time in the account. Places are never
 * changed, and each thing keeps its own place as long as it is there: a journal knows it by that.
 */
export interface Place {
  readonly key: string;
  readonly sequence: number;
}

export type PlaceOrder = (a: Place, b: Place) => number;

/** By key, then by time. "In the response, the uploads are sorted by key … by the upload initiation time": API_ListMultipartUploads. */
export const oldestFirst: PlaceOrder = (a, b) => byUtf8(a.key, b.key) || a.sequence - b.sequence;

/** By key, then the newest first: API_ListObjectVersions. */
export const newestFirst: PlaceOrder = (a, b) => byUtf8(a.key, b.key) || b.sequence - a.sequence;

/** Says of a place whether a search goes on behind it. With its order it turns from true to false once. */
export type Before = (place: Place) => boolean;

export const beforeKey =
  (key: string): Before =>
  (place) =>
    byUtf8(place.key, key) < 0;

export const upToKey =
  (key: string): Before =>
  (place) =>
    byUtf8(place.key, key) <= 0;

/** Goes on behind all keys that begin with a text. */
export const upToPrefix =
  (prefix: string): Before =>
  (place) =>
    place.key.startsWith(prefix) || byUtf8(place.key, prefix) < 0;
