import { StateMachine, virtualClock, type Handler, type StateMachineOptions, type VirtualClock } from 'asl-interpreter';

export const arn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

export const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };

/** Time waits for work that is under way for as long as the test runs: none depends on how fast this machine is. */
export const clock = (start = '2026-01-01T00:00:00Z'): VirtualClock => virtualClock({ start, grace: 60_000 });

/** For work that never settles: it holds time for a few milliseconds only. */
export const impatient = (): VirtualClock => virtualClock({ start: '2026-01-01T00:00:00Z', grace: 10 });

/** One Task that calls the function F. */
export const taskOf = (fields: object = {}): object => ({ StartAt: 'A', States: { A: { Type: 'Task', Resource: arn('F'), End: true, ...fields } } });

export const waitOf = (seconds: number): object => ({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: seconds, End: true } } });

/** A machine on virtual time whose one Task calls the handler. */
export const calling = (handler: Handler, options: StateMachineOptions = {}, fields: object = {}): StateMachine =>
  new StateMachine(taskOf(fields), { clock: clock(), handlers: { F: handler }, ...options });

/** Lets everything that is ready run. */
export const turns = async (count = 5): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

/** A promise, and what settles it. */
export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (reason: unknown) => void } {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
