import type { Machine } from '../definition/machine';

/** Who wants to know which places of their definitions executions have passed. */
export interface CoverageSink {
  /**
   * The counts of a machine, by the place of the point in `machine.points`: its executions add to them.
   *
   * @param named.source - The file that the definition stands in, as a path or a file URL, where it is known.
   */
  hitsOf(machine: Machine, named: { readonly name: string; readonly source: string | undefined }): number[];
}

/** One for the process, whichever copies of the package are loaded. */
const key = Symbol.for('asl-interpreter.coverage');
type Process = { [key]?: CoverageSink | undefined };

/** Who wants to know it of all machines of this process, unless they have a sink of their own. */
export const coverageSink = (): CoverageSink | undefined => (globalThis as Process)[key];

/** Sets it for the machines that are made from now on; undefined ends it. */
export function setCoverageSink(sink: CoverageSink | undefined): void {
  (globalThis as Process)[key] = sink;
}
