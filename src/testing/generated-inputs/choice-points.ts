import type { Machine, Point } from '../../definition/machine';
import type { Json, JsonObject } from '../../json/json';
import { valueAt } from '../json-schema/schema';
import { conditionsOf } from './conditions';
import type { Choice } from './explore-report';

/** The Choice rule or the Catcher of a point, as it is written. */
export const ruleAt = ({ definition }: Machine, { where }: Point): JsonObject => valueAt(definition as unknown as Json, where) as JsonObject;

/** Whether an execution chooses to pass a point: a Choice rule, a Default, a Catcher. */
export const isChoice = ({ states }: Machine, { kind, state, where }: Point): boolean =>
  kind === 'rule' || kind === 'catcher' || (kind === 'transition' && states[state]!.type === 'Choice' && where.endsWith('/Default'));

export function choiceOf(machine: Machine, point: Point): Choice {
  const { name } = machine.states[point.state]!;
  const { where, outcome } = point;
  if (point.kind === 'transition') return { kind: 'default', state: name, where, text: `${name}: Default` };
  const written = ruleAt(machine, point);
  if (point.kind === 'catcher')
    return { kind: 'catcher', state: name, where, text: `${name}: Catch ${(written['ErrorEquals'] as readonly string[]).join(', ')}` };
  return { kind: 'rule', state: name, where, outcome: outcome!, text: `${name}: ${conditionsOf(written).text} is ${outcome!}` };
}
