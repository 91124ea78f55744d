import type { Checksum, ChecksumAlgorithm } from './checksums';
import type { Place } from './place';
import type { ChecksumType, EncryptionRequest, Grant, ObjectProperties, Tag } from './shapes';

/** A version of an object as it is kept. */
export interface ObjectVersion {
  readonly place: Place;
  /** 'null' where versioning was not on when it came. */
  readonly versionId: string;
  /** Milliseconds since the epoch, whole seconds: S3 tells no more. */
  readonly modified: number;
  /** null: a delete marker. */
  readonly object: StoredObject | null;
}

/** What is said of an object when it is made, or when an upload of it begins. */
export interface ObjectFacts {
  readonly properties: ObjectProperties;
  readonly encryption: EncryptionRequest;
  readonly tags: readonly Tag[];
  /** null: as the bucket's owner has it. */
  readonly grants: readonly Grant[] | null;
}

export interface StoredObject extends ObjectFacts {
  readonly bytes: Uint8Array;
  /** In double quotes. */
  readonly etag: string;
  readonly checksum: Checksum;
  /** null: it came in one piece. */
  readonly parts: readonly StoredPart[] | null;
}

export interface StoredPart {
  readonly number: number;
  readonly size: number;
  /** By the algorithm of the object's checksum; null where the object's is all there is. */
  readonly checksum: string | null;
}

/** A part of an upload that is not complete. */
export interface UploadPart {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly modified: number;
  readonly checksum: Checksum;
}

/** What an upload was begun with, if it was begun with a checksum's algorithm. */
export interface UploadChecksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: ChecksumType;
}
