import { isObject, setMember } from '../json/json';
import { serialization, type Misfit } from './codec-fault';
import { SimpleType } from './service-model';
import type { Member, Shape } from './shape';
import { parseTimestamp } from './timestamp';

/** Turns a JSON value into the SDK's: texts into bytes and seconds into dates. Depth is how deep the value lies. */
export type JsonReader = (value: unknown, depth: number) => unknown;

/** More than any input has that a service accepts; what lies deeper would only use up the stack. */
const MAX_DEPTH = 500;

/**
 * Compiles readers, one a shape.
 * Members that the model doesn't know are dropped, as AWS drops them, and so are members that are null.
 */
export class JsonReaders {
  private readonly readers = new Map<Shape, JsonReader>();
  constructor(private readonly misfit: Misfit) {}

  of({ shape }: Member): JsonReader {
    if (shape.kind === 'simple') return this.simple(shape.type);
    let reader = this.readers.get(shape);
    if (reader === undefined) {
      // Shapes may hold themselves.
      let inner: JsonReader | undefined;
      this.readers.set(shape, (value, depth) => inner!(value, depth));
      reader = inner = this.compound(shape);
      this.readers.set(shape, reader);
    }
    return reader;
  }

  private simple(type: number): JsonReader {
    const { misfit } = this;
    switch (type) {
      case SimpleType.string:
        return (value) => {
          if (typeof value !== 'string') throw misfit(value, 'String');
          return value;
        };
      case SimpleType.number:
        return (value) => {
          if (typeof value !== 'number') throw misfit(value, 'Integer');
          return value;
        };
      case SimpleType.boolean:
        return (value) => {
          if (typeof value !== 'boolean') throw misfit(value, 'Boolean');
          return value;
        };
      case SimpleType.blob:
      case SimpleType.streamingBlob:
        return (value) => {
          if (typeof value !== 'string') throw misfit(value, 'Blob');
          return fromBase64(value);
        };
      case SimpleType.document:
        return (value) => value;
      default:
        return (value) => {
          if (typeof value !== 'number' && typeof value !== 'string') throw misfit(value, 'Timestamp');
          return parseTimestamp(value, type === SimpleType.timestamp ? SimpleType.epochSeconds : type);
        };
    }
  }

  private compound(shape: Exclude<Shape, { kind: 'simple' }>): JsonReader {
    const { misfit } = this;
    if (shape.kind === 'list') {
      const read = this.of(shape.member);
      return (value, depth) => {
        if (!Array.isArray(value)) throw isObject(value) ? misfit(value, 'List') : serialization('Unexpected field type');
        checkDepth(depth);
        return value.map((each: unknown) => (each === null ? null : read(each, depth + 1)));
      };
    }
    if (shape.kind === 'map') {
      const read = this.of(shape.value);
      return (value, depth) => {
        if (!isObject(value)) throw Array.isArray(value) ? misfit(value, 'Map') : serialization('Unexpected field type');
        checkDepth(depth);
        const map: Record<string, unknown> = {};
        for (const key in value) setMember(map, key, value[key] === null ? null : read(value[key], depth + 1));
        return map;
      };
    }
    const members = new Map([...shape.members].map(([name, member]) => [name, this.of(member)]));
    return (value, depth) => {
      if (!isObject(value)) throw Array.isArray(value) ? misfit(value, 'Structure') : serialization('Unexpected value type in payload');
      checkDepth(depth);
      const structure: Record<string, unknown> = {};
      for (const name in value) {
        const read = members.get(name);
        const given = value[name];
        if (read !== undefined && given !== null) structure[name] = read(given, depth + 1);
      }
      return structure;
    };
  }
}

function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw serialization('The request is nested too deeply.');
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

export function fromBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0 || !BASE64.test(text)) throw serialization('Invalid base64 value');
  // A copy, since small buffers are parts of a larger one, which would be kept with them.
  return Uint8Array.from(Buffer.from(text, 'base64'));
}
