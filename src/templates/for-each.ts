import { isArray, isObject, setMember, type Json, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import type { Scope } from './scope';
import { TemplateError } from './template-error';

const prefix = 'Fn::ForEach::';

/**
 * The object with its loops written out: of `"Fn::ForEach::Name": ["Each", collection, { "Queue${Each}": … }]` one copy of the map for each item.
 * See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function writtenOut(object: JsonObject, where: Pointer, scope: Scope): JsonObject {
  if (!Object.keys(object).some((key) => key.startsWith(prefix))) return object;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(object)) {
    const members = key.startsWith(prefix) ? loop(object[key]!, child(where, key), scope) : [[key, object[key]!] as const];
    for (const [name, value] of members) setMember(result, name, value);
  }
  return result;
}

function loop(argument: Json, where: Pointer, scope: Scope): [string, Json][] {
  const [name, collection, map] = isArray(argument) ? argument : [];
  if (typeof name !== 'string' || collection === undefined || !isObject(map)) {
    throw new TemplateError(
      'A loop takes an identifier, a collection and a map.',
      where,
      'Write it as { "Fn::ForEach::Name": ["Each", [items], { "Key${Each}": value }] }.',
    );
  }
  return scope.list(collection, child(where, 1)).flatMap((item, i) => {
    const text = scope.plain(item, child(child(where, 1), i));
    return scope.nested(where, () => Object.entries(writtenOut(bound(map, name, text, where, scope) as JsonObject, child(where, 2), scope)));
  });
}

/** The value with the item in the place of the loop's identifier: `${Each}`, `&{Each}` for its letters and digits alone, or a Ref to it. */
function bound(value: Json, name: string, item: string, where: Pointer, scope: Scope): Json {
  scope.spend(where);
  const put = (text: string): string => text.replaceAll(`\${${name}}`, () => item).replaceAll(`&{${name}}`, () => item.replace(/[^A-Za-z0-9]/g, ''));
  if (typeof value === 'string') return put(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map((each) => bound(each, name, item, where, scope));
  const members = Object.entries(value);
  if (members.length === 1 && value['Ref'] === name) return item;
  return Object.fromEntries(members.map(([key, member]) => [put(key), bound(member, name, item, where, scope)]));
}
