import { digits, liveHeap, printTable } from './measure';
import { stateMachine } from './project';
import { mapping, orders } from './workloads';

const WAITING = 2000;

/** Bytes of live heap for each of many executions that wait inside their second task. */
async function waiting(history: boolean): Promise<number> {
  let open: (() => void) | undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let inside = 0;
  let arrived: (() => void) | undefined;
  const allInside = new Promise<void>((resolve) => (arrived = resolve));
  const handlers = orders.handlers();
  const reserve = handlers['Reserve']!;
  const held = async (order: never): Promise<unknown> => {
    if (++inside === WAITING) arrived!();
    await gate;
    return reserve(order);
  };
  const machine = stateMachine(orders, { history, handlers: { ...handlers, Reserve: held } });
  const inputs = Array.from({ length: WAITING }, (_, n) => orders.input(n));
  const before = liveHeap();
  const executions = inputs.map((input) => machine.start(input));
  await allInside;
  const bytes = (liveHeap() - before) / WAITING;
  open!();
  for (const execution of executions) {
    const { status } = await execution.result;
    if (status !== 'SUCCEEDED') throw new Error(`An execution that waited ended ${status}.`);
  }
  return bytes;
}

/** The most live heap seen at ten points inside the Map and at its end. */
async function insideMap(history: boolean): Promise<number> {
  const double = mapping.handlers()['Double']!;
  let calls = 0;
  let most = 0;
  const watched = async (item: never): Promise<unknown> => {
    if (++calls % 1000 === 0) most = Math.max(most, liveHeap());
    return double(item);
  };
  const machine = stateMachine(mapping, { history, handlers: { Double: watched } });
  const input = mapping.input(0);
  const before = liveHeap();
  const result = await machine.execute(input);
  most = Math.max(most, liveHeap());
  if (result.status !== 'SUCCEEDED') throw new Error(`The Map ended ${result.status}.`);
  return most - before;
}

export async function memory(): Promise<void> {
  const rows: Record<string, string>[] = [];
  for (const history of [true, false]) {
    rows.push({
      history: history ? 'kept' : 'off',
      'KiB a waiting execution': digits((await waiting(history)) / 1024),
      'MiB for the Map of 10,000': digits((await insideMap(history)) / 1024 ** 2),
    });
  }
  printTable('Live heap', rows);
}
