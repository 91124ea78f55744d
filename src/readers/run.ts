import type { Json } from '../json/json';

/** Items of one object that follow each other. */
export interface Run {
  readonly items: Json[];
  /** The names of the members, where the items are those of an object; null in any other. */
  readonly keys: string[] | null;
  /** From where in the object reading goes on after these items. Plain JSON. */
  readonly cursor: Json;
}

/** Items of one page at most: what lives as long as a page must not outlive the young generation of the heap, which would grow with it. */
const pageItems = 100;
/** Bytes of the dataset after which a page ends: how much of it is held at once, whatever its size. */
const pageBytes = 512 * 1024;

/** Tells how many more items are wanted: nothing after them is looked at. */
export type Room = () => number;

export const isFull = (items: readonly Json[], bytes: number, room: Room): boolean => items.length >= pageItems || bytes >= pageBytes || items.length >= room();
