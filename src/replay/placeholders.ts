import type { Json, JsonObject } from '../json/json';

/**
 * What stands in a recording in the place of values that are not in it: those of redacted values, texts such as '[redacted 1]' and numbers, and those of
 * payloads that were not recorded at all.
 */
export class Placeholders {
  private readonly texts: readonly string[];
  private readonly numbers: ReadonlySet<number>;
  private readonly numberTexts: readonly string[];
  private readonly booleans: boolean;

  constructor(
    redacted: readonly Json[],
    /** The ids of the events whose payloads were not recorded. */
    private readonly unrecorded: readonly number[],
  ) {
    this.texts = [...redacted.filter((each) => typeof each === 'string'), ...unrecorded.map(unrecordedText)];
    this.numbers = new Set(redacted.filter((each) => typeof each === 'number'));
    this.numberTexts = Array.from(this.numbers, String);
    this.booleans = redacted.some((each) => typeof each === 'boolean');
  }

  get none(): boolean {
    return this.texts.length === 0 && this.numbers.size === 0 && !this.booleans;
  }

  /** What stands for a payload that was not recorded: an object, as most are. */
  payload(id: number): Json {
    const text = unrecordedText(id);
    return { [text]: text };
  }

  /** Whether a part of a payload is a placeholder, or is made with one. */
  holds(value: Json | undefined): boolean {
    if (typeof value === 'string') return this.texts.some((text) => value.includes(text)) || this.numberTexts.some((text) => value.includes(text));
    if (typeof value === 'number') return this.numbers.has(value);
    return typeof value === 'boolean' && this.booleans;
  }

  /** Whether names of an object's members are made of what was redacted. */
  inNames(value: JsonObject): boolean {
    return !this.none && Object.keys(value).some((name) => this.holds(name));
  }

  isUnrecorded(value: Json): boolean {
    return typeof value === 'string' && this.unrecorded.some((id) => value.includes(unrecordedText(id)));
  }

  /** The JSON text as another run has it, whose placeholders are others. Run 0 has those of the recording. */
  disguised(text: string, run: number): string {
    if (run === 0) return text;
    let other = text;
    for (const [place, placeholder] of this.texts.entries()) other = other.replaceAll(placeholder, disguise(place, run));
    return this.numbers.size === 0
      ? other
      : other.replace(numeral, (digits) => (this.numbers.has(Number(digits)) ? String(Number(digits) + shift(run)) : digits));
  }

  /** The JSON text of another run with the placeholders of the recording. */
  bare(text: string, run: number): string {
    if (run === 0) return text;
    let own = text;
    for (const [place, placeholder] of this.texts.entries()) own = own.replaceAll(disguise(place, run), placeholder);
    return this.numbers.size === 0
      ? own
      : own.replace(numeral, (digits) => (this.numbers.has(Number(digits) - shift(run)) ? String(Number(digits) - shift(run)) : digits));
  }

  /** Whether a recorded value that is or holds a placeholder can stand for the other one. */
  fits(recorded: Json | undefined, value: Json | undefined): boolean {
    if (typeof recorded === 'number') return this.holds(recorded) && typeof value === 'number' && !this.holds(value);
    if (typeof recorded === 'boolean') return this.booleans && typeof value === 'boolean';
    if (typeof recorded !== 'string' || typeof value !== 'string' || !this.holds(recorded)) return false;
    // Another placeholder stands for another value.
    if ([...this.texts, ...this.numberTexts].some((text) => value.includes(text) && !recorded.includes(text))) return false;
    const parts = [...this.texts, ...this.numberTexts].reduce<string[]>((split, text) => split.flatMap((part) => part.split(text)), [recorded]);
    return fitsParts(parts, value);
  }
}

const unrecordedText = (id: number): string => `[not recorded ${id}]`;

/** Of another length in each run. */
const disguise = (place: number, run: number): string => `[other ${place} ${run}${'x'.repeat((run * 7) % 11)}]`;
const shift = (run: number): number => run * 1_000_003;

/** A number in a JSON text, also within a longer text. */
export const numeral = /(?<![\w.])-?\d+(?:\.\d+)?(?!\w|\.\d)/g;

/** Whether a text consists of these parts, with anything in between. */
export function fitsParts([first = '', ...rest]: readonly string[], text: string): boolean {
  if (!text.startsWith(first)) return false;
  let at = first.length;
  const last = rest.pop();
  if (last === undefined) return text === first;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
