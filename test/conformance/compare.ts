import type { Json } from 'asl-interpreter';

/**
 * Compares what was observed with what was recorded, by the rules of this folder's README: members one by one, numbers by value, texts with
 * placeholders. The texts that the placeholders stand for are kept in a `Found`: a name stands for one text throughout a case.
 */
export type Found = Map<string, string>;

/** Where the two differ first: a JSON Pointer, what was recorded and what was observed. Undefined where they agree. */
export interface Difference {
  readonly where: string;
  readonly recorded: unknown;
  readonly observed: unknown;
}

const placeholder = /<([A-Za-z][\w .-]*(?::\d+)?)>/g;
const fixed: Readonly<Record<string, string>> = { region: 'us-east-1', partition: 'aws' };

/** `<any name>` alone stands for any value, each time anew. */
const standsForAnything = (recorded: unknown): boolean => typeof recorded === 'string' && /^<any [^<>]*>$/.test(recorded);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Whether a recorded text stands for an observed one. Where it does, what its placeholders stand for is noted. */
export function matchesText(recorded: string, observed: string, found: Found): boolean {
  const groups: string[] = [];
  let pattern = '';
  let end = 0;
  for (const match of recorded.matchAll(placeholder)) {
    const name = match[1]!;
    pattern += escaped(recorded.slice(end, match.index));
    end = match.index + match[0].length;
    const known = fixed[name] ?? found.get(name);
    if (name.startsWith('any ')) pattern += '.+?';
    else if (known !== undefined) pattern += escaped(known);
    else if (groups.includes(name)) pattern += `\\${groups.indexOf(name) + 1}(?!\\d)`;
    else {
      groups.push(name);
      pattern += '(.+?)';
    }
  }
  if (end === 0) return recorded === observed;
  const matched = new RegExp(`^${pattern}${escaped(recorded.slice(end))}$`, 's').exec(observed);
  if (matched === null) return false;
  groups.forEach((name, index) => found.set(name, matched[index + 1]!));
  return true;
}

/** The first difference between a recorded and an observed value. */
export function difference(recorded: unknown, observed: unknown, found: Found, where = ''): Difference | undefined {
  if (standsForAnything(recorded) && observed !== undefined) return undefined;
  const differ = { where, recorded, observed };
  if (typeof recorded === 'string') return typeof observed === 'string' && matchesText(recorded, observed, found) ? undefined : differ;
  if (typeof recorded !== 'object' || recorded === null) return recorded === observed ? undefined : differ;
  if (typeof observed !== 'object' || observed === null || Array.isArray(recorded) !== Array.isArray(observed)) return differ;
  const left = new Map(Object.entries(observed));
  for (const [member, value] of Object.entries(recorded)) {
    const name = nameIn(left, member, found);
    if (name === undefined) return { where: `${where}/${member}`, recorded: value, observed: undefined };
    const inner = difference(value, left.get(name), found, `${where}/${name}`);
    if (inner !== undefined) return inner;
    left.delete(name);
  }
  for (const [name, value] of left) return { where: `${where}/${name}`, recorded: undefined, observed: value };
  return undefined;
}

function nameIn(members: ReadonlyMap<string, unknown>, recorded: string, found: Found): string | undefined {
  if (members.has(recorded)) return recorded;
  for (const name of members.keys()) if (matchesText(recorded, name, found)) return name;
  return undefined;
}

/** The members of an API's answer that hold JSON as a text. */
const jsonMembers = new Set(['input', 'output', 'parameters', 'cause']);

/** An answer in the form of the recordings: JSON texts that are objects are parsed, one level deep; dates are texts. */
export function recordedForm(answer: unknown): Json {
  if (answer instanceof Date) return answer.toISOString();
  if (Array.isArray(answer)) return answer.map(recordedForm);
  if (typeof answer !== 'object' || answer === null) return answer as Json;
  const entries = Object.entries(answer).map(([member, value]) => [member, jsonMembers.has(member) ? parsedObject(value) : recordedForm(value)]);
  return Object.fromEntries(entries) as Json;
}

function parsedObject(text: unknown): Json {
  if (typeof text !== 'string' || !text.trimStart().startsWith('{')) return text as Json;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

export interface Alias {
  readonly value?: string;
  readonly pattern?: string;
  readonly as: string;
}

/** Puts the bare words of a recording into an observed value, member names too. */
export function withAliases(value: Json, aliases: readonly Alias[]): Json {
  const text = (from: string): string =>
    aliases.reduce(
      (so, { value: word, pattern, as }) => (word === undefined ? so.replace(new RegExp(pattern!, 'g'), () => as) : so.replaceAll(word, () => as)),
      from,
    );
  const within = (each: Json): Json => {
    if (typeof each === 'string') return text(each);
    if (Array.isArray(each)) return each.map(within);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, member]) => [text(name), within(member as Json)]));
  };
  return aliases.length === 0 ? value : within(value);
}

type Event = Readonly<Record<string, Json>>;

const hasNoPlace = ({ id }: Event): boolean => Array.isArray(id);

/**
 * Compares a history. Where the recording is `unordered`, the events in a Parallel state carry `"id": [0]` and have no order among themselves, and
 * the ends of the Parallel states in between were not recorded: each such event has to stand for one observed event, all others for the one of
 * their id, and what is left over may only be the end of a Parallel state.
 */
export function historyDifference(recorded: readonly Event[], observed: readonly Event[], found: Found): Difference | undefined {
  if (!recorded.some(hasNoPlace)) return difference(recorded, observed, found);
  const left = [...observed];
  for (const event of recorded.filter((each) => !hasNoPlace(each))) {
    const place = left.findIndex(({ id }) => id === event['id']);
    const differs = difference(event, left[place], found, `/${String(event['id'])}`);
    if (differs !== undefined) return differs;
    left.splice(place, 1);
  }
  for (const event of recorded.filter(hasNoPlace)) {
    const place = left.findIndex(({ id: _id, previousEventId: _previous, ...rest }) => {
      const trial: Found = new Map(found);
      const { id: _recordedId, previousEventId: _recordedPrevious, ...recordedRest } = event;
      if (difference(recordedRest, rest, trial) !== undefined) return false;
      for (const [name, text] of trial) found.set(name, text);
      return true;
    });
    if (place === -1) return { where: '', recorded: event, observed: left };
    left.splice(place, 1);
  }
  const unexpected = left.filter(({ type }) => type !== 'ParallelStateSucceeded' && type !== 'ParallelStateExited');
  return unexpected.length === 0 ? undefined : { where: '', recorded: undefined, observed: unexpected };
}
