import type { Line, Visit } from './visit';

/** So many iterations or child executions are shown that went well, and so many others. */
const wellShown = 2;
const othersShown = 3;

interface LeftOut {
  /** '97 iterations that succeeded' */
  readonly left: string;
}

/** What is shown of branches, iterations and child executions: all branches; of many iterations some, in their order, and how many are left out. */
export function shownLines(lines: readonly Line[], marked: ReadonlySet<Visit | 'end'>): (Line | LeftOut)[] {
  if (lines.length <= wellShown + othersShown || lines[0]!.kind === 'branch') return [...lines];
  let well = 0;
  let others = 0;
  const parts: (Line | LeftOut)[] = [];
  let left: Line[] = [];
  const leave = (): void => {
    if (left.length > 0) parts.push({ left: countText(left) });
    left = [];
  };
  for (const line of lines) {
    const shown = (line.outcome === 'succeeded' ? ++well <= wellShown : ++others <= othersShown) || hasMarked(line, marked);
    if (!shown) {
      left.push(line);
      continue;
    }
    leave();
    parts.push(line);
  }
  leave();
  return parts;
}

function countText(lines: readonly Line[]): string {
  const { kind } = lines[0]!;
  const counts = (['succeeded', 'failed', 'aborted', null] as const).flatMap((outcome) => {
    const count = lines.filter((line) => line.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${outcome ?? 'not ended'}`];
  });
  return `${lines.length} more ${kind}${lines.length === 1 ? '' : 's'}: ${counts.join(', ')}`;
}

const hasMarked = (line: Line, marked: ReadonlySet<Visit | 'end'>): boolean =>
  marked.size > 0 && line.visits.some((visit) => marked.has(visit) || visit.attempts.some(({ lines }) => lines.some((inner) => hasMarked(inner, marked))));
