// Compiled as an ES module and as CommonJS against the declarations of the packed package; never run.
import { DefinitionError, StateMachine, validate, virtualClock } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import { step } from 'asl-interpreter/machine';
import { replay, type ReplayReport } from 'asl-interpreter/replay';
import { fails, returns, TestStateMachine, type Mocks } from 'asl-interpreter/testing';

const definition = {
  StartAt: 'Check',
  States: { Check: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Check', End: true } },
} as const;

export async function run(): Promise<string> {
  const machine = new StateMachine(definition, {
    handlers: { Check: async (order: { orderId: string }) => ({ accepted: order.orderId !== '' }) },
    clock: virtualClock(),
    seed: 42,
  });
  const result = await machine.execute({ orderId: 'o-1' });
  const last: string | undefined = result.history().at(-1)?.type;
  if (result.status !== 'SUCCEEDED') {
    const none: undefined = result.output; // a failed execution has no output
    return `${result.error}: ${result.cause} after ${last} ${none}`;
  }
  return JSON.stringify(result.output);
}

export const faults: string[] = validate(definition).map(({ code, location, message }) => `${code} ${location} ${message}`);
export const isDefinitionError = (error: unknown): boolean => error instanceof DefinitionError;
export const account = new LocalAws({ clock: virtualClock() });
export const core: typeof step = step;

const mocks: Mocks = {
  Check: [fails('Busy').times(2), returns({ accepted: true })],
  'sqs:sendMessage': ({ MessageBody }: { MessageBody: string }) => MessageBody,
};
export const tested = new TestStateMachine(definition, { mocks });
export const replayed = (history: unknown): ReplayReport => replay(definition, history);
