import { isArray, type Json, type JsonObject } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import { schemaOfItem, schemasOfProperty } from '../json-schema/applied';
import { keywordsOf } from '../json-schema/schema';
import type { SchemaDocument } from '../json-schema/schema-document';
import type { Alternative } from './alternatives';

export type TypeName = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

const allTypes: readonly TypeName[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

/** What keywords speak of: of a schema that names no type, values of the types that its keywords speak of are generated. */
const spokenOf: Readonly<Record<string, readonly TypeName[]>> = {
  ...Object.fromEntries(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map((keyword) => [keyword, ['number']])),
  ...Object.fromEntries(['minLength', 'maxLength', 'pattern', 'format'].map((keyword) => [keyword, ['string']])),
  ...Object.fromEntries(
    ['items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems', 'unevaluatedItems', 'additionalItems'].map((keyword) => [keyword, ['array']]),
  ),
  ...Object.fromEntries(
    [
      'properties',
      'patternProperties',
      'additionalProperties',
      'unevaluatedProperties',
      'propertyNames',
      'required',
      'minProperties',
      'maxProperties',
      'dependentRequired',
      'dependentSchemas',
      'dependencies',
    ].map((keyword) => [keyword, ['object']]),
  ),
};

/** What several schemas together want of one value. */
export class Demand {
  private readonly all: readonly { readonly at: Pointer; readonly keywords: JsonObject }[];
  constructor(
    readonly document: SchemaDocument,
    readonly alternative: Alternative,
  ) {
    this.all = alternative.places.map((at) => ({ at, keywords: keywordsOf(document.at(at)) }));
  }

  /** Every operand that a keyword has, with the place of the schema. */
  of(keyword: string): { readonly operand: Json; readonly at: Pointer }[] {
    return this.all.flatMap(({ at, keywords }) => (keywords[keyword] === undefined ? [] : [{ operand: keywords[keyword], at }]));
  }

  private numbers(keyword: string): number[] {
    return this.of(keyword).map(({ operand }) => operand as number);
  }
  /** The strictest of lower bounds; `otherwise` where there is none. */
  least(keyword: string, otherwise: number): number {
    return Math.max(otherwise, ...this.numbers(keyword));
  }
  /** The strictest of upper bounds. */
  greatest(keyword: string): number {
    return Math.min(Infinity, ...this.numbers(keyword));
  }

  /** The values that `enum` and `const` leave; undefined where they stand nowhere. */
  get constants(): readonly Json[] | undefined {
    const [first] = [...this.of('const').map(({ operand }) => [operand]), ...this.of('enum').map(({ operand }) => operand as readonly Json[])];
    return first?.filter((value) => this.alternative.places.every((at) => this.document.valid(at, value)));
  }

  /** Whether the schemas say which types they are about, or which values. */
  get isTyped(): boolean {
    return ['type', 'const', 'enum'].some((keyword) => this.of(keyword).length > 0);
  }
  /** The types of the values; undefined where any value will do. */
  get types(): readonly TypeName[] | undefined {
    const named = this.of('type').map(({ operand }) => (isArray(operand) ? operand : [operand]) as readonly TypeName[]);
    if (named.length === 0) {
      const spoken = new Set(this.all.flatMap(({ keywords }) => Object.keys(keywords).flatMap((keyword) => spokenOf[keyword] ?? [])));
      return spoken.size === 0 ? undefined : allTypes.filter((type) => spoken.has(type));
    }
    const left = allTypes.filter((type) => named.every((types) => types.includes(type) || (type === 'integer' && types.includes('number'))));
    return left.includes('number') ? left.filter((type) => type !== 'integer') : left;
  }

  // Arrays

  /** How many items have schemas of their own. */
  get prefix(): number {
    const lists = [...this.of('prefixItems'), ...this.of('items')].map(({ operand }) => (isArray(operand) ? operand.length : 0));
    return Math.max(0, ...lists);
  }

  /** The schemas of an item; null where there may be none. */
  item(index: number): readonly Pointer[] | null {
    const found: Pointer[] = [];
    for (const { at, keywords } of this.all) {
      const place = schemaOfItem(keywords, at, index);
      if (place !== undefined) found.push(place);
      else if (isArray(keywords['items']) ? keywords['additionalItems'] === false : keywords['items'] === false) return null;
    }
    return this.orUnevaluated(found, 'unevaluatedItems');
  }

  // Objects

  /** The names that the schemas speak of: those under `properties`, those that are required, and what comes with another. */
  get names(): readonly string[] {
    const listed = this.of('properties').flatMap(({ operand }) => Object.keys(operand as JsonObject));
    const dependent = [...this.dependents.values()].flat();
    return [...new Set([...listed, ...this.required, ...dependent])];
  }
  get required(): ReadonlySet<string> {
    return new Set([...this.of('required').flatMap(({ operand }) => operand as readonly string[]), ...this.alternative.required]);
  }
  /** The names that must be there where a name is. */
  get dependents(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const keyword of ['dependentRequired', 'dependencies']) {
      for (const { operand } of this.of(keyword)) {
        for (const [name, names] of Object.entries(operand as JsonObject)) {
          if (isArray(names)) found.set(name, [...(found.get(name) ?? []), ...(names as string[])]);
        }
      }
    }
    return found;
  }

  /** The schemas of a property; null where it may not be there. */
  property(name: string): readonly Pointer[] | null {
    if (this.alternative.forbidden.includes(name)) return null;
    const found: Pointer[] = [];
    for (const { at, keywords } of this.all) {
      const places = schemasOfProperty(keywords, at, name);
      if (places.length === 0 && keywords['additionalProperties'] === false) return null;
      found.push(...places);
    }
    return this.orUnevaluated(found, 'unevaluatedProperties');
  }

  /** `unevaluatedItems` and `unevaluatedProperties` speak of what no other schema does. */
  private orUnevaluated(found: readonly Pointer[], keyword: string): readonly Pointer[] | null {
    if (found.length > 0) return found;
    const others = this.of(keyword);
    return others.some(({ operand }) => operand === false) ? null : others.map(({ at }) => child(at, keyword));
  }
}
