const width = 74;

/** Two values beside each other: a line for each member, by its path; lines that differ are marked with ≠. */
export function sideBySide(recorded: unknown, observed: unknown): string[] {
  const [left, right] = [new Map(lines(recorded)), new Map(lines(observed))];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((path) => {
    const [a, b] = [left.get(path), right.get(path)].map((value) => wrapped(value === undefined ? '' : path === '' ? value : `${path}: ${value}`));
    const mark = left.get(path) === right.get(path) ? '|' : '≠';
    return Array.from({ length: Math.max(a!.length, b!.length) }, (_, row) => `${(a![row] ?? '').padEnd(width)} ${mark} ${b![row] ?? ''}`.trimEnd());
  });
}

/** The leaves of a value: their paths and texts. */
function lines(value: unknown, path = ''): [path: string, text: string][] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  const members = Object.entries(value);
  if (members.length === 0) return [[path, JSON.stringify(value)]];
  return members.flatMap(([name, member]) => lines(member, path === '' ? name : `${path}.${name}`));
}

const wrapped = (text: string): string[] => text.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? [''];
