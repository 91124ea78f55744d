import { deepEqual } from 'node:assert/strict';

/** Something to measure: `run` does one unit of work. */
export interface Contender {
  readonly name: string;
  run(unit: number): Promise<unknown>;
}

/** `perUnit` is the median of CPU milliseconds a unit; `ratio` the median over the rounds of its time by the first contender's, with the lowest and the highest round. */
export interface Measured {
  readonly name: string;
  readonly perUnit: number;
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
}

export interface Effort {
  /** How long one batch of units should take, in milliseconds. */
  readonly targetMs: number;
  /** How many batches of each contender are run, in turns. */
  readonly rounds: number;
}

function collect(): void {
  if (gc === undefined) throw new Error('Start node with --expose-gc: garbage left by one contender must not be charged to the next.');
  gc();
}

export const liveHeap = (): number => {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
};

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** CPU milliseconds a unit: other work on the machine stretches wall time, CPU time much less. */
async function batch(contender: Contender, units: number): Promise<number> {
  const before = process.cpuUsage();
  for (let unit = 0; unit < units; unit++) await contender.run(unit);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / units;
}

/** Doubles the batch until it takes most of the target; by then the code is warm too. */
async function batchSize(contender: Contender, targetMs: number): Promise<number> {
  for (let units = 1; ; units *= 2) {
    const took = (await batch(contender, units)) * units;
    if (took > targetMs / 2) return Math.max(1, Math.round((units * targetMs) / took));
  }
}

/** Runs the contenders in turns, so that what disturbs the machine disturbs all of them alike. */
export async function compare(contenders: readonly Contender[], { targetMs, rounds }: Effort): Promise<Measured[]> {
  const sizes: number[] = [];
  for (const contender of contenders) sizes.push(await batchSize(contender, targetMs));
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      collect();
      times[index]!.push(await batch(contender, sizes[index]!));
    }
  }
  return contenders.map(({ name }, index) => {
    const ratios = times[index]!.map((time, round) => time / times[0]![round]!);
    return { name, perUnit: median(times[index]!), ratio: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
  });
}

/** A figure of a wrong answer is worth nothing. */
export async function check(contender: Contender, unit: number, expected: unknown): Promise<void> {
  deepEqual(await contender.run(unit), expected, `${contender.name} gives a wrong answer`);
}

/** Three significant digits. */
export const digits = (value: number): string => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3));

export function printTable(title: string, rows: readonly Record<string, string>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column]!.length)));
  const numeric = columns.map((column) => rows.every((row) => /^[-+]?[\d.]|^$/.test(row[column]!)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => (numeric[index] ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!)))
      .join('  ')
      .trimEnd();
  console.log(`\n${title}\n${line(columns)}\n${line(widths.map((width) => '─'.repeat(width)))}`);
  for (const row of rows) console.log(line(columns.map((column) => row[column]!)));
}
