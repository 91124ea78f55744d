import { difference } from './compare';

/**
 * Two values beside each other, one leaf a line, in the order of the recording, which is on the left: lines that differ are marked with ≠.
 *
 * @param width - Columns that a line has.
 */
export function sideBySide(recorded: unknown, observed: unknown, width = 150): string[] {
  const half = Math.floor((width - 3) / 2);
  return rows(recorded, observed, '').flatMap(([left, right, mark]) => {
    const lefts = cut(left, half);
    const rights = cut(right, half);
    return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, i) => `${(lefts[i] ?? '').padEnd(half)} ${mark} ${rights[i] ?? ''}`.trimEnd());
  });
}

type Row = readonly [left: string, right: string, mark: '|' | '≠'];

function rows(recorded: unknown, observed: unknown, path: string): Row[] {
  const agree = difference(recorded, observed, new Map()) === undefined;
  const oneRow = (!isTree(recorded) && !isTree(observed)) || (agree && typeof recorded === 'string');
  if (oneRow) return [[line(path, recorded), line(path, observed), agree ? '|' : '≠']];
  const [left, right] = [isTree(recorded) ? recorded : {}, isTree(observed) ? observed : {}];
  const whole: Row[] = [];
  if (recorded !== undefined && !isTree(recorded)) whole.push([line(path, recorded), '', '≠']);
  if (observed !== undefined && !isTree(observed)) whole.push(['', line(path, observed), '≠']);
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return [...whole, ...names.flatMap((name) => rows(left[name], right[name], path === '' ? name : `${path}.${name}`))];
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && Object.keys(value).length > 0;

function line(path: string, value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return path === '' ? text : `${path}: ${text}`;
}

/** A text as lines of a width; the rest of a long one is left out. */
function cut(text: string, width: number): string[] {
  const lines = text.split(/\r?\n|\r/).flatMap((each) => each.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
  return lines.length > 8 ? [...lines.slice(0, 8), '…'] : lines;
}
