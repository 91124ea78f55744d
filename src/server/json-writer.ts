import { setMember } from '../json/json';
import { SimpleType } from './service-model';
import type { Member, Shape, StructureShape } from './shape';
import { printTimestamp } from './timestamp';

/** Turns the SDK's value into one that JSON can hold: bytes into texts and dates into seconds. Undefined: the value is that already. */
export type JsonWriter = ((value: unknown) => unknown) | undefined;

/** Compiles writers, one a shape. What holds no bytes and no dates is handed on as it is. */
export class JsonWriters {
  private readonly writers = new Map<Shape, JsonWriter>();

  of({ shape }: Member): JsonWriter {
    if (shape.kind === 'simple') return simple(shape.type);
    if (!this.writers.has(shape)) {
      // Shapes may hold themselves: until it is known, a writer is taken to be needed.
      let inner: JsonWriter;
      this.writers.set(shape, (value) => inner!(value));
      inner = this.compound(shape);
      this.writers.set(shape, inner);
    }
    return this.writers.get(shape);
  }

  private compound(shape: Exclude<Shape, { kind: 'simple' }>): JsonWriter {
    if (shape.kind === 'list') {
      const write = this.of(shape.member);
      return write && ((value) => (value as unknown[]).map((each) => (each === null || each === undefined ? null : write(each))));
    }
    if (shape.kind === 'map') {
      const write = this.of(shape.value);
      return write && ((value) => mapped(value as Record<string, unknown>, write));
    }
    const members = new Map([...shape.members].map(([name, member]) => [name, this.of(member) ?? null]));
    return [...members.values()].every((write) => write === null) ? undefined : (value) => structure(value as Record<string, unknown>, members);
  }

  /** What a whole response has: no member but those of the shape. */
  response({ members }: StructureShape): (value: object) => Record<string, unknown> {
    const writers = new Map([...members].map(([name, member]) => [name, this.of(member) ?? null]));
    return (value) => structure(value as Record<string, unknown>, writers);
  }

  /** What an error has. Its message is no member that can be enumerated, and is spelled as the shape has it. */
  error({ members }: StructureShape): (value: Error) => Record<string, unknown> {
    return (value) => {
      const written: Record<string, unknown> = {};
      for (const [name, member] of members) {
        const given = name === 'Message' ? value.message : (value as unknown as Record<string, unknown>)[name];
        if (given !== undefined && given !== null) written[name] = this.of(member)?.(given) ?? given;
      }
      return written;
    };
  }
}

/** A writer of null hands its value on. */
function structure(value: Record<string, unknown>, members: ReadonlyMap<string, NonNullable<JsonWriter> | null>): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const name in value) {
    const write = members.get(name);
    const given = value[name];
    if (write !== undefined && given !== undefined && given !== null) written[name] = write === null ? given : write(given);
  }
  return written;
}

function mapped(value: Record<string, unknown>, write: NonNullable<JsonWriter>): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setMember(written, key, write(value[key]));
  return written;
}

function simple(type: number): JsonWriter {
  switch (type) {
    case SimpleType.string:
    case SimpleType.number:
    case SimpleType.boolean:
    case SimpleType.document:
      return undefined;
    case SimpleType.blob:
    case SimpleType.streamingBlob:
      return (value) => toBase64(value as Uint8Array | string);
    default:
      return (value) => (value instanceof Date ? printTimestamp(value, type === SimpleType.timestamp ? SimpleType.epochSeconds : type) : value);
  }
}

export const toBase64 = (value: Uint8Array | string): string =>
  (typeof value === 'string' ? Buffer.from(value) : Buffer.from(value.buffer, value.byteOffset, value.byteLength)).toString('base64');
