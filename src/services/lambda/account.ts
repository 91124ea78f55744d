import type { Uuids } from '../../api/uuids';
import type { Clock } from '../../clock/clock';
import type { Journal } from '../../journal/journal';
import type { Counter } from '../../journal/counter';
import type { JournaledMap } from '../../journal/journaled-map';
import type { AsyncEvents } from './async-events';
import type { Codes } from './codes';
import type { FunctionRecord } from './function-record';
import type { Mappings } from './mappings';
import type { LambdaPorts } from './ports';

/** The functions of one account in one region, and what all actions share. */
export interface Account {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly requestIds: Uuids;
  /** What ids are made of. */
  readonly ids: Counter;
  readonly journal: Journal;
  ports: LambdaPorts;
  readonly functions: JournaledMap<string, FunctionRecord>;
  readonly events: AsyncEvents;
  readonly mappings: Mappings;
  /** No part of the state. */
  readonly codes: Codes;
  /** How many invocations of a function run now: no part of the state either. */
  readonly running: Map<string, number>;
}
