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
  /** Both events, whole, where the difference is in an event of a history. */
  readonly event?: { readonly recorded: unknown; readonly observed: unknown };
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
  const left = new Map<string, unknown>(Object.entries(observed));
  // Names that the observed value has first, so that a placeholder never stands for one of them.
  const names = Object.keys(recorded);
  for (const member of [...names.filter((name) => left.has(name)), ...names.filter((name) => !left.has(name))]) {
    const value = (recorded as Record<string, unknown>)[member];
    const candidates = left.has(member) ? [member] : [...left.keys()].filter((name) => matchesText(member, name, new Map(found)));
    if (candidates.length === 0) return { where: `${where}/${member}`, recorded: value, observed: undefined };
    let inner: Difference | undefined;
    for (const name of candidates) {
      const trial: Found = new Map(found);
      matchesText(member, name, trial);
      inner = difference(value, inFormOf(value, left.get(name), member), trial, `${where}/${name}`);
      if (inner !== undefined) continue;
      for (const [placeholder, text] of trial) found.set(placeholder, text);
      left.delete(name);
      break;
    }
    if (inner !== undefined) return inner;
  }
  for (const [name, value] of left) return { where: `${where}/${name}`, recorded: undefined, observed: value };
  return undefined;
}

/** The members of an API's answer that hold JSON as a text. */
const jsonMembers = new Set(['input', 'output', 'parameters', 'cause']);
/** Members that hold such members, under names of the user's. */
const jsonMaps = new Set(['assignedVariables']);

/** Two recordings hold the value of a text that is no object (`"output": [1, 2, 3]`): it is compared as a value, as an object's is. */
function inFormOf(recorded: unknown, observed: unknown, member: string): unknown {
  if (!jsonMembers.has(member) || typeof observed !== 'string' || typeof recorded === 'string' || recorded === null) return observed;
  try {
    return JSON.parse(observed);
  } catch {
    return observed;
  }
}

/** An answer in the form of the recordings: JSON texts that are objects are parsed, one level deep; dates are texts. */
export function recordedForm(answer: unknown): Json {
  if (answer instanceof Date) return answer.toISOString();
  if (Array.isArray(answer)) return answer.map(recordedForm);
  if (typeof answer !== 'object' || answer === null) return answer as Json;
  return Object.fromEntries(Object.entries(answer).map(([member, value]) => [member, memberForm(member, value)])) as Json;
}

function memberForm(member: string, value: unknown): Json {
  if (jsonMembers.has(member)) return parsedObject(value);
  if (!jsonMaps.has(member) || typeof value !== 'object' || value === null) return recordedForm(value);
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, parsedObject(text)]));
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
