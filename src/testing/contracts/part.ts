import { isDeepStrictEqual } from 'node:util';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import { plural, shown, typesText } from '../json-schema/fault';
import { typeOf } from '../json-schema/schema';

/** One thing that values of a schema can be: a test suite has sent it, or has not. */
export interface Part {
  /** Its place in the schema, and which of the things there it is: '/properties/coupon absent'. */
  readonly key: string;
  /** What is said where no value was it; `subject` names the value: '/coupon'. */
  readonly unseen: (subject: string) => string;
  /** Whether a value, which fits the schema, is it. */
  readonly holds: (value: Json) => boolean;
}

/** What a value can be by the keywords of one schema, without those of the schemas below it; anyOf, oneOf and if are {@link alternativeParts}. */
export function partsOf(keywords: JsonObject, at: Pointer): Part[] {
  return [...constants(keywords, at), ...typeParts(keywords, at), ...arrayParts(keywords, at), ...bounds(keywords, at), ...propertyParts(keywords, at)];
}

const part = (at: Pointer, what: string, unseen: Part['unseen'], holds: Part['holds']): Part => ({ key: what === '' ? at : `${at} ${what}`, unseen, holds });

function constants({ enum: members, const: constant }: JsonObject, at: Pointer): Part[] {
  const member = (value: Json, place: Pointer): Part =>
    part(
      place,
      '',
      (subject) => `${subject} was never ${shown(value)}`,
      (sent) => isDeepStrictEqual(sent, value),
    );
  const listed = isArray(members) ? members.map((value, index) => member(value, child(child(at, 'enum'), index))) : [];
  return constant === undefined ? listed : [...listed, member(constant, child(at, 'const'))];
}

const typesOf = ({ type }: JsonObject): readonly Json[] => (isArray(type) ? type : type === undefined ? [] : [type]);
const isConstant = (keywords: JsonObject): boolean => keywords['enum'] !== undefined || keywords['const'] !== undefined;

function typeParts(keywords: JsonObject, at: Pointer): Part[] {
  const types = typesOf(keywords);
  if (isConstant(keywords)) return [];
  const union =
    types.length < 2
      ? []
      : types.map((type, index) =>
          part(
            child(child(at, 'type'), index),
            '',
            (subject) => `${subject} was never ${typesText(type)}`,
            (value) => (type === 'integer' ? Number.isInteger(value) : typeOf(value) === type),
          ),
        );
  const booleans = types.includes('boolean')
    ? [true, false].map((wanted) =>
        part(
          at,
          String(wanted),
          (subject) => `${subject} was never ${wanted}`,
          (value) => value === wanted,
        ),
      )
    : [];
  return [...union, ...booleans];
}

function arrayParts(keywords: JsonObject, at: Pointer): Part[] {
  const { minItems = 0, maxItems, items, prefixItems, contains, minContains = 1 } = keywords;
  const types = typesOf(keywords);
  if (isConstant(keywords) || !(types.includes('array') || (types.length === 0 && (items !== undefined || prefixItems !== undefined)))) return [];
  const canBeEmpty = (minItems as number) <= 0 && (contains === undefined || minContains === 0);
  const canBeFilled = maxItems !== 0 && !(items === false && prefixItems === undefined);
  const empty = part(
    at,
    'empty',
    (subject) => `${subject} was never empty`,
    (value) => isArray(value) && value.length === 0,
  );
  const filled = part(
    at,
    'filled',
    (subject) => `${subject} never had an item`,
    (value) => isArray(value) && value.length > 0,
  );
  const optional = (isArray(prefixItems) ? prefixItems : isArray(items) ? items : []).flatMap((_, index) =>
    index < (minItems as number)
      ? []
      : [
          part(
            child(child(at, isArray(prefixItems) ? 'prefixItems' : 'items'), index),
            'present',
            (subject) => `${subject} never had an item ${index}`,
            (value) => isArray(value) && value.length > index,
          ),
        ],
  );
  return [...(canBeEmpty ? [empty] : []), ...(canBeFilled ? [filled] : []), ...optional];
}

type Measure = (value: Json) => number | undefined;
const number: Measure = (value) => (typeof value === 'number' ? value : undefined);
const length: Measure = (value) => (typeof value === 'string' ? [...value].length : undefined);
const items: Measure = (value) => (isArray(value) ? value.length : undefined);
const properties: Measure = (value) => (isObject(value) ? Object.keys(value).length : undefined);
const longer = (count: number): string => `${plural(count, 'character')} long`;
const measures: Readonly<Record<string, readonly [measure: Measure, text: (count: number) => string]>> = {
  minimum: [number, String],
  maximum: [number, String],
  exclusiveMinimum: [number, String],
  exclusiveMaximum: [number, String],
  minLength: [length, longer],
  maxLength: [length, longer],
  minItems: [items, (count) => `${plural(count, 'item')} long`],
  maxItems: [items, (count) => `${plural(count, 'item')} long`],
  minProperties: [properties, (count) => `of ${plural(count, 'property', 'properties')}`],
  maxProperties: [properties, (count) => `of ${plural(count, 'property', 'properties')}`],
};

/** Bounds that a value can lie on. */
function bounds(keywords: JsonObject, at: Pointer): Part[] {
  return Object.entries(measures).flatMap(([keyword, [measure, text]]) => {
    const limit = keywords[keyword];
    if (typeof limit !== 'number' || isConstant(keywords) || (limit === 0 && measure !== number)) return [];
    if (keyword.startsWith('exclusive') && !typesOf(keywords).includes('integer')) return []; // nothing comes nearest to it
    const touched = keyword === 'exclusiveMinimum' ? Math.floor(limit) + 1 : keyword === 'exclusiveMaximum' ? Math.ceil(limit) - 1 : limit;
    const unseen = (subject: string): string => `${subject} was never ${text(touched)}, its ${keyword}`;
    return [part(child(at, keyword), '', unseen, (value) => measure(value) === touched)];
  });
}

const has = (value: Json, name: string): boolean => isObject(value) && Object.hasOwn(value, name);

function propertyParts(keywords: JsonObject, at: Pointer): Part[] {
  const { required, properties, patternProperties, additionalProperties } = keywords as Readonly<Record<string, JsonObject | undefined>>;
  const named = Object.entries(properties ?? {}).flatMap(([name, schema]) => {
    if ((required as readonly Json[] | undefined)?.includes(name) === true || schema === false) return [];
    const place = child(child(at, 'properties'), name);
    return [
      part(
        place,
        'present',
        (subject) => `${below(subject, name)} was never there`,
        (value) => has(value, name),
      ),
      part(
        place,
        'absent',
        (subject) => `${below(subject, name)} was always there`,
        (value) => isObject(value) && !has(value, name),
      ),
    ];
  });
  const patterns = Object.keys(patternProperties ?? {});
  const matching = patterns.map((pattern) => {
    const name = new RegExp(pattern, 'u');
    return part(
      child(child(at, 'patternProperties'), pattern),
      'present',
      (subject) => `${subject} never had a property that matches ${pattern}`,
      (value) => isObject(value) && Object.keys(value).some((key) => name.test(key)),
    );
  });
  if (additionalProperties === undefined || (additionalProperties as Json) === false) return [...named, ...matching];
  const isOther = (name: string): boolean => !Object.hasOwn(properties ?? {}, name) && !patterns.some((pattern) => new RegExp(pattern, 'u').test(name));
  const additional = part(
    child(at, 'additionalProperties'),
    'present',
    (subject) => `${subject} never had an additional property`,
    (value) => isObject(value) && Object.keys(value).some(isOther),
  );
  return [...named, ...matching, additional];
}

const below = (subject: string, name: string): string => child(subject === theValue ? '' : subject, name);

/** How a message names the value as a whole. */
export const theValue = 'the value';
