import type { Journal } from '../../journal/journal';
import { JournaledMap } from '../../journal/journaled-map';
import { oldestFirst } from './place';
import { PlacedStore } from './placed-store';
import type { Settings } from './settings/bucket-settings';
import type { Upload } from './upload';
import { VersionStore } from './version-store';

export class Bucket {
  readonly versions: VersionStore;
  readonly uploads: PlacedStore<Upload>;
  private readonly settings: JournaledMap<keyof Settings, NonNullable<unknown>>;

  constructor(
    journal: Journal,
    readonly name: string,
    readonly region: string,
    /** Milliseconds since the epoch, whole seconds. */
    readonly created: number,
  ) {
    this.versions = new VersionStore(journal);
    this.uploads = new PlacedStore(journal, oldestFirst);
    this.settings = new JournaledMap(journal);
  }

  /** What has been set; undefined where nothing has. */
  setting<Name extends keyof Settings>(name: Name): Settings[Name] | undefined {
    return this.settings.get(name) as Settings[Name] | undefined;
  }

  /** undefined: it is not set any more. */
  set<Name extends keyof Settings>(name: Name, value: Settings[Name] | undefined): void {
    if (value === undefined) this.settings.delete(name);
    else this.settings.set(name, value);
  }

  allSettings(): [keyof Settings, unknown][] {
    return [...this.settings.entries()];
  }
}
