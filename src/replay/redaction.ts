import { UsageError } from '../errors/usage-error';
import { parsePath } from '../expressions/jsonpath/parse-path';
import type { Path } from '../expressions/jsonpath/path-syntax';
import { selectAll } from '../expressions/jsonpath/select';
import { isArray, isObject, setMember, type Json } from '../json/json';
import { numeral } from './placeholders';

/** A value that stands for a boolean, so that the place of each can be told. */
interface Marked {
  readonly boolean: boolean;
}

/** Finds the values that paths lead to, and puts placeholders in their place: of the same kind, and the same one for the same value everywhere. */
export class Redaction {
  private readonly paths: readonly Path[];
  private readonly texts = new Map<string, string>();
  private readonly numbers = new Map<number, number>();
  private booleans = false;
  private pattern: RegExp | undefined;

  /** @param taken - Whether a text is in the history already, so that it cannot be a placeholder. */
  constructor(
    paths: readonly string[],
    private readonly taken: (text: string) => boolean,
  ) {
    this.paths = paths.map(pathOf);
  }

  /** What stands for the values. */
  get placeholders(): Json[] {
    return [...this.texts.values(), ...this.numbers.values(), ...(this.booleans ? [false] : [])];
  }

  /** Looks for values in a payload, also in the JSON texts within it. `variable` is the name of the variable whose value it is. */
  find(payload: Json, variable?: string): void {
    for (const { root, selectors } of this.paths) {
      if (root !== '$' && (typeof root === 'string' || root.variable !== variable)) continue;
      for (const found of selectAll(payload, selectors)) this.addAll(found);
    }
    for (const inner of textsIn(payload)) this.find(inner);
  }

  private addAll(found: Json): void {
    if (typeof found === 'object') {
      if (found !== null) for (const part of Object.values(found)) this.addAll(part);
    } else if (typeof found === 'string') this.addText(found);
    else if (typeof found === 'number') this.addNumber(found);
    else this.booleans = true;
  }

  private addText(text: string): void {
    if (text === '' || this.texts.has(text)) return;
    let word = 'redacted';
    while (this.taken(`[${word} `)) word += '*';
    this.texts.set(text, `[${word} ${this.texts.size + 1}]`);
  }

  private addNumber(number: number): void {
    if (this.numbers.has(number)) return;
    const used = new Set(this.numbers.values());
    let other = 900_000_001 + (Number.isInteger(number) ? 0 : 0.5);
    while (used.has(other) || this.taken(String(other))) other++;
    this.numbers.set(number, other);
  }

  /** A payload with placeholders; booleans only where a path leads to them. */
  redacted(payload: Json, variable?: string): Json {
    const hidden = this.booleans ? this.hiddenIn(payload, variable) : undefined;
    return this.within(hidden === undefined ? payload : hidden.payload, hidden?.marks);
  }

  private within(value: Json, hidden: ReadonlySet<unknown> | undefined): Json {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return this.numbers.get(value) ?? value;
    if (isArray(value)) return value.map((item) => this.within(item, hidden));
    if (!isObject(value)) return value;
    if (hidden !== undefined && marks.has(value)) return hidden.has(value) ? false : (value as unknown as Marked).boolean;
    const copy: Record<string, Json> = {};
    for (const [name, member] of Object.entries(value)) setMember(copy, this.text(name), this.within(member, hidden));
    return copy;
  }

  /** The booleans that paths lead to, in a copy in which each is told from the others. */
  private hiddenIn(payload: Json, variable: string | undefined): { readonly payload: Json; readonly marks: ReadonlySet<unknown> } {
    const copy = marked(payload);
    const found = new Set<unknown>();
    const add = (value: Json): void => {
      if (typeof value !== 'object' || value === null) return;
      if (marks.has(value)) found.add(value);
      else for (const part of Object.values(value)) add(part);
    };
    for (const { root, selectors } of this.paths)
      if (root === '$' || (typeof root === 'object' && root.variable === variable)) for (const each of selectAll(copy, selectors)) add(each);
    return { payload: copy, marks: found };
  }

  /** A text with placeholders, in one go: no value is looked for in what stands for another one. */
  text(text: string): string {
    const whole = this.texts.get(text);
    if (whole !== undefined) return whole;
    if (this.texts.size === 0 && this.numbers.size === 0) return text;
    this.pattern ??= this.patternOf();
    return text.replace(this.pattern, (match) => this.spelt.get(match) ?? String(this.numbers.get(Number(match)) ?? match));
  }

  private readonly spelt = new Map<string, string>();

  private patternOf(): RegExp {
    for (const [value, placeholder] of this.texts)
      for (const spelling of spellings(value)) if (!this.spelt.has(spelling)) this.spelt.set(spelling, placeholder);
    const longestFirst = Array.from(this.spelt.keys()).toSorted((a, b) => b.length - a.length);
    return new RegExp([...longestFirst.map(patternFor), numeral.source].join('|'), 'gu');
  }
}

const marks = new WeakSet<object>();

function marked(value: Json): Json {
  if (typeof value === 'boolean') {
    const mark = { boolean: value };
    marks.add(mark);
    return mark;
  }
  if (isArray(value)) return value.map(marked);
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value)) setMember(copy, name, marked(member));
  return copy;
}

function pathOf(text: string): Path {
  try {
    return parsePath(text);
  } catch (cause) {
    throw new UsageError(`"${text}" is no path.`, '', 'Give JSONPaths into the payloads, such as "$.customer.email" or "$..email".', { cause });
  }
}

/** Texts within a payload that hold JSON themselves, such as the body of a message. */
function* textsIn(value: Json): Generator<Json> {
  if (typeof value === 'string') {
    const inner = /^\s*[[{]/.test(value) ? jsonIn(value) : undefined;
    if (inner !== undefined) yield inner;
  } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}

/** What a text holds, where that is an array or an object. */
function jsonIn(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How a text can stand in a longer one: as it is, and as JSON texts, and JSON texts within these, write it. */
function spellings(text: string): string[] {
  const inJson = [escaped(text), ascii(escaped(text)), escaped(text).replaceAll('/', '\\/')];
  return [text, ...inJson, ...inJson.map(escaped), ...inJson.map(escaped).map(escaped)];
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
const ascii = (text: string): string => text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A short text is looked for as a word of its own only: it is a part of many. */
function patternFor(text: string): string {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return text.length > 3 ? literal : String.raw`(?<![\p{L}\p{N}_])${literal}(?![\p{L}\p{N}_])`;
}
