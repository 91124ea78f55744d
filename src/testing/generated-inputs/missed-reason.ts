import type { Machine, Point, State } from '../../definition/machine';
import type { Json, JsonObject } from '../../json/json';
import { child } from '../../json/pointer';
import { explainAt } from '../json-schema/explain';
import { valueAt } from '../json-schema/schema';
import { conditionsOf, type Condition } from './conditions';
import type { SchemaSource } from './schema-source';
import { isInside, namesOf, type Sources } from './test-case';

/** Why nothing that was generated passed a point of the machine, as far as that can be known. */
export function missedReason(machine: Machine, sources: Sources, point: Point, passed: (place: number) => boolean): string {
  const state = machine.states[point.state]!;
  if (!passed(state.entered)) return `The state "${state.name}" was never entered.`;
  if (point.kind === 'catcher') return catcherReason(machine, sources, state, point);
  if (point.kind === 'transition') return 'In every execution that came here a rule held, or failed.';
  const { text, conditions, anyOf } = conditionsOf(valueAt(machine.definition as unknown as Json, point.where) as JsonObject);
  const tested = machine.points.some((other, place) => other.where === point.where && other !== point && passed(place));
  if (!tested && earlierRuleAlwaysHeld(machine, point, passed)) return 'In every execution that came here an earlier rule held.';
  if (point.outcome === true) {
    const reasons = conditions.map((condition) => absentReason(machine, sources, condition) ?? boundReason(sources, condition));
    const known = reasons.filter((reason) => reason !== undefined);
    // Of conditions that all have to hold, one that cannot is enough.
    if (known.length > 0 && (!anyOf || known.length === reasons.length)) return anyOf ? [...new Set(known)].join(' ') : known[0]!;
  }
  return `No generated value made ${text} ${point.outcome === true ? 'hold' : 'fail'}.`;
}

function earlierRuleAlwaysHeld({ points, states }: Machine, point: Point, passed: (place: number) => boolean): boolean {
  const state = states[point.state]!;
  if (state.type !== 'Choice') return false;
  const index = state.rules.findIndex((rule) => points[rule.point]!.where === point.where);
  return index > 0 && !passed(state.rules[index - 1]!.failed);
}

function catcherReason({ states }: Machine, { results }: Sources, state: State, { where }: Point): string {
  const inside = states.filter((each) => isInside(each, state));
  const tasks = inside.filter((each) => each.type === 'Task');
  const generated = tasks.some((task) => namesOf(task).some((name) => Object.hasOwn(results, name)));
  if (!generated && tasks.length > 0) return `No Task of "${state.name}" has a schema under "results", so that none was made to fail.`;
  const first = !where.endsWith('/0');
  return `No execution failed here with an error that it takes${first ? ' and no Catcher before it does' : ''}.`;
}

/** Whether a path reads what neither a schema nor the definition speaks of. */
function absentReason({ definition }: Machine, { input, results }: Sources, { path }: Condition): string | undefined {
  const name = path.at(-1);
  if (name === undefined || name === '*') return undefined;
  const sources = [input, ...Object.values(results)];
  const known = sources.some((source) => path.some((_, index) => source.schemasAt(path.slice(index)).length > 0)) || isWritten(definition, name);
  return known ? undefined : `The schema has no ${path.reduce(child, '')}.`;
}

/** Whether the definition gives something that name: in a template, a ResultPath, a variable. Where it reads it, in a rule, does not count. */
function isWritten(definition: object, name: string): boolean {
  const written = JSON.stringify(definition, (key, value: unknown) => (key === 'Choices' || key === 'Comment' ? undefined : value));
  return written.includes(name);
}

/** Whether all values for which a condition would hold are none that a schema allows. */
function boundReason({ input, results }: Sources, { path, values, holds }: Condition): string | undefined {
  const wanted = holds === undefined ? [] : values.filter(holds);
  const found = [input, ...Object.values(results)].flatMap((source) => endsOf(source, path).map((at) => ({ source, at })));
  if (wanted.length === 0 || found.length === 0) return undefined;
  const reasons = found.map(({ source, at }) => wanted.map((value) => explainAt(source.document, at, value)[0]));
  if (reasons.some((each) => each.includes(undefined))) return undefined;
  const { expected, schema } = reasons[0]![0]!;
  return `The schema wants ${expected} at ${path.reduce(child, '')} (${schema}), and the rule ${JSON.stringify(wanted[0])} or the like.`;
}

/** The schemas of the longest end of a path that a schema speaks of. */
function endsOf(source: SchemaSource, path: readonly string[]): readonly string[] {
  for (let index = 0; index < path.length; index++) {
    const places = source.schemasAt(path.slice(index));
    if (places.length > 0) return places;
  }
  return [];
}
