import type { Json } from 'asl-interpreter';
import type { Handler } from './loop';

export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly definition: { StartAt: string; States: Record<string, never> };
  /** New handlers, since they may count calls. */
  handlers(): Record<string, Handler>;
  /** The input of the n-th execution, and what comes out of it. */
  input(n: number): Json;
  output(n: number): Json;
  /** States entered by one execution. */
  readonly states: number;
}

const lambda = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const define = (definition: { StartAt: string; States: object }): Workload['definition'] => definition as Workload['definition'];

class GatewayBusy extends Error {
  override readonly name = 'GatewayBusy';
}

interface Order {
  readonly number: number;
  readonly lines: readonly { readonly article: string; readonly quantity: number; readonly price: number }[];
}

const order = (number: number) => ({
  number,
  customer: { name: `customer ${number % 50}`, country: number % 3 === 0 ? 'FR' : 'GB' },
  lines: [
    { article: '85123A', quantity: 6, price: 2.5 },
    { article: '22633', quantity: 2, price: 1.25 },
  ],
});

/** Four functions and a choice; the gateway is busy at the first try of every tenth order. */
export const orders: Workload = {
  name: 'order',
  title: 'order of 4 tasks, each 10th retried',
  definition: define({
    StartAt: 'Check',
    States: {
      Check: { Type: 'Task', Resource: lambda('Check'), ResultPath: '$.check', Next: 'Acceptable?' },
      'Acceptable?': { Type: 'Choice', Choices: [{ Variable: '$.check.acceptable', BooleanEquals: true, Next: 'Reserve' }], Default: 'Refused' },
      Reserve: { Type: 'Task', Resource: lambda('Reserve'), ResultPath: '$.reservation', Next: 'Charge' },
      Charge: {
        Type: 'Task',
        Resource: lambda('Charge'),
        ResultPath: '$.charge',
        Retry: [{ ErrorEquals: ['GatewayBusy'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 3 }],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'Refused' }],
        Next: 'Record',
      },
      Record: { Type: 'Task', Resource: lambda('Record'), ResultPath: '$.record', Next: 'Recorded' },
      Recorded: { Type: 'Succeed' },
      Refused: { Type: 'Fail', Error: 'OrderRefused', Cause: 'The order was refused.' },
    },
  }),
  handlers: () => {
    const refusedOnce = new Set<number>();
    return {
      Check: async ({ lines }: Order) => ({ acceptable: lines.every((line) => line.quantity > 0), count: lines.length }),
      Reserve: async ({ lines }: Order) => ({ articles: lines.map((line) => line.article) }),
      Charge: async ({ number, lines }: Order) => {
        if (number % 10 === 0 && !refusedOnce.delete(number)) {
          refusedOnce.add(number);
          throw new GatewayBusy('try again');
        }
        return { amount: lines.reduce((sum, line) => sum + line.quantity * line.price, 0) };
      },
      Record: async ({ number }: Order) => ({ id: `purchase-${number}` }),
    };
  },
  input: order,
  output: (n) => ({
    ...order(n),
    check: { acceptable: true, count: 2 },
    reservation: { articles: ['85123A', '22633'] },
    charge: { amount: 17.5 },
    record: { id: `purchase-${n}` },
  }),
  states: 6,
};

/** A machine of Pass states in a row; `fields` are what each has beside its type, and its name is its place after the prefix, since names are unique. */
function chain(length: number, fields: (index: number) => object, prefix = 'Pass '): Workload['definition'] {
  const name = (index: number): string => `${prefix}${index}`;
  const states = Array.from({ length }, (_, i) => [name(i), { Type: 'Pass', ...fields(i), ...(i + 1 < length ? { Next: name(i + 1) } : { End: true }) }]);
  return define({ StartAt: name(0), States: Object.fromEntries(states) as object });
}

export const passes: Workload = {
  name: 'passes',
  title: '100 Pass with Parameters, ResultPath',
  definition: chain(100, (i) => ({ Parameters: { 'last.$': '$.start', step: i }, ResultPath: '$.trace' })),
  handlers: () => ({}),
  input: (n) => ({ start: n }),
  output: (n) => ({ start: n, trace: { last: n, step: 99 } }),
  states: 100,
};

const TURNS = 1000;
export const counting: Workload = {
  name: 'count',
  title: `loop of ${TURNS} turns: Pass, Choice`,
  definition: define({
    StartAt: 'Increment',
    States: {
      Increment: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.count, 1)' }, Next: 'Again?' },
      'Again?': { Type: 'Choice', Choices: [{ Variable: '$.count', NumericLessThan: TURNS, Next: 'Increment' }], Default: 'Counted' },
      Counted: { Type: 'Succeed' },
    },
  }),
  handlers: () => ({}),
  input: () => ({ count: 0 }),
  output: () => ({ count: TURNS }),
  states: 2 * TURNS + 1,
};

const ITEMS = 10_000;
const items = Array.from({ length: ITEMS }, (_, index) => ({ article: `article ${index}`, quantity: index % 7 }));
export const mapping: Workload = {
  name: 'map',
  title: `Map of ${ITEMS.toLocaleString('en-US')} tasks`,
  definition: define({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'Double',
          States: { Double: { Type: 'Task', Resource: lambda('Double'), End: true } },
        },
        End: true,
      },
    },
  }),
  handlers: () => ({ Double: async (item: (typeof items)[number]) => ({ article: item.article, quantity: item.quantity * 2 }) }),
  input: () => ({ items }),
  output: () => items.map(({ article, quantity }) => ({ article, quantity: quantity * 2 })),
  states: ITEMS + 1,
};

export const branching: Workload = {
  name: 'parallel',
  title: 'Parallel of 10 branches of 10 Pass',
  definition: define({
    StartAt: 'All',
    States: {
      All: {
        Type: 'Parallel',
        Branches: Array.from({ length: 10 }, (_, branch) =>
          chain(10, (i) => ({ Result: { branch, step: i }, ResultPath: '$.reached' }), `Branch ${branch} Pass `),
        ),
        End: true,
      },
    },
  }),
  handlers: () => ({}),
  input: (n) => ({ start: n }),
  output: (n) => Array.from({ length: 10 }, (_, branch) => ({ start: n, reached: { branch, step: 9 } })),
  states: 101,
};

/** A payload of so many KiB through so many Pass states that each add a little to it. */
export function payload(kib: number, length: number): Workload {
  const text = 'x'.repeat(90);
  const rows = Array.from({ length: Math.round((kib * 1024) / 128) }, (_, row) => ({ row: 10_000 + row, text, ok: true }));
  return {
    name: `payload ${kib}`,
    title: `${kib} KiB through ${length} Pass`,
    definition: chain(length, (i) => ({ InputPath: '$.mark', Parameters: { step: i }, ResultPath: '$.mark' })),
    handlers: () => ({}),
    input: () => ({ rows, mark: { step: -1 } }),
    output: () => ({ rows, mark: { step: length - 1 } }),
    states: length,
  };
}
