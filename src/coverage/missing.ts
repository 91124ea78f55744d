import type { Place } from './place';

/** What was never done at a place, in words. */
export function missing({ kind, number, outcome, to }: Place, tested: boolean): string {
  switch (kind) {
    case 'states':
      return 'never entered';
    case 'transitions':
      return to === null ? 'never ended here' : 'never taken';
    case 'rules':
      return `rule ${number} ${tested ? (outcome === true ? 'never held' : 'always held') : 'never tested'}`;
    case 'catchers':
      return 'never caught';
    case 'retriers':
      return 'never retried';
    case 'branches':
      return `never ran, from ${JSON.stringify(to)} on`;
  }
}
