import type { Json, JsonArray, JsonObject } from './json';

/** What needs an escape, or a look at its surroundings, in a JSON text. */
// oxlint-disable-next-line no-control-regex
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

const quote = (text: string): string => (special.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Names with their quotes and the colon: there are few, and they come again and again. */
const names = new Map<string, string>();

function nameOf(key: string): string {
  let name = names.get(key);
  if (name === undefined) {
    if (names.size >= 10_000) names.clear();
    names.set(key, (name = `${quote(key)}:`));
  }
  return name;
}

/** From so many members on, JSON.stringify is the faster one. */
const many = 16;

/**
 * Writes compact JSON texts of payloads that follow each other and share most of their parts, as the events of a history do: the part that a payload
 * has in common with the ones just before is not written again. The texts are those of JSON.stringify.
 */
export class JsonTexts {
  private lastValue: Json = null;
  private lastText = 'null';
  private readonly values: (JsonArray | JsonObject | null)[] = [null, null, null, null, null, null, null, null];
  private readonly texts: string[] = ['', '', '', '', '', '', '', ''];
  private next = 0;

  of(value: Json): string {
    if (typeof value !== 'object' || value === null) return primitive(value);
    if (value === this.lastValue) return this.lastText;
    const text = this.container(value, true);
    this.lastValue = value;
    this.lastText = text;
    return text;
  }

  private container(value: JsonArray | JsonObject, outer: boolean): string {
    let text = '';
    if (Array.isArray(value)) {
      if (value.length > many) return JSON.stringify(value);
      for (let i = 0; i < value.length; i++) text += (i > 0 ? ',' : '') + this.part(value[i] as Json, outer);
      return `[${text}]`;
    }
    let members = 0;
    for (const key in value) {
      if (++members > many) return JSON.stringify(value);
      text += (members > 1 ? ',' : '') + nameOf(key) + this.part((value as JsonObject)[key]!, outer);
    }
    return `{${text}}`;
  }

  /** A part of a payload; those that stand directly in one are remembered for the next. */
  private part(value: Json, remember: boolean): string {
    if (typeof value !== 'object' || value === null) return primitive(value);
    if (!remember) return this.container(value, false);
    const { values, texts } = this;
    for (let i = 0; i < values.length; i++) if (values[i] === value) return texts[i]!;
    const text = this.container(value, false);
    values[this.next] = value;
    texts[this.next] = text;
    this.next = (this.next + 1) % values.length;
    return text;
  }
}

function primitive(value: null | boolean | number | string): string {
  if (typeof value === 'string') return quote(value);
  return value === null ? 'null' : String(value);
}
