import { isArray, isObject, setMember, type Json, type JsonObject } from '../json/json';
import type { Event } from '../machine/event';
import type { Execution } from '../machine/execution';
import type { Placeholders } from './placeholders';

/**
 * Tells whether a step of an execution reads a value that was redacted, or a payload that was not recorded. What only passes a payload on, or reads other
 * parts of it, does not.
 */
export class RedactedReads {
  /** Whether this step has read one. A payload that is nothing else cannot be seen being read, and counts as read. */
  touched = false;
  /** Payloads that are watched already, or have nothing in them to be watched for: they never change. */
  private readonly known = new WeakSet<object>();
  private unrecorded = 0;

  constructor(private readonly placeholders: Placeholders) {}

  /** Before a step: watches all that a thread sees, its own and what is around it. */
  begin(execution: Execution, place: number): void {
    this.touched = false;
    if (this.placeholders.none) return;
    for (let at = place; at >= 0; at = execution.threads[at]!.parent) {
      const thread = execution.threads[at]!;
      thread.input = this.seen(thread.input);
      if (thread.variables !== null) thread.variables = this.seen(thread.variables) as JsonObject;
      const { children } = thread;
      if (children === null) continue;
      for (const [index, result] of children.results.entries()) children.results[index] = this.seen(result);
      thread.children = { ...children, input: this.seen(children.input), items: this.seen(children.items) as readonly Json[] };
    }
    (execution as { input: Json }).input = this.seen(execution.input);
  }

  /** What comes to a thread in this step, watched. */
  seenEvent(event: Event): Event {
    if (this.placeholders.none) return event;
    if ('cause' in event && (this.isPlaceholder(event.cause) || this.isPlaceholder(event.error))) this.touched = true;
    return 'output' in event ? ({ ...event, output: this.seen(event.output) } as Event) : event;
  }

  private seen(payload: Json): Json {
    if (this.isPlaceholder(payload)) this.touched = true;
    return this.watched(payload);
  }

  private watched(value: Json): Json {
    if (typeof value !== 'object' || value === null || this.known.has(value)) return value;
    const { unrecorded } = this;
    const copy: Json[] | Record<string, Json> = isArray(value) ? [] : {};
    let changed = false;
    for (const [name, member] of Object.entries(value) as [string, Json][]) {
      if (this.isPlaceholder(member)) this.watch(copy, name, member);
      else {
        const inner = this.watched(member);
        if (isObject(copy)) setMember(copy, name, inner);
        else copy.push(inner);
        if (inner === member) continue;
      }
      changed = true;
    }
    const seen = changed ? copy : value;
    if (unrecorded === this.unrecorded) this.known.add(seen);
    return seen;
  }

  private watch(container: object, name: string, value: Json): void {
    const get = (): Json => {
      this.touched = true;
      return value;
    };
    Object.defineProperty(container, name, { get, enumerable: true, configurable: true });
  }

  private isPlaceholder(value: Json): boolean {
    if (this.placeholders.isUnrecorded(value)) {
      this.touched = true; // what is not there cannot be seen being read
      this.unrecorded++;
    }
    return this.placeholders.holds(value);
  }
}
