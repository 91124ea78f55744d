import { isObject, type Json, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { property, type Resource } from './resource-values';
import type { Scope } from './scope';
import { substitute } from './sub';
import { readJson, readText } from './template';
import { TemplateError } from './template-error';

/** Where a state machine may have its definition. The first that is there counts. */
const sources = ['DefinitionString', 'Definition', 'DefinitionUri', 'DefinitionS3Location'] as const;

/**
 * The definition of a state machine in a template, its DefinitionSubstitutions in place.
 * See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html and
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
 */
export function definitionOf(resource: Resource, scope: Scope): JsonObject {
  const source = sources.find((name) => Object.hasOwn(resource.properties, name));
  const value = source === undefined ? undefined : property(resource, source, scope);
  if (source === undefined || value === undefined) {
    throw new TemplateError(`The state machine "${resource.id}" has no definition.`, resource.where, `Give it one of: ${sources.join(', ')}.`);
  }
  const where = child(resource.where, source);
  const substitutions = substitutionsOf(resource, scope);
  const put = (text: string): string => substitute(text, where, scope, (name, whole) => substitutions.get(name) ?? whole);
  const definition = source === 'Definition' ? replaced(value, put) : textOf(source, value, where, put, scope);
  if (!isObject(definition)) throw new TemplateError(`The definition of "${resource.id}" is no object.`, where, 'Give an object with StartAt and States.');
  scope.json(definition, where);
  return definition;
}

function substitutionsOf(resource: Resource, scope: Scope): ReadonlyMap<string, string> {
  const where = child(resource.where, 'DefinitionSubstitutions');
  const map = property(resource, 'DefinitionSubstitutions', scope) ?? {};
  if (!isObject(map)) throw new TemplateError('DefinitionSubstitutions is no map.', where, 'Give an object: a value for each name.');
  return new Map(Object.entries(map).map(([name, value]) => [name, scope.plain(value, child(where, name))]));
}

function textOf(source: string, value: Json, where: Pointer, put: (text: string) => string, scope: Scope): Json {
  if (source !== 'DefinitionString') return readText(put(scope.file(pathOf(value, where, scope), where)), where, () => undefined).value;
  if (typeof value === 'string') return readJson(put(value), where);
  throw new TemplateError(
    'Value of property DefinitionString must be of type String',
    where,
    'Give a JSON text, or use the property Definition for an object.',
  );
}

/** The path of a file before it is uploaded, else the place in S3. */
function pathOf(value: Json, where: Pointer, scope: Scope): string {
  if (typeof value === 'string') return value;
  const { Bucket: bucket, Key: key } = isObject(value) ? value : ({} as JsonObject);
  return `s3://${scope.plain(bucket, child(where, 'Bucket'))}/${scope.plain(key, child(where, 'Key'))}`;
}

function replaced(value: Json, put: (text: string) => string): Json {
  if (typeof value === 'string') return put(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => replaced(item, put));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [put(key), replaced(member, put)]));
}
