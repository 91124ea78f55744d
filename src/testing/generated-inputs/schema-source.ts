import { isArray, type Json } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import { schemaOfItem, schemasOfProperty } from '../json-schema/applied';
import { keywordsOf, type JsonSchema } from '../json-schema/schema';
import { SchemaDocument } from '../json-schema/schema-document';
import { anyOf } from './arbitrary';
import type { Arbitrary, FastCheck } from './fast-check-package';
import type { Way } from './place-in-value';
import { Values } from './values';

/** Where values of a schema come from. */
export class SchemaSource {
  readonly document: SchemaDocument;
  readonly arbitrary: Arbitrary<Json>;
  private readonly values: Values;
  constructor(
    private readonly fc: FastCheck,
    schema: JsonSchema,
    named: string,
  ) {
    this.document = new SchemaDocument(schema, named);
    this.values = new Values(fc, this.document);
    this.arbitrary = anyOf(this.values);
  }

  valid(value: Json): boolean {
    return this.document.valid('', value);
  }

  /** Some values of a part; none where the schema does not speak of it. */
  partValues(way: Way, seed: number): readonly Json[] {
    const places = this.schemasAt(way);
    const values = places.length === 0 ? null : this.values.of(places, 1);
    return values === null ? [] : this.fc.sample(values, { numRuns: 5, seed });
  }

  /** The schemas that speak of a part of the values: those of alternatives, too. */
  schemasAt(way: Way): readonly Pointer[] {
    let places = this.withAlternatives(['']);
    for (const name of way) {
      const below = places.flatMap((at) => {
        const keywords = keywordsOf(this.document.at(at));
        const item = /^\d+$|^\*$/.test(name) ? schemaOfItem(keywords, at, name === '*' ? 0 : Number(name)) : undefined;
        return [...schemasOfProperty(keywords, at, name), ...(item === undefined ? [] : [item])];
      });
      places = this.withAlternatives(below);
    }
    return places.filter((at) => this.document.at(at) !== false);
  }

  private withAlternatives(places: readonly Pointer[]): readonly Pointer[] {
    const all = new Set(places);
    for (const at of all) {
      const keywords = keywordsOf(this.document.at(at));
      const { $ref: reference } = keywords;
      if (typeof reference === 'string') all.add(this.document.target(at, reference));
      for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
        const schemas = keywords[keyword];
        if (isArray(schemas)) schemas.forEach((_, index) => all.add(child(child(at, keyword), index)));
      }
      for (const keyword of ['then', 'else']) if (keywords[keyword] !== undefined) all.add(child(at, keyword));
    }
    return [...all];
  }
}
