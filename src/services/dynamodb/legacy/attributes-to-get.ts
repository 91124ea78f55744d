import { Constraints } from '../constraints';
import { invalidParameter } from '../errors';
import type { Path } from '../expressions/ast';
import type { Translation } from './translation';

/**
 * `AttributesToGet` as a projection: whole attributes, each named once.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributesToGet.html
 *
 * @throws ValidationException
 */
export function attributesToGet(names: readonly string[], translation: Translation): readonly Path[] {
  const constraints = new Constraints();
  if (names.length === 0) constraints.broken('[]', 'attributesToGet', 'Member must have length greater than or equal to 1');
  constraints.check();
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw invalidParameter(`Duplicate value in attribute name: ${name}`);
    seen.add(name);
  }
  return names.map((name) => translation.path(name));
}
