/**
 * Finds out which event belongs to which state, branch and iteration, by what each event follows. Two peculiarities of AWS's histories matter:
 * - what closes a Parallel or Map state, or tries it again, follows an event inside of it;
 * - EvaluationFailed, what is aborted and the end of an execution may follow an event of elsewhere.
 */
import type { JsonObject } from '../../json/json';
import { kindOf } from './event-kind';
import type { Attempt, Forks, Line, TracedEvent, Visit } from './visit';

/** Where an event stands. */
interface Place {
  readonly visit: Visit | null;
  readonly line: Line;
  /** Set for the start of a Parallel state: who follows it begins a branch. */
  readonly fork?: Attempt;
}

/** The states of an execution as they were entered, and which events belong to them. */
export interface Course {
  readonly main: Line;
  readonly forks: Forks;
  /** The state in which an event happened; null outside of any. */
  visitAt(eventId: number): Visit | null;
}

export function readVisits(events: readonly TracedEvent[]): Course {
  const main = newLine('execution', 0, null, events[0]?.at ?? NaN);
  const forks = new Map<TracedEvent, Attempt>();
  const places: Place[] = [];
  for (const event of events) {
    const before = places[event.previousEventId] ?? { visit: null, line: main };
    const place = take(event, before, main, forks);
    if (kindOf(event.type) !== 'iteration ended') place.line.events.push(event);
    places[event.id] = place;
  }
  // Iterations may have been started in any order.
  for (const { lines } of forks.values()) lines.sort((a, b) => a.index - b.index);
  return { main, forks, visitAt: (eventId) => places[eventId]?.visit ?? null };
}

const newLine = (kind: Line['kind'], index: number, of: Visit | null, at: number): Line => ({
  kind,
  index,
  of,
  at,
  visits: [],
  events: [],
  outcome: null,
  failure: null,
});

function newAttempt(visit: Visit, at: number, call: Attempt['call']): Attempt {
  const attempt: Attempt = {
    at,
    call,
    lines: [],
    mapRunArn: null,
    outcome: null,
    until: null,
    output: undefined,
    error: undefined,
    cause: undefined,
    failedBy: null,
  };
  visit.attempts.push(attempt);
  return attempt;
}

function take(event: TracedEvent, before: Place, main: Line, forks: Map<TracedEvent, Attempt>): Place {
  const { type, at, details } = event;
  switch (kindOf(type)) {
    case 'entered':
      return enter(event, before);
    case 'exited': {
      const visit = enclosing(before.visit, (one) => one.name === details['name']);
      if (visit === null) return before;
      visit.exit = { at, output: payload(details['output']), assigned: texts(details['assignedVariables']) };
      return inside(visit);
    }
    case 'scheduled': {
      const { visit } = before;
      if (visit === null) return before;
      newAttempt(visit, at, callOf(type, details));
      return inside(visit);
    }
    case 'succeeded':
      return end(event, before, 'succeeded');
    case 'failed':
      return end(event, before, 'failed');
    case 'evaluation failed':
      return evaluationFailed(event, before, main);
    case 'forked': {
      const visit = container(event, before);
      if (visit === null) return before;
      const last = visit.attempts.at(-1);
      if (last !== undefined) fail(last, before, last.until ?? endOf(before) ?? at);
      const attempt = newAttempt(visit, at, null);
      forks.set(event, attempt);
      return type === 'ParallelStateStarted' ? { visit, line: visit.line, fork: attempt } : inside(visit);
    }
    case 'joined': {
      const visit = container(event, before);
      const attempt = visit?.attempts.at(-1);
      if (attempt === undefined) return before;
      attempt.outcome = 'succeeded';
      attempt.until = at;
      return inside(visit!);
    }
    case 'broken': {
      const visit = container(event, before);
      if (visit === null) return before;
      visit.ended = 'failed';
      fail(visit.attempts.at(-1) ?? newAttempt(visit, at, null), before, at);
      return inside(visit);
    }
    case 'iteration started': {
      const visit = enclosing(before.visit, (one) => one.name === details['name']);
      const lines = visit?.attempts.at(-1)?.lines;
      if (lines === undefined) return before;
      const line = newLine('iteration', Number(details['index']), visit, at);
      lines.push(line);
      return { visit, line };
    }
    case 'iteration ended': {
      const visit = enclosing(before.visit, (one) => one.name === details['name']);
      const index = Number(details['index']);
      const lines = visit?.attempts.at(-1)?.lines ?? [];
      const line = lines[index]?.index === index ? lines[index] : lines.find((one) => one.index === index);
      (line ?? before.line).events.push(event);
      if (line === undefined) return before;
      line.outcome = type === 'MapIterationSucceeded' ? 'succeeded' : type === 'MapIterationFailed' ? 'failed' : 'aborted';
      return inside(visit!);
    }
    case 'map run started': {
      const attempt = before.visit?.attempts.at(-1);
      if (attempt !== undefined) attempt.mapRunArn = String(details['mapRunArn']);
      return before;
    }
    case 'aborted':
      return abort(event, before);
    case 'execution':
      return { visit: before.visit, line: main };
    default:
      return before;
  }
}

const inside = (visit: Visit): Place => ({ visit, line: visit.line });

function enter({ type, at, details }: TracedEvent, { line, fork, visit }: Place): Place {
  if (fork !== undefined) fork.lines.push((line = newLine('branch', fork.lines.length, visit, at)));
  const entered: Visit = {
    name: String(details['name']),
    type: type.slice(0, -'StateEntered'.length),
    line,
    at,
    input: payload(details['input']),
    attempts: [],
    exit: null,
    ended: type === 'FailStateEntered' ? 'failed' : null,
  };
  line.visits.push(entered);
  return inside(entered);
}

function end(event: TracedEvent, before: Place, outcome: 'succeeded' | 'failed'): Place {
  const { visit } = before;
  if (visit === null) return before;
  const attempt = visit.attempts.at(-1) ?? newAttempt(visit, event.at, null);
  attempt.outcome = outcome;
  attempt.until = event.at;
  if (outcome === 'succeeded') attempt.output = payload(event.details['output']);
  else blame(attempt, event.details);
  return inside(visit);
}

function blame(attempt: Attempt, { error, cause }: JsonObject): void {
  if (typeof error === 'string') attempt.error = error;
  if (typeof cause === 'string') attempt.cause = cause;
}

function evaluationFailed(event: TracedEvent, before: Place, main: Line): Place {
  const isIt = ({ name, exit }: Visit): boolean => name === event.details['state'] && exit === null;
  const last = before.line.visits.at(-1);
  const visit = enclosing(before.visit, isIt) ?? (last !== undefined && isIt(last) ? last : findLast(main, isIt));
  if (visit === null) return before;
  const open = visit.attempts.at(-1);
  const attempt = open === undefined || open.outcome === 'failed' ? newAttempt(visit, event.at, null) : open;
  attempt.outcome = 'failed';
  attempt.until = event.at;
  blame(attempt, event.details);
  return inside(visit);
}

function fail(attempt: Attempt, { visit }: Place, at: number): void {
  attempt.outcome = 'failed';
  attempt.until = at;
  if (visit !== null && visit.attempts.at(-1) !== attempt) attempt.failedBy = visit;
}

/** When what stands before it ended. */
const endOf = ({ visit }: Place): number | null => visit?.attempts.at(-1)?.until ?? visit?.at ?? null;

/** What is aborted follows what made it so, elsewhere in the same Parallel or Map state. */
function abort({ type }: TracedEvent, before: Place): Place {
  const isIt = (one: Visit): boolean => type.startsWith(one.type) && one.exit === null && one.ended === null && one !== before.visit;
  for (let around = before.visit; around !== null; around = around.line.of) {
    const { of } = around.line;
    const lines = of?.attempts.at(-1)?.lines ?? [around.line];
    for (const line of lines) {
      const visit = findLast(line, isIt);
      if (visit === null) continue;
      visit.ended = 'aborted';
      return inside(visit);
    }
  }
  return before;
}

function findLast(line: Line, isIt: (visit: Visit) => boolean): Visit | null {
  for (const visit of line.visits.toReversed()) {
    for (const inner of visit.attempts.at(-1)?.lines ?? []) {
      const found = findLast(inner, isIt);
      if (found !== null) return found;
    }
    if (isIt(visit)) return visit;
  }
  return null;
}

/** The Parallel or Map state that an event is about, which still runs. */
const container = ({ type }: TracedEvent, { visit }: Place): Visit | null =>
  enclosing(visit, (one) => type.startsWith(one.type) && one.exit === null && one.ended === null);

function enclosing(visit: Visit | null, isIt: (visit: Visit) => boolean): Visit | null {
  let one = visit;
  while (one !== null && !isIt(one)) one = one.line.of;
  return one;
}

function callOf(type: string, { resourceType, resource, parameters, input }: JsonObject): Attempt['call'] {
  if (type === 'TaskScheduled') return { resource: `arn:aws:states:::${String(resourceType)}:${String(resource)}`, input: payload(parameters) };
  return { resource: String(resource), input: payload(input) };
}

const payload = (value: JsonObject[string] | undefined): string | undefined =>
  value === undefined || typeof value === 'string' ? value : JSON.stringify(value);

const texts = (value: JsonObject[string] | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries((value ?? {}) as JsonObject).map(([name, text]) => [name, payload(text)!]));
