import type { Constraints } from './constraints';
import { invalidParameter } from './errors';
import type { Tag } from './shapes';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html#Tagging.Restrictions */
const MOST_TAGS = 50;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;

export function checkTags(constraints: Constraints, tags: readonly Tag[] | undefined): void {
  tags?.forEach(({ Key, Value }, i) => {
    const member = `tags.${i + 1}.member`;
    constraints.required(Key, `${member}.key`);
    constraints.required(Value, `${member}.value`);
    checkTagKey(constraints, Key, `${member}.key`);
    if (Value !== undefined && Value.length > LONGEST_VALUE) {
      constraints.broken(Value, `${member}.value`, `Member must have length less than or equal to ${LONGEST_VALUE}`);
    }
  });
}

export function checkTagKey(constraints: Constraints, key: string | undefined, member: string): void {
  if (key === '') constraints.broken(key, member, 'Member must have length greater than or equal to 1');
  if (key !== undefined && key.length > LONGEST_KEY) constraints.broken(key, member, `Member must have length less than or equal to ${LONGEST_KEY}`);
}

/** Tags with further ones; one with a key that is there takes its place. @throws ValidationException */
export function withTags(tags: readonly Tag[], more: readonly Tag[]): Tag[] {
  const values = new Map(tags.map(({ Key, Value }) => [Key!, Value!]));
  const given = new Set<string>();
  for (const { Key, Value } of more) {
    if (Key!.toLowerCase().startsWith('aws:')) throw invalidParameter("Tag keys beginning with 'aws:' are reserved for system use");
    if (given.has(Key!)) throw invalidParameter(`Duplicate tag keys found: ${Key!}`);
    given.add(Key!);
    values.set(Key!, Value!);
  }
  if (values.size > MOST_TAGS) throw invalidParameter(`Too many tags: a resource can have at most ${MOST_TAGS} tags`);
  return [...values].map(([Key, Value]) => ({ Key, Value }));
}
