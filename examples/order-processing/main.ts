import { colours, wantsColours } from './colours';
import { runDay } from './day';
import { type Flags, readFlags, usage } from './flags';
import { type Order, readOrders } from './orders';
import { Progress } from './progress';
import { summary } from './summary';

const orders = readOrders();
const flags = flagsOrExit(orders);

const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort(new Error('Stopped by Ctrl-C.')));

const progress = new Progress(process.stderr);
const report = await runDay({ ...flags, orders, signal: interrupt.signal, onProgress: (done, of) => progress.show(done, of) }).finally(() => progress.end());
process.stdout.write(summary(report, colours(wantsColours(process.stdout)), flags.order));
process.exitCode = report.stopped ? 130 : 0;

function flagsOrExit(orders: readonly Order[]): Flags {
  try {
    const flags = readFlags(process.argv.slice(2));
    if (flags.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const { order } = flags;
    if (order === undefined || orders.some(({ orderId }) => orderId === order)) return flags;
    throw new Error(`--order is "${order}", and the day has no such order: they go from ${orders[0]?.orderId} to ${orders.at(-1)?.orderId}.`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
