import { replay } from 'asl-interpreter/replay';
import type { Effort } from './measure';
import { compare, digits, printTable } from './measure';
import { stateMachine } from './project';
import { mapping, orders, passes } from './workloads';

/** Executions of which there is a history each. */
const histories = 20;

/**
 * What a replay costs against the execution that it replays, both on machines that are ready. The history comes as the AWS CLI prints it, parsed; reading it is
 * part of the replay.
 */
export async function replays(effort: Effort): Promise<void> {
  const rows: Record<string, string>[] = [];
  for (const workload of [orders, passes, mapping]) {
    const machine = stateMachine(workload);
    const quotas = workload === mapping ? { historyEvents: Infinity, payloadBytes: Infinity } : {};
    const recorded: { events: object[] }[] = [];
    for (let n = 0; n < (workload === mapping ? 2 : histories); n++)
      recorded.push(JSON.parse(JSON.stringify({ events: (await machine.execute(workload.input(n))).history() })) as { events: object[] });
    const [run, replayed] = await compare(
      [
        { name: 'run', run: (unit) => machine.execute(workload.input(unit)) },
        {
          name: 'replay',
          run: async (unit) => {
            const report = replay(workload.definition, recorded[unit % recorded.length]!, { quotas });
            if (!report.same) throw new Error(`${workload.name}: ${JSON.stringify(report.divergence)}`);
          },
        },
      ],
      effort,
    );
    rows.push({
      workload: workload.name,
      events: String(recorded[0]!.events.length),
      'replays/s': digits(1000 / replayed!.perUnit),
      'µs/replay': digits(1000 * replayed!.perUnit),
      'µs/execution': digits(1000 * run!.perUnit),
      '× execution': digits(replayed!.ratio),
      rounds: `${digits(replayed!.lowest)} to ${digits(replayed!.highest)}`,
    });
  }
  printTable('A replay, with the reading of its history, against the execution (CPU time)', rows);
}
