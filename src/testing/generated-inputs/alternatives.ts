import { UsageError } from '../../errors/usage-error';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import { keywordsOf, valueAt } from '../json-schema/schema';
import type { SchemaDocument } from '../json-schema/schema-document';

/** One of the ways in which a value can fit schemas: the alternatives of anyOf, oneOf, if and dependent schemas are chosen. */
export interface Alternative {
  /** The schemas that all have to hold, those behind `$ref` and `allOf` among them. */
  readonly places: readonly Pointer[];
  /** Property names that are there and that are not, beside what the schemas say. */
  readonly required: readonly string[];
  readonly forbidden: readonly string[];
  /** Whether it led through a reference that leads to itself again. */
  readonly recursive: boolean;
}

/** More combinations of alternatives than these are not looked at: what is generated stays valid, and leaves some out. */
const most = 200;

/** The ways in which a value can fit all of these schemas; none where it cannot. */
export function alternativesOf(document: SchemaDocument, places: readonly Pointer[], recursive: ReadonlySet<Pointer>): Alternative[] {
  const close = (start: Alternative, at: Pointer): Alternative[] => {
    if (start.places.includes(at)) return [start];
    const schema = document.at(at);
    if (schema === false) return [];
    const keywords = keywordsOf(schema);
    checkKeywords(document, keywords, at);
    let open: Alternative[] = [{ ...start, places: [...start.places, at], recursive: start.recursive || recursive.has(at) }];
    for (const choice of choicesOf(document, keywords, at)) {
      open = open.flatMap((alternative) => choice.flatMap((chosen) => choose(alternative, chosen))).slice(0, most);
    }
    return open;
  };
  const choose = (alternative: Alternative, { places: added, required = [], forbidden = [] }: Chosen): Alternative[] => {
    const start = { ...alternative, required: [...alternative.required, ...required], forbidden: [...alternative.forbidden, ...forbidden] };
    return added.reduce<Alternative[]>((all, place) => all.flatMap((each) => close(each, place)), [start]);
  };
  return choose({ places: [], required: [], forbidden: [], recursive: false }, { places });
}

interface Chosen {
  readonly places: readonly Pointer[];
  readonly required?: readonly string[];
  readonly forbidden?: readonly string[];
}

/** What is to be chosen by the keywords of one schema: of each list, one. */
function choicesOf(document: SchemaDocument, keywords: JsonObject, at: Pointer): Chosen[][] {
  const choices: Chosen[][] = [];
  const { $ref: reference, allOf, if: condition } = keywords;
  if (typeof reference === 'string') choices.push([{ places: [document.target(at, reference)] }]);
  if (isArray(allOf)) choices.push([{ places: allOf.map((_, index) => child(child(at, 'allOf'), index)) }]);
  for (const keyword of ['anyOf', 'oneOf']) {
    const schemas = keywords[keyword];
    if (isArray(schemas)) choices.push(schemas.map((_, index) => ({ places: [child(child(at, keyword), index)] })));
  }
  if (condition !== undefined) {
    const places = (...names: string[]): Pointer[] => names.filter((name) => keywords[name] !== undefined).map((name) => child(at, name));
    choices.push([{ places: places('if', 'then') }, { places: places('else') }]);
  }
  for (const keyword of ['dependentSchemas', 'dependencies']) {
    for (const [name, schema] of Object.entries((keywords[keyword] ?? {}) as JsonObject)) {
      if (!isArray(schema))
        choices.push([
          { places: [], forbidden: [name] },
          { places: [child(child(at, keyword), name)], required: [name] },
        ]);
    }
  }
  return choices;
}

function checkKeywords(document: SchemaDocument, keywords: JsonObject, at: Pointer): void {
  for (const keyword of ['$dynamicRef', '$recursiveRef']) {
    if (keywords[keyword] === undefined) continue;
    throw new UsageError(
      `${document.named} has the keyword "${keyword}", for which no values can be generated.`,
      child(at, keyword),
      'Write it as a "$ref" to the schema that is meant.',
    );
  }
}

/** The schemas that references lead to from within themselves. */
export function recursiveSchemas(document: SchemaDocument): ReadonlySet<Pointer> {
  const targets = new Map<Pointer, readonly Pointer[]>();
  const below = (at: Pointer): readonly Pointer[] => {
    let found = targets.get(at);
    if (found === undefined) targets.set(at, (found = referencesIn(document, at)));
    return found;
  };
  const reaches = (from: Pointer, to: Pointer, seen: Set<Pointer>): boolean =>
    below(from).some((target) => target === to || (!seen.has(target) && (seen.add(target), reaches(target, to, seen))));
  return new Set(below('').filter((target) => reaches(target, target, new Set())));
}

function referencesIn(document: SchemaDocument, where: Pointer): Pointer[] {
  const found: Pointer[] = [];
  const visit = (value: Json, at: Pointer): void => {
    if (isArray(value)) value.forEach((item, index) => visit(item, child(at, index)));
    if (!isObject(value)) return;
    const { $ref: reference } = value;
    if (typeof reference === 'string') found.push(document.target(at, reference));
    for (const [name, member] of Object.entries(value)) if (!['enum', 'const', 'default', 'examples'].includes(name)) visit(member, child(at, name));
  };
  visit(valueAt(document.schema as Json, where)!, where);
  return found;
}
