import type { Journal } from '../../journal/journal';
import { JournaledMap } from '../../journal/journaled-map';
import type { Place } from './place';
import type { ObjectFacts, UploadChecksum, UploadPart } from './stored-object';

/** An object that is coming in parts. */
export class Upload {
  /** By their numbers. */
  readonly parts: JournaledMap<number, UploadPart>;

  constructor(
    journal: Journal,
    readonly place: Place,
    readonly uploadId: string,
    /** Milliseconds since the epoch, whole seconds. */
    readonly initiated: number,
    readonly facts: ObjectFacts,
    readonly checksum: UploadChecksum | null,
  ) {
    this.parts = new JournaledMap(journal);
  }

  /** By their numbers: "Part numbers … uniquely identify a part and also define its position within the object". */
  sortedParts(): UploadPart[] {
    return [...this.parts.values()].toSorted((a, b) => a.number - b.number);
  }
}
