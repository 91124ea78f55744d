import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from 'asl-interpreter';
import type { Run } from './case';

/**
 * A case in which every state, function and field of the user's has another name of the same length, the same throughout: in the definition, the
 * input, the setup, the functions and the recording. A name that AWS gives (of a field of ASL, of a parameter, of an event's member) is kept, also
 * where a user has given it. Returns how many names there were, too.
 */
export function renamed(run: Run): [renamed: Run, names: number] {
  const texts = JSON.stringify(run);
  const words = new Set(texts.match(/\w+/g));
  const names = new Map<string, string>();
  for (const name of namesIn(run)) {
    const other = otherWord(name);
    if (/^[A-Za-z]\w{2,}$/.test(name) && !kept(run).has(name) && !words.has(other)) names.set(name, other);
  }
  if (names.size === 0) return [run, 0];
  const pattern = new RegExp(`(?<![\\w])(?:${[...names.keys()].join('|')})(?![\\w])`, 'g');
  const text = (from: string): string => from.replace(pattern, (name) => names.get(name)!);
  const within = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map((each) => within(each as Json));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [text(name), within(member as Json)]));
  };
  const { definition, input, inputText, setup, functions, expected, aliases, stateMachineName, executionName, ...rest } = run as unknown as JsonObject;
  const changed = within({
    definition: definition!,
    ...(input !== undefined && { input }),
    ...(inputText !== undefined && { inputText }),
    ...(setup !== undefined && { setup }),
    ...(functions !== undefined && { functions }),
    ...(aliases !== undefined && { aliases }),
    expected: expected!,
    stateMachineName: stateMachineName!,
    executionName: executionName!,
  }) as JsonObject;
  return [{ ...rest, ...changed } as unknown as Run, names.size];
}

/** Each letter the next one of the alphabet: the length and what is upper case stay. */
const otherWord = (word: string): string =>
  word.replace(/[a-z]/gi, (letter) => (letter === 'z' ? 'a' : letter === 'Z' ? 'A' : String.fromCharCode(letter.charCodeAt(0) + 1)));

/** The names that a user chose: of states, of functions, of variables, of fields in the input and in results. */
function* namesIn({ definition, input, functions }: Run): Generator<string> {
  yield* Object.keys(functions ?? {});
  yield* keysOf(input);
  for (const [, behaviour] of Object.entries(functions ?? {})) if ('value' in behaviour) yield* keysOf(behaviour.value);
  yield* userNames(definition);
}

function* userNames(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name === 'States') yield* Object.keys(member as object);
    if (name === 'Result' || name === 'Assign' || name === 'Output') yield* keysOf(member);
    yield* userNames(member);
  }
}

function* keysOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value)) yield name.replace(/\.\$$/, '');
    yield* keysOf(member);
  }
}

/** The words that have a meaning: those of ASL and of expressions, of events, and of the requests and answers of services. */
function kept(run: Run): ReadonlySet<string> {
  return new Set([...asl, ...meant(run)]);
}

const asl = new Set(readFileSync(new URL('../../src/definition/asl.ts', import.meta.url), 'utf8').match(/\w+/g));

/** Every word of the recording's own structure and of what is sent to services. */
function* meant({ definition, setup, expected, aliases }: Run): Generator<string> {
  yield* JSON.stringify([setup ?? [], aliases ?? []]).match(/\w+/g) ?? [];
  for (const event of expected.history ?? [])
    for (const [name, details] of Object.entries(event)) {
      yield name;
      if (typeof details === 'object' && details !== null) yield* Object.keys(details);
      const { output, parameters, resourceType, cause } = (details ?? {}) as JsonObject;
      // What a service was asked and has answered, and a cause, which may quote anything.
      if (resourceType !== undefined) yield* JSON.stringify([output ?? null, parameters ?? null]).match(/\w+/g) ?? [];
      if (typeof cause === 'string') yield* cause.match(/\w+/g) ?? [];
    }
  yield* resourcesIn(definition);
}

function* resourcesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name === 'Resource') yield* String(member).match(/\w+/g) ?? [];
    if (name === 'Parameters' || name === 'Arguments') yield* Object.keys(member as object).map((each) => each.replace(/\.\$$/, ''));
    if (name === 'ReaderConfig' || name === 'Retry' || name === 'Catch') yield* JSON.stringify(member).match(/\w+/g) ?? [];
    yield* resourcesIn(member);
  }
}
