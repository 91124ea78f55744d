import { setMember } from '../json/json';

/** A member name that says what an object stands for; one of a user's own object that has such a name goes by a list of its members. */
const bytes = '$bytes';
const object = '$object';

/** Plain values with bytes in them, as JSON has them: bytes are `{ "$bytes": base64 }`. */
export function toSaved(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return { [bytes]: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(toSaved);
  const members = Object.entries(value).map(([name, member]) => [name, toSaved(member)] as const);
  return members.some(([name]) => name === bytes || name === object) ? { [object]: members } : fromMembers(members);
}

/** The values again. */
export function fromSaved(saved: unknown): unknown {
  if (typeof saved !== 'object' || saved === null) return saved;
  if (Array.isArray(saved)) return saved.map(fromSaved);
  const { [bytes]: base64, [object]: members } = saved as { [bytes]?: unknown; [object]?: unknown };
  if (typeof base64 === 'string') return new Uint8Array(Buffer.from(base64, 'base64'));
  const own = Array.isArray(members) ? (members as [string, unknown][]) : Object.entries(saved);
  return fromMembers(own.map(([name, member]) => [name, fromSaved(member)] as const));
}

function fromMembers(members: Iterable<readonly [string, unknown]>): object {
  const made = {};
  for (const [name, member] of members) setMember(made, name, member as never);
  return made;
}
