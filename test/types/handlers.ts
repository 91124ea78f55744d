/** Compiled, never run: handlers keep their own types, and a machine may be given those of its input and output. */
import type { Context, Handler as LambdaHandler } from 'aws-lambda';
import { StateMachine, type ExecutionResult, type Handler, type HandlerContext, type Handlers, type Json } from 'asl-interpreter';

interface Order {
  readonly orderId: string;
  readonly total: number;
}
interface Receipt {
  readonly orderId: string;
  readonly paid: boolean;
}

/** Handlers with types of their own: synchronous, asynchronous, with and without a context, without an input. */
export const handlers = {
  CheckPurchase: ({ orderId, total }: Order): Receipt => ({ orderId, paid: total > 0 }),
  AuthorizePayment: async ({ orderId }: Receipt, { signal, sleep, retryCount }: HandlerContext): Promise<Receipt> => {
    await sleep(retryCount * 1000);
    return { orderId, paid: !signal.aborted };
  },
  RecordPurchase: () => undefined,
} satisfies Handlers;

export const named: Handler<Order, Receipt> = handlers.CheckPurchase;

declare const definition: object;
export const orders = new StateMachine<Order, Receipt>(definition, { handlers });

export async function typed(): Promise<string> {
  const result: ExecutionResult<Receipt> = await orders.execute({ orderId: 'o-1', total: 5 });
  if (result.status === 'SUCCEEDED') {
    const { orderId, paid }: Receipt = result.output;
    const none: undefined = result.error;
    return `${orderId} ${String(paid)} ${String(none)}`;
  }
  const none: undefined = result.output;
  return `${result.status}: ${result.error ?? ''} ${result.cause ?? ''} ${String(none)}`;
}

export async function wrong(): Promise<void> {
  // @ts-expect-error an order has a total
  await orders.execute({ orderId: 'o-1' });
  // @ts-expect-error and it is no number
  orders.start(5);
  const { output } = await orders.start({ orderId: 'o-1', total: 5 }).result;
  // @ts-expect-error where the execution has failed there is no output
  const { paid } = output;
  // @ts-expect-error a handler is a function
  const machine = new StateMachine(definition, { handlers: { CheckPurchase: 'function' } });
  return void [paid, machine];
}

/** Without types an input is anything. */
export async function untyped(): Promise<unknown> {
  const machine = new StateMachine(definition, { handlers });
  await machine.execute();
  await machine.execute([1, { a: undefined }]);
  return (await machine.execute({ any: 'thing' })).output;
}

/** A handler that is written for AWS, with its own types, fits; so does the context, where such a handler is called by hand. */
export const written: LambdaHandler<Order, Receipt> = async ({ orderId, total }, context) => ({ orderId, paid: total > context.getRemainingTimeInMillis() });
export const callingBack: LambdaHandler<Order, Receipt> = ({ orderId }, _context, callback) => callback(null, { orderId, paid: true });
export const forAws: Handlers & { written: Handler<Order> } = { written, callingBack };

declare const context: HandlerContext;
export const lambda: Context = context;

export const json: Json = { a: [1, 'two', null, { b: true }] };
