import { arn } from '../machine/drive';

/** A workflow whose Task is event 9 of its history. */
export const charging = (amount: number): object => ({
  StartAt: 'Cart',
  States: {
    Cart: { Type: 'Pass', Next: 'Sum' },
    Sum: { Type: 'Pass', Next: 'Discount' },
    Discount: { Type: 'Pass', Next: 'Charge' },
    Charge: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'Charge', Payload: { amount } }, End: true },
  },
});

/** One Task, of the function with its name. */
export const one = (name: string, fields: object = {}): object => ({
  StartAt: name,
  States: { [name]: { Type: 'Task', Resource: arn(name), End: true, ...fields } },
});

/** A function that is called by two Tasks, one after the other. */
export const twice = (name: string, fields: object): object => ({
  StartAt: 'First',
  States: { First: { Type: 'Task', Resource: arn(name), ...fields, Next: 'Second' }, Second: { Type: 'Task', Resource: arn(name), ...fields, End: true } },
});

/** Fields of a Task that is tried up to four times. */
export const retrying = { Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 3 }] };

/** Checks the stock, and takes the order where there is enough. */
export const orders = {
  StartAt: 'CheckStock',
  States: {
    CheckStock: { Type: 'Task', Resource: arn('CheckStock'), ResultPath: '$.stock', Next: 'Enough?' },
    'Enough?': { Type: 'Choice', Choices: [{ Variable: '$.stock', NumericGreaterThanEqualsPath: '$.amount', Next: 'Taken' }], Default: 'Later' },
    Taken: { Type: 'Succeed' },
    Later: { Type: 'Succeed' },
  },
};
export const orderSchema = { type: 'object', required: ['amount'], properties: { amount: { type: 'integer', minimum: 1, maximum: 100 } } };
export const stockSchema = { type: 'integer', minimum: 0 };

/** Its execution takes each way that a path can tell of. */
export const branching = {
  StartAt: 'Check',
  States: {
    Check: { Type: 'Pass', Next: 'Notify' },
    Notify: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Mail', States: { Mail: { Type: 'Pass', End: true } } },
        { StartAt: 'Log', States: { Log: { Type: 'Pass', Next: 'Count' }, Count: { Type: 'Pass', End: true } } },
      ],
      Next: 'ForEachItem',
    },
    ForEachItem: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Reserve', States: { Reserve: { Type: 'Pass', Next: 'Pack' }, Pack: { Type: 'Pass', End: true } } },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};

/** Asks for a confirmation, and goes on after two hours. */
export const waiting = {
  StartAt: 'Ask',
  States: {
    Ask: { Type: 'Task', Resource: arn('Ask'), Next: 'Two hours' },
    'Two hours': { Type: 'Wait', Seconds: 7200, Next: 'Close' },
    Close: { Type: 'Task', Resource: arn('Close'), End: true },
  },
};
