import type { AttributeValue, Item } from '../attribute-value';
import type { Condition, Path, ValuePlaceholder } from '../expressions/ast';
import type { Expressions } from '../shapes';
import { misplaced, normalValue } from '../values/normal-value';

/** The names and values of a request's legacy parameters, for which placeholders stand in the trees that they are translated to. */
export class Translation {
  readonly names: Record<string, string> = {};
  readonly values: Item = {};
  private count = 0;

  /** What a request with these placeholders has. */
  expressions(): Expressions {
    const { names, values } = this;
    return { ...(isEmpty(names) ? {} : { ExpressionAttributeNames: names }), ...(isEmpty(values) ? {} : { ExpressionAttributeValues: values }) };
  }

  /** A whole attribute, whatever letters its name has. */
  path(attributeName: string): Path {
    const placeholder = `#${++this.count}`;
    this.names[placeholder] = attributeName;
    return { kind: 'path', steps: [placeholder] };
  }

  /** @throws ValidationException or SerializationException for what is no value */
  value(value: AttributeValue): ValuePlaceholder {
    const placeholder = `:${++this.count}`;
    this.values[placeholder] = normalValue(value);
    return { kind: 'value', name: placeholder };
  }

  /** The value that a placeholder stands for. */
  of({ name }: ValuePlaceholder): AttributeValue {
    return this.values[name]!;
  }
}

function isEmpty(members: object): boolean {
  for (const _ in members) return false;
  return true;
}

/**
 * The members of a map of structures.
 *
 * @throws SerializationException where it, or one of them, is none
 */
export function entriesOf<Member extends object>(map: Readonly<Record<string, Member>>): [string, Member][] {
  const entries = Object.entries(structure(map));
  for (const [, member] of entries) structure(member);
  return entries;
}

function structure<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw misplaced(value, 'Map');
  return value;
}

/** All conditions, or one of them. A tree as low as can be, since there may be very many; undefined where there is none. */
export function joined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition | undefined {
  if (conditions.length < 2) return conditions[0];
  const half = conditions.length >> 1;
  return { kind, left: joined(kind, conditions.slice(0, half))!, right: joined(kind, conditions.slice(half))! };
}
