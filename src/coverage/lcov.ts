import type { CoverageReport, DefinitionCoverage, ReportedPlace } from './coverage-report';

/**
 * The report as LCOV's tracefile (https://manpages.debian.org/unstable/lcov/geninfo.1.en.html#TRACEFILE_FORMAT), a record for each source: a line for each
 * place, a function for each state, and a branch for each outcome: a rule that holds and one that does not, a transition, a Catcher, a Retrier, a
 * branch of a Parallel, the processor of a Map. Definitions whose lines are not known are left out: {@link notInLcov}.
 */
export function lcov({ definitions }: CoverageReport): string {
  const files = new Map<string, FileRecord>();
  for (const definition of definitions) {
    if (!definition.inSource) continue;
    const record = files.get(definition.source!) ?? new FileRecord();
    record.add(definition);
    files.set(definition.source!, record);
  }
  return Array.from(files, ([source, record]) => `TN:\nSF:${source}\n${record.text()}end_of_record\n`).join('');
}

/** What LCOV cannot tell of, since the lines are not known: the labels of the definitions. */
export const notInLcov = ({ definitions }: CoverageReport): string[] => definitions.filter(({ inSource }) => !inSource).map(({ label }) => label);

/** What is told of one file. Several definitions may stand in it, also one in several versions: their counts are added. */
class FileRecord {
  private readonly lines = new Map<number, number>();
  private readonly functions = new Map<string, { readonly line: number; readonly name: string; hits: number }>();
  private readonly branches = new Map<string, { readonly at: readonly [line: number, block: number, branch: number]; taken: number; ran: boolean }>();

  add({ places }: DefinitionCoverage): void {
    const lines = new Map<number, number>();
    const blocks = new Map<number, number>();
    let entered = 0;
    for (const [index, place] of places.entries()) {
      const { line, kind, hits } = place;
      const isSecond = isSecondOutcome(places, index); // of the rule before
      lines.set(line, Math.max(lines.get(line) ?? 0, isSecond ? hits + places[index - 1]!.hits : hits));
      if (kind === 'states') {
        entered = hits;
        this.addFunction(place);
        continue;
      }
      const block = isSecond ? blocks.get(line)! : (blocks.get(line) ?? -1) + 1;
      blocks.set(line, block);
      this.addBranch([line, block, isSecond ? 1 : 0], hits, ran(places, index, entered));
    }
    for (const [line, hits] of lines) this.lines.set(line, (this.lines.get(line) ?? 0) + hits);
  }

  private addFunction({ line, state, hits }: ReportedPlace): void {
    const name = plain(state);
    const key = `${line},${name}`;
    const known = this.functions.get(key);
    if (known !== undefined) known.hits += hits;
    else this.functions.set(key, { line, name: [...this.functions.values()].some((other) => other.name === name) ? `${name} (line ${line})` : name, hits });
  }

  private addBranch(at: readonly [number, number, number], taken: number, ran: boolean): void {
    const known = this.branches.get(at.join());
    if (known === undefined) this.branches.set(at.join(), { at, taken, ran });
    else Object.assign(known, { taken: known.taken + taken, ran: known.ran || ran });
  }

  text(): string {
    const functions = [...this.functions.values()].toSorted((a, b) => a.line - b.line);
    const branches = [...this.branches.values()].toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.at[2] - b.at[2]);
    const lines = [...this.lines].toSorted(([a], [b]) => a - b);
    const records = [
      ...functions.map(({ line, name }) => `FN:${line},${name}`),
      ...functions.map(({ name, hits }) => `FNDA:${hits},${name}`),
      `FNF:${functions.length}`,
      `FNH:${functions.filter(({ hits }) => hits > 0).length}`,
      ...branches.map(({ at, taken, ran }) => `BRDA:${at.join()},${ran ? taken : '-'}`),
      `BRF:${branches.length}`,
      `BRH:${branches.filter(({ taken }) => taken > 0).length}`,
      ...lines.map(([line, hits]) => `DA:${line},${hits}`),
      `LF:${lines.length}`,
      `LH:${lines.filter(([, hits]) => hits > 0).length}`,
    ];
    return records.map((record) => `${record}\n`).join('');
  }
}

const isSecondOutcome = (places: readonly ReportedPlace[], index: number): boolean =>
  places[index]!.kind === 'rules' && places[index]!.where === places[index - 1]!.where;

/** Whether what a branch belongs to ran: the rule was tested, or the state was entered. */
function ran(places: readonly ReportedPlace[], index: number, entered: number): boolean {
  const { kind, where } = places[index]!;
  return kind === 'rules' ? [index - 1, index, index + 1].some((at) => places[at]?.where === where && places[at].hits > 0) : entered > 0;
}

/** A state's name as readers of LCOV take it: they part records at commas and line ends. */
const plain = (name: string): string => name.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ').replaceAll(',', ';');
