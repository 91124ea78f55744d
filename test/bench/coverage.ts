import { Coverage } from 'asl-interpreter/testing';
import { check, compare, digits, printTable, type Contender, type Effort } from './measure';
import { stateMachine } from './project';
import { branching, counting, mapping, orders, passes, type Workload } from './workloads';

function contender(name: string, workload: Workload, coverage?: Coverage): Contender {
  const machine = stateMachine(workload, coverage === undefined ? {} : { coverage });
  const inputs = Array.from({ length: 100 }, (_, n) => workload.input(n));
  return { name, run: async (unit) => ((await machine.execute(inputs[unit % inputs.length]!)) as { output?: unknown }).output };
}

/** What it costs to count what is passed: executions with coverage against executions without. */
export async function covered(effort: Effort): Promise<void> {
  const rows: Record<string, string>[] = [];
  for (const workload of [orders, passes, counting, mapping, branching]) {
    const coverage = new Coverage();
    const both = [contender('without', workload), contender('with', workload, coverage)];
    for (const each of both) await check(each, 1, workload.output(1));
    await compare(both, { ...effort, rounds: 1 }); // the sizes of batches are found once the code is warm
    const [without, counted] = await compare(both, effort);
    if (!coverage.toJSON().machines.some(({ hits }) => hits.some((count) => count > 1))) throw new Error(`${workload.name}: nothing was counted`);
    rows.push({
      workload: workload.name,
      what: workload.title,
      'executions/s': digits(1000 / without!.perUnit),
      'with coverage': digits(1000 / counted!.perUnit),
      '× without': digits(counted!.ratio),
      rounds: `${digits(counted!.lowest)} to ${digits(counted!.highest)}`,
    });
  }
  printTable('An execution with coverage against one without (CPU time)', rows);
}
