import type { Json } from '../json/json';
import { endOf } from './is-text-of';

/** The part of a payload that is shorter is compared faster than it is found. */
const shortest = 32;

/** From so many letters on, texts are compared by the built-in function. */
const many = 200;

/** How many parts are remembered. */
const parts = 16;

/**
 * Compares payloads that follow each other, and share most of their parts, with recorded texts: of a part that has been compared with its text before,
 * the two texts alone are compared.
 */
export class PayloadTexts {
  private value: Json = null;
  private text = 'null';
  // Of the parts: each is the text from one place to another.
  private readonly values: Json[] = [];
  private readonly texts: string[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private next = 0;

  /** A value is known to have a text, the compact one. */
  know(value: Json, text: string): void {
    this.keep(value, text);
    this.remember(value, text, 0, text.length);
  }

  /** Whether a text is the compact one of a payload. */
  isText(value: Json, text: string): boolean {
    if (value === this.value && text === this.text) return true;
    if (endOf(value, text, 0, this.endOfPart) !== text.length) return false;
    this.keep(value, text);
    return true;
  }

  private keep(value: Json, text: string): void {
    this.value = value;
    this.text = text;
  }

  private readonly endOfPart = (value: Json, text: string, from: number): number => {
    const place = this.values.length === 0 ? -1 : this.values.indexOf(value);
    if (place >= 0) return this.endOfKnown(place, text, from);
    const to = endOf(value, text, from);
    this.remember(value, text, from, to);
    return to;
  };

  private endOfKnown(place: number, text: string, at: number): number {
    const known = this.texts[place]!;
    const from = this.from[place]!;
    const length = this.to[place]! - from;
    if (length > many) return text.slice(at, at + length) === known.slice(from, from + length) ? at + length : -1;
    for (let i = 0; i < length; i++) if (text.charCodeAt(at + i) !== known.charCodeAt(from + i)) return -1;
    return at + length;
  }

  private remember(value: Json, text: string, from: number, to: number): void {
    if (to - from < shortest) return;
    const place = this.next;
    this.values[place] = value;
    this.texts[place] = text;
    this.from[place] = from;
    this.to[place] = to;
    this.next = (place + 1) % parts;
  }
}
