import { isArray, isObject, type Json } from '../../json/json';

/** Columns of a line that is not broken. */
const width = 120;

/** A JSON value as it is written in TypeScript, the lines after the first indented by so many spaces. */
export function literal(value: Json, indent: number): string {
  const flat = inline(value);
  if (indent + flat.length <= width || !(isArray(value) || isObject(value))) return flat;
  const inner = ' '.repeat(indent + 2);
  const members = isArray(value)
    ? value.map((each) => literal(each, indent + 2))
    : Object.entries(value).map(([name, each]) => `${memberName(name)}: ${literal(each, indent + 2)}`);
  const [open, close] = isArray(value) ? '[]' : '{}';
  return `${open}\n${members.map((member) => `${inner}${member},\n`).join('')}${' '.repeat(indent)}${close}`;
}

function inline(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isObject(value)) return Object.is(value, -0) ? '-0' : String(value);
  const members = Object.entries(value).map(([name, each]) => `${memberName(name)}: ${inline(each)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A name as a member of an object has it; `__proto__` would set the object's prototype. */
export const memberName = (name: string): string => (name === '__proto__' ? "['__proto__']" : /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

/** A text in single quotes. */
export const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
