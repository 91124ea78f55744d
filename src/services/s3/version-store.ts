import type { Journal } from '../../journal/journal';
import { type Before, beforeKey, newestFirst, type Place } from './place';
import { PlacedStore } from './placed-store';
import type { ObjectVersion } from './stored-object';
import { sequenceOf } from './version-ids';

/** All versions of all objects of a bucket. */
export class VersionStore extends PlacedStore<ObjectVersion> {
  /** The versions with the id 'null', by their keys: without versioning these are all. */
  private readonly nulls = new Map<string, ObjectVersion>();
  /** How many have another id. */
  private others = 0;

  constructor(journal: Journal) {
    super(journal, newestFirst);
  }

  /** The newest version of an object, which may be a delete marker. */
  current(key: string): ObjectVersion | undefined {
    if (this.others === 0) return this.nulls.get(key);
    const version = this.first(beforeKey(key));
    return version?.place.key === key ? version : undefined;
  }

  withId(key: string, versionId: string): ObjectVersion | undefined {
    if (versionId === 'null') return this.nulls.get(key);
    const version = this.get({ key, sequence: sequenceOf(versionId) });
    return version?.versionId === versionId ? version : undefined;
  }

  /** Goes on behind a version of an object; where that is not known, behind all of them. */
  upTo(key: string, versionId: string): Before | null {
    const place: Place | undefined = versionId === 'null' ? this.nulls.get(key)?.place : { key, sequence: sequenceOf(versionId) };
    return place === undefined || Number.isNaN(place.sequence) ? null : (other) => newestFirst(other, place) <= 0;
  }

  override replace(place: Place, version: ObjectVersion | undefined): ObjectVersion | undefined {
    const before = super.replace(place, version);
    this.others += Number(isOther(version)) - Number(isOther(before));
    // A return to a mark may bring the version back whose place this one has taken before it takes this one out.
    if (before?.versionId === 'null' && this.nulls.get(place.key)?.place === before.place) this.nulls.delete(place.key);
    if (version?.versionId === 'null') this.nulls.set(place.key, version);
    return before;
  }
}

const isOther = (version: ObjectVersion | undefined): boolean => version !== undefined && version.versionId !== 'null';
