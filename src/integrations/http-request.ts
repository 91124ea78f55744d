import { isArray, isObject, setMember, type Json, type JsonObject } from '../json/json';
import { mustBe } from './task-input';

/** The methods that a Task may call with, over HTTP and through API Gateway. */
export const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'] as const;

/** Reads the members of a Task's arguments, and gathers what is wrong with them. A member that is null is not there. */
export class RequestParts {
  private readonly args: JsonObject;

  constructor(
    args: Json,
    known: readonly string[] | undefined,
    readonly faults: string[] = [],
  ) {
    this.args = isObject(args) ? args : {};
    if (!isObject(args)) faults.push(mustBe('Parameters', 'an OBJECT'));
    for (const name of Object.keys(this.args)) {
      if (known !== undefined && !known.includes(name)) faults.push(`The field "${name}" is not supported by Step Functions`);
    }
  }

  value(name: string): Json | undefined {
    return Object.hasOwn(this.args, name) ? (this.args[name] ?? undefined) : undefined;
  }

  /** An empty text where it is missing or wrong. */
  text(name: string, isRequired = false): string {
    const value = this.value(name);
    if (typeof value === 'string') return value;
    if (value !== undefined) this.faults.push(mustBe(name, 'a STRING'));
    else if (isRequired) this.faults.push(`The field '${name}' is required but was missing`);
    return '';
  }

  oneOf(name: string, texts: readonly string[], otherwise?: string): string {
    if (otherwise !== undefined && this.value(name) === undefined) return otherwise;
    const text = this.text(name, true);
    if (text !== '' && !texts.includes(text)) this.faults.push(mustBe(name, `one of ${texts.join(', ')}`));
    return text;
  }

  flag(name: string): boolean {
    const value = this.value(name);
    if (value !== undefined && typeof value !== 'boolean') this.faults.push(mustBe(name, 'a BOOLEAN'));
    return value === true;
  }

  object(name: string): JsonObject | undefined {
    const value = this.value(name);
    if (value === undefined || isObject(value)) return value;
    this.faults.push(mustBe(name, 'an OBJECT'));
    return undefined;
  }

  part(name: string): RequestParts | undefined {
    const object = this.object(name);
    return object && new RequestParts(object, undefined, this.faults);
  }

  /** "You can specify query parameters as a string, JSON array, or a JSON object." A list is of objects, or of texts as a query has them. */
  query(name: string): { readonly query: JsonObject; readonly text: string } {
    const value = this.value(name);
    const query: Record<string, Json> = {};
    const texts: string[] = [];
    for (const part of value === undefined ? [] : isArray(value) ? value : [value]) {
      if (typeof part === 'string') texts.push(part);
      else if (isObject(part)) for (const [key, member] of Object.entries(part)) setMember(query, key, member);
      else this.faults.push(mustBe(name, 'an OBJECT'));
    }
    return { query, text: texts.join('&') };
  }
}
