import { consume, type Message } from './consumer';
import { decode } from './decode';
import { explain } from './explain';
import { type Delivery, send } from './front-end';
import type { Run } from './run';
import type { Shop } from './shop';

/** What front end and consumer have done. */
export interface Work {
  readonly sent: readonly Delivery[];
  readonly runs: readonly Run[];
  /** How many messages were deleted. */
  readonly deleted: number;
  /** Why a message could not be done, by its id. */
  readonly undone: ReadonlyMap<string, string>;
}

/** Sends the messages and processes them, until every one is deleted or a dead letter, or the signal is aborted. */
export async function work(shop: Shop, messages: readonly Delivery[], onProgress: (decided: number, of: number) => void, signal: AbortSignal): Promise<Work> {
  const sent: Delivery[] = [];
  const runs: Run[] = [];
  const undone = new Map<string, string>();
  let deleted = 0;
  let decided = 0;
  let open = true;
  const orders = messages.filter(({ kind }) => kind !== 'broken').length;
  const stopExecutions = () => void shop.workflow.close({ deadline: 0 });
  if (signal.aborted) stopExecutions();
  signal.addEventListener('abort', stopExecutions, { once: true });

  const frontEnd = send(shop.queue, shop.clock, messages, signal, (message) => sent.push(message)).finally(() => (open = false));
  const consumer = consume(shop.queue, {
    process: async (message) => {
      try {
        await decide(shop, message, runs);
      } catch (error) {
        undone.set(message.id, (error as Error).message.split('\n', 1)[0]!);
        throw error;
      }
      onProgress(++decided, orders);
    },
    onDeleted: (messages) => (deleted += messages),
    closed: () => !open,
    signal,
  });
  const failure = (await Promise.allSettled([frontEnd, consumer])).find((outcome) => outcome.status === 'rejected');
  signal.removeEventListener('abort', stopExecutions);
  if (failure !== undefined && !signal.aborted) throw failure.reason;
  return { sent, runs, deleted, undone };
}

/** One execution for one message. It fails, and the message comes back, unless a decision about its order is in the table afterwards. */
async function decide({ workflow, purchases }: Shop, { body }: Message, runs: Run[]): Promise<void> {
  const order = decode(body);
  const result = await workflow.execute(order);
  runs.push({ orderId: order.orderId, result });
  if ((await purchases.find(order.orderId))?.decided !== true) throw new Error(explain(result.error, result.cause));
}
