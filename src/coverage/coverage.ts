import type { StateMachineDefinition } from '../definition/asl';
import type { Machine } from '../definition/machine';
import type { CoverageSink } from '../runtime/coverage-sink';
import { machineKey, type CoverageData } from './coverage-data';
import { mergeCoverage } from './merge-coverage';

interface Counted {
  readonly name: string;
  readonly source: string | undefined;
  readonly definition: StateMachineDefinition;
  readonly hits: number[];
}

/**
 * Counts which places of their definitions the executions of state machines pass.
 *
 * @example
 * const coverage = new Coverage();
 * await new StateMachine(definition, { coverage }).execute({ orderId: 'o-1' });
 * console.log(coverageText(coverageReport(coverage.toJSON())));
 */
export class Coverage implements CoverageSink {
  private readonly counted = new Map<string, Counted>();

  hitsOf(machine: Machine, { name, source }: { readonly name: string; readonly source: string | undefined }): number[] {
    const { definition, points } = machine;
    const key = `${name}\n${machineKey(source, definition)}`;
    const known = this.counted.get(key);
    if (known !== undefined) return known.hits;
    const hits = points.map(() => 0);
    this.counted.set(key, { name, source, definition, hits });
    return hits;
  }

  /** What was counted until now. Machines that were made and never run are among it. */
  toJSON(): CoverageData {
    const machines = Array.from(this.counted.values(), ({ source, hits, ...rest }) => ({ ...rest, ...(source !== undefined && { source }), hits: [...hits] }));
    return mergeCoverage({ version: 1, machines });
  }

  /** What was counted since the last time; the counts begin again at none. */
  take(): CoverageData {
    const data = this.toJSON();
    for (const { hits } of this.counted.values()) hits.fill(0);
    return data;
  }

  /** The counts of several processes as one: those of machines with the same source and definition are added. */
  static merge(...data: readonly CoverageData[]): CoverageData {
    return mergeCoverage(...data);
  }
}
