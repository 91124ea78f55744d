import { hash } from '../../json/hash';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

/** Ids of versions and uploads: letters that follow from the seed, and a number of the account in the last eight of them. */
export class SequenceIds {
  private readonly prefix: string;

  constructor(seed: string, length: number) {
    this.prefix = Array.from({ length: length - 8 }, (_, i) => alphabet[hash(`${seed}/${i}`) & 63]!).join('');
  }

  of(sequence: number): string {
    return this.prefix + sequence.toString(36).padStart(8, '0');
  }
}

/** The number in an id; NaN where it has none. */
export const sequenceOf = (id: string): number => (/^[0-9a-z]{8}$/.test(id.slice(-8)) ? parseInt(id.slice(-8), 36) : NaN);

/** "Version IDs are … Unicode, UTF-8 encoded, URL-ready, opaque strings": those of S3 have 32 letters, or are 'null'. */
export const isVersionId = (id: string): boolean => id === 'null' || /^[\w.-]{32}$/.test(id);
