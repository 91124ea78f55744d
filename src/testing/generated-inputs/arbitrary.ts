import { UsageError } from '../../errors/usage-error';
import type { Json } from '../../json/json';
import { SchemaDocument } from '../json-schema/schema-document';
import type { JsonSchema } from '../json-schema/schema';
import { fastCheck, type Arbitrary, type FastCheck } from './fast-check-package';
import { Values } from './values';

/** How deep schemas that lead to themselves are followed; the next where nothing ends earlier. */
const depths = [3, 6, 12, 24, 48];

/**
 * A fast-check arbitrary of the values of a JSON Schema: every value fits it, and values shrink to small ones that fit, too. Of what a schema leaves open
 * the usual is generated: properties that it does not name are left out unless it gives them a schema, a schema without a `type` stands for the types
 * that its keywords speak of, and numbers without bounds are at most 1e9.
 *
 * @param schema - Draft 2020-12, or draft-07 where its `$schema` says so.
 * @param fc - The fast-check to use. Default: the package `fast-check` that is installed.
 * @throws UsageError for what is no schema, for a keyword that cannot be generated for, and where no value fits.
 * @example
 * const schema = { type: 'object', required: ['amount'], properties: { amount: { type: 'integer', minimum: 1 } } };
 * await fc.assert(fc.asyncProperty(arbitraryOf(schema), async (input) => (await machine.execute(input)).status === 'SUCCEEDED'));
 */
export const arbitraryOf = (schema: JsonSchema, fc: FastCheck = fastCheck()): Arbitrary<Json> =>
  anyOf(new Values(fc, new SchemaDocument(schema, 'The schema')));

/** All values of a document's schema. */
export function anyOf(values: Values): Arbitrary<Json> {
  for (const depth of depths) {
    const found = values.of([''], depth);
    if (found !== null) return found;
  }
  throw new UsageError(`${values.document.named}: no value was found that fits it.`, '', 'Look whether its parts contradict each other.');
}
