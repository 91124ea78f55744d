import { invalidParameter, missingParameter } from './errors';
import { membersOf } from './range';

/**
 * The tags of a request: keys of 1 to 128, values of up to 256 characters.
 * See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html
 *
 * @throws InvalidParameterValue, SerializationException
 */
export function checkedTags(tags: Readonly<Record<string, string>> | undefined): [key: string, value: string][] {
  const given = membersOf(tags);
  for (const [key, value] of given) {
    if (typeof value !== 'string' || value.length > 256) throw invalidParameter(value, 'Tag.Value', 'Tag values can be at most 256 characters long.');
    if (key.length < 1 || key.length > 128) throw invalidParameter(key, 'Tag.Key', 'Tag keys must be between 1 and 128 characters long.');
    if (/^aws:/i.test(key)) throw invalidParameter(key, 'Tag.Key', 'Tag keys cannot start with the reserved prefix aws:.');
  }
  return given;
}

/** @throws MissingParameter where there is none. */
export function atLeastOne<Item>(items: readonly Item[], parameter: string): readonly Item[] {
  if (items.length === 0) throw missingParameter(parameter);
  return items;
}
