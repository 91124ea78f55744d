import type { HistoryEvent } from '../../src/history/event';
import type { Json } from '../../src/json/json';
import { Host, type Answers } from '../machine/drive';

/** A machine of these states, the first of which it starts at. */
export const machine = (states: Record<string, object>, more: object = {}): object => ({ StartAt: Object.keys(states)[0], States: states, ...more });

/** The history of an execution; another seed gives other random values. */
export const executed = (definition: object, input: Json = {}, answers: Answers = {}, seed = 77): readonly HistoryEvent[] =>
  new Host(definition, input, answers, { seed }).run().events();
