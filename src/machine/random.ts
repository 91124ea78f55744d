import { mix } from '../json/hash';

/**
 * A number in [0, 1) that belongs to a seed, a place and a counter: the same on every host and in every order of events (I1).
 * The text is hashed by FNV-1a, and the hash is mixed by the finaliser of MurmurHash3.
 */
export function random(seed: number, key: string, draw: number): number {
  let high = (seed ^ 0x811c9dc5) >>> 0;
  let low = (Math.imul(seed, 0x9e3779b1) ^ draw) >>> 0;
  for (let i = 0; i < key.length; i++) {
    high = Math.imul(high ^ key.charCodeAt(i), 0x01000193);
    low = Math.imul(low ^ key.charCodeAt(i), 0x85ebca6b);
  }
  high = mix(high ^ Math.imul(draw + 1, 0xc2b2ae35));
  low = mix(low ^ high);
  return ((high >>> 6) * 0x8000000 + (low >>> 5)) / 0x20000000000000;
}
