import { UsageError } from '../errors/usage-error';
import type { Journal, Mark } from '../journal/journal';
import { fromSaved, toSaved } from './saved-value';

/** A service whose state can be written down. */
export interface Saving {
  save(): unknown;
  load(saved: unknown): void;
}

/** A snapshot as JSON: what `JSON.stringify(aws.snapshot())` writes. */
export interface SavedAws {
  readonly version: 1;
  /** When it was taken: ISO text. */
  readonly at: string;
  readonly services: Readonly<Record<string, unknown>>;
}

/** The state of all services of a `LocalAws` at one moment. JSON.stringify writes it down as {@link SavedAws}. */
export class Snapshot {
  /** @internal */
  constructor(
    private readonly journal: Journal,
    private readonly services: Readonly<Record<string, Saving>>,
    private readonly mark: Mark,
    /** When it was taken: milliseconds since the epoch. */
    readonly at: number,
  ) {}

  /** @internal */
  restoreTo(journal: Journal): void {
    if (journal !== this.journal) {
      throw new UsageError('The snapshot is of another LocalAws.', '', 'Hand it over as JSON: restore(JSON.parse(JSON.stringify(snapshot))).');
    }
    journal.returnTo(this.mark);
  }

  /** What it is as JSON. It costs as much as is stored. */
  toJSON(): SavedAws {
    const services = this.journal.at(this.mark, () =>
      Object.fromEntries(Object.entries(this.services).map(([name, service]) => [name, toSaved(service.save())])),
    );
    return { version: 1, at: new Date(this.at).toISOString(), services };
  }
}

/** Puts what was written down in the place of all that the services have. @throws UsageError for what is no snapshot; all is then as it was */
export function load(journal: Journal, services: Readonly<Record<string, Saving>>, saved: SavedAws): void {
  const { version, services: states } = (saved ?? {}) as Partial<SavedAws>;
  if (version !== 1 || typeof states !== 'object' || states === null) {
    throw new UsageError('This is no snapshot of a LocalAws.', '', 'Give what snapshot() gives, or JSON.parse of its text.');
  }
  const before = journal.mark();
  try {
    for (const [name, service] of Object.entries(services)) if (Object.hasOwn(states, name)) service.load(fromSaved(states[name]));
  } catch (thrown) {
    journal.returnTo(before);
    throw thrown;
  }
}
