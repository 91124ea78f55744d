import type { Json } from 'asl-interpreter';
import { loop } from './loop';
import { check, compare, digits, printTable } from './measure';
import type { Contender, Effort } from './measure';
import { stateMachine } from './project';
import { branching, counting, mapping, orders, passes, payload } from './workloads';
import type { Workload } from './workloads';

const inputs = (workload: Workload): readonly Json[] => Array.from({ length: 100 }, (_, n) => workload.input(n));

function contenders(workload: Workload): [Contender, Contender] {
  const pool = inputs(workload);
  const baseline = loop(workload.definition, workload.handlers());
  const machine = stateMachine(workload);
  return [
    { name: 'loop', run: (unit) => baseline(pool[unit % pool.length]) },
    {
      name: 'project',
      run: async (unit) => {
        const result = await machine.execute(pool[unit % pool.length]!);
        if (result.status !== 'SUCCEEDED') throw new Error(`${workload.name}: ${result.status} ${JSON.stringify(result)}`);
        return result.output;
      },
    },
  ];
}

/** How much slower than the bare loop an execution is, with everything that the loop leaves out: copies at the borders, quotas, the history. */
export async function ratios(effort: Effort, only: (name: string) => boolean): Promise<void> {
  const rows: Record<string, string>[] = [];
  for (const workload of [orders, passes, counting, mapping, branching].filter(({ name }) => only(name))) {
    const both = contenders(workload);
    for (const contender of both) for (const unit of [0, 1, 10]) await check(contender, unit, workload.output(unit));
    const [baseline, project] = await compare(both, effort);
    rows.push({
      workload: workload.name,
      what: workload.title,
      'executions/s': digits(1000 / project!.perUnit),
      'µs/state': digits((1000 * project!.perUnit) / workload.states),
      'loop µs/state': digits((1000 * baseline!.perUnit) / workload.states),
      '× loop': digits(project!.ratio),
      rounds: `${digits(project!.lowest)} to ${digits(project!.highest)}`,
    });
  }
  if (rows.length > 0) printTable('An execution against the bare loop (CPU time)', rows);
}

/** What one state more costs where the payload is large: the difference of a long and a short chain, so that taking the input in counts for nothing. */
export async function payloads(effort: Effort): Promise<void> {
  const [short, long] = [50, 450];
  const rows: Record<string, string>[] = [];
  for (const kib of [10, 200]) {
    const chains = [short, long].map((length) => contenders(payload(kib, length))[1]);
    for (const [index, contender] of chains.entries()) await check(contender, 0, payload(kib, [short, long][index]!).output(0));
    const [few, many] = await compare(chains, effort);
    rows.push({ payload: `${kib} KiB`, 'µs for one more state': digits((1000 * (many!.perUnit - few!.perUnit)) / (long - short)) });
  }
  printTable('One more state at two sizes of payload (CPU time)', rows);
}

/**
 * What making a history's texts costs, against running the execution that it tells of; and what it costs to make as many plain objects without any
 * text, below which no list of events in AWS's shape can come.
 */
export async function histories(effort: Effort): Promise<void> {
  const rows: Record<string, string>[] = [];
  for (const workload of [orders, passes, mapping]) {
    const machine = stateMachine(workload);
    const pool = inputs(workload);
    const execute = (unit: number): ReturnType<typeof machine.execute> => machine.execute(pool[unit % pool.length]!);
    const events = (await execute(0)).history().length;
    const [run, read, bare] = await compare(
      [
        { name: 'run', run: execute },
        { name: 'run and read', run: async (unit) => (await execute(unit)).history() },
        { name: 'run and make objects', run: async (unit) => bareEvents(events, (await execute(unit)).stopDate) },
      ],
      effort,
    );
    rows.push({
      workload: workload.name,
      events: String(events),
      'reading × running': digits(read!.ratio - run!.ratio),
      'objects without texts × running': digits(bare!.ratio - run!.ratio),
    });
  }
  printTable('Reading a history against running its execution (CPU time)', rows);
}

const untruncated = { truncated: false };

/** Events that tell nothing, in the shape of those that have details. */
const bareEvents = (length: number, timestamp: Date): object[] =>
  Array.from({ length }, (_, place) => ({
    timestamp,
    type: '',
    id: place + 1,
    previousEventId: place,
    stateEnteredEventDetails: { name: '', input: '', inputDetails: untruncated },
  }));
