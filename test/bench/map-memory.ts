import { Readable } from 'node:stream';
import { StateMachine, virtualClock } from 'asl-interpreter';
import { digits, printTable } from './measure';

/** A Distributed Map over the rows of a CSV object, each through one Pass state; their results are written. */
const definition = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Label: 'Each',
      MaxConcurrency: 100,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
        Parameters: { Bucket: 'rows', Key: 'rows.csv' },
      },
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'results' }, WriterConfig: { Transformation: 'COMPACT' } },
      End: true,
    },
  },
};

/** A bucket that makes the rows as they are read, and forgets what is written: what is measured is the Map alone. */
function bucket(rows: number, watch: () => void): object {
  function* body(): Generator<Buffer> {
    yield Buffer.from('id,name,amount\n');
    for (let from = 0; from < rows; from += 1000) {
      if (from % 10_000 === 0) watch(); // in the midst of the work, which leaves no timer a turn
      yield Buffer.from(Array.from({ length: Math.min(1000, rows - from) }, (_, n) => `${from + n},customer ${from + n},${(from + n) % 97}.50\n`).join(''));
    }
  }
  return {
    getObject: () => Promise.resolve({ Body: Readable.from(body()) }),
    listObjectsV2: () => Promise.resolve({}),
    putObject: () => Promise.resolve({}),
  };
}

/** Bytes of live memory, heap and buffers, after the garbage is collected. */
function live(): number {
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function most(rows: number): Promise<{ bytes: number; seconds: number }> {
  let bytes = 0;
  const watch = (): void => void (bytes = Math.max(bytes, live() - before));
  const machine = new StateMachine(definition, { services: { s3: bucket(rows, watch) }, clock: virtualClock(), childExecutions: 0 });
  const before = live();
  const start = process.cpuUsage();
  const { status, mapRuns } = await machine.execute();
  const { user, system } = process.cpuUsage(start);
  const [run] = mapRuns();
  if (status !== 'SUCCEEDED' || run!.itemCounts.succeeded !== rows) throw new Error(`The Map ended ${status}.`);
  return { bytes, seconds: (user + system) / 1e6 };
}

/** The most memory that a Distributed Map takes over what there is before it, by the number of its rows. */
export async function mapMemory(): Promise<void> {
  const rows: Record<string, string>[] = [];
  await most(10_000); // what is made once is made
  for (const count of [100_000, 1_000_000]) {
    const { bytes, seconds } = await most(count);
    rows.push({ rows: count.toLocaleString('en'), 'MiB over the baseline': digits(bytes / 1024 ** 2), 'µs CPU/row': digits((seconds * 1e6) / count) });
  }
  printTable('A Distributed Map over the rows of a CSV object, streamed', rows);
}
