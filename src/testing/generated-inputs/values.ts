import { UsageError } from '../../errors/usage-error';
import type { Json } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import type { SchemaDocument } from '../json-schema/schema-document';
import { alternativesOf, recursiveSchemas, type Alternative } from './alternatives';
import { arrays } from './arrays';
import { Demand, type TypeName } from './demand';
import type { Arbitrary, FastCheck } from './fast-check-package';
import { integers, numbers } from './numbers';
import { objects } from './objects';
import { strings } from './strings';

/** Thrown while it is looked whether there are values at all. */
const exhausted = new Error('No value fits.');

/** How many values in a row may be generated in vain: first to see whether there are any, then when they are needed. */
const attempts = { probing: 300, using: 20_000 };

/** Generates the values of the schemas of a document. */
export class Values {
  private readonly known = new Map<string, Arbitrary<Json> | null>();
  private readonly recursive: ReadonlySet<Pointer>;
  private probing = 0;
  constructor(
    readonly fc: FastCheck,
    readonly document: SchemaDocument,
  ) {
    this.recursive = recursiveSchemas(document);
  }

  /**
   * Values that fit all of these schemas.
   *
   * @param budget - How often a schema may still lead to itself.
   * @param type - The only type that is wanted.
   * @returns null where there is none.
   */
  of(places: readonly Pointer[], budget: number, type?: TypeName): Arbitrary<Json> | null {
    const key = JSON.stringify([budget, type, ...new Set(places)].toSorted());
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.make(places, budget, type);
      this.known.set(key, found);
    }
    return found;
  }

  private make(places: readonly Pointer[], budget: number, type: TypeName | undefined): Arbitrary<Json> | null {
    const alternatives = alternativesOf(this.document, places, this.recursive);
    const all = (make: (alternative: Alternative) => Arbitrary<Json> | null): Arbitrary<Json>[] =>
      alternatives
        .map(make)
        .filter((each) => each !== null)
        .map((each) => this.filtered(each, places))
        .filter((each) => this.hasValues(each));
    const usual = all((alternative) => this.fitting(alternative, budget, type));
    // Where no value of the types that keywords speak of fits, one of the other types does, unless a type is named.
    const found =
      usual.length > 0 || type !== undefined ? usual : all((alternative) => (new Demand(this.document, alternative).isTyped ? null : this.anything));
    return found.length < 2 ? (found[0] ?? null) : this.fc.oneof({ withCrossShrink: true }, ...found);
  }

  private fitting(alternative: Alternative, budget: number, only: TypeName | undefined): Arbitrary<Json> | null {
    const left = alternative.recursive ? budget - 1 : budget;
    if (left < 0) return null;
    const demand = new Demand(this.document, alternative);
    const { constants } = demand;
    if (constants !== undefined) return constants.length === 0 ? null : this.fc.constantFrom(...constants);
    const wanted = demand.types ?? (only === undefined ? undefined : [only]);
    if (wanted === undefined) return this.anything;
    const types = only === undefined ? wanted : wanted.filter((type) => type === only);
    const found = types.map((type) => this.ofType(type, demand, left)).filter((each) => each !== null);
    return found.length < 2 ? (found[0] ?? null) : this.fc.oneof({ withCrossShrink: true }, ...found);
  }

  private get anything(): Arbitrary<Json> {
    const { fc } = this;
    const scalars = fc.oneof(fc.string({ maxLength: 8 }), fc.integer({ min: -1000, max: 1000 }), fc.boolean(), fc.constant(null));
    const name = fc.stringMatching(/^[a-z]{1,4}$/u);
    return fc.oneof(
      { weight: 4, arbitrary: scalars },
      fc.array(scalars, { maxLength: 3 }),
      fc.dictionary(name, scalars, { maxKeys: 3, noNullPrototype: true }),
    );
  }

  private ofType(type: TypeName, demand: Demand, budget: number): Arbitrary<Json> | null {
    const { fc } = this;
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return integers(fc, demand);
      case 'number':
        return numbers(fc, demand);
      case 'string':
        return strings(fc, demand);
      case 'array':
        return arrays(this, demand, budget);
      case 'object':
        return objects(this, demand, budget);
    }
  }

  /** What the keywords leave open (not, oneOf, several patterns, …) is decided by ajv. */
  private filtered(values: Arbitrary<Json>, places: readonly Pointer[]): Arbitrary<Json> {
    let failed = 0;
    return values.filter((value) => {
      if (places.every((at) => this.document.valid(at, value))) {
        failed = 0;
        return true;
      }
      if (++failed <= (this.probing > 0 ? attempts.probing : attempts.using)) return false;
      failed = 0;
      if (this.probing > 0) throw exhausted;
      throw new UsageError(`${this.document.named}: no value was found that fits it here.`, places[0] ?? '', 'Say more exactly which values are meant.');
    });
  }

  private hasValues(values: Arbitrary<Json>): boolean {
    this.probing++;
    try {
      this.fc.sample(values, { numRuns: 1, seed: 1 });
      return true;
    } catch (thrown) {
      if (thrown === exhausted) return false;
      throw thrown;
    } finally {
      this.probing--;
    }
  }
}
