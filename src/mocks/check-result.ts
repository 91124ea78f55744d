import { didYouMean, quoted } from '../errors/suggestion';
import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import type { ResultShape, Structure } from '../resources/result-shape';
import { resultShape } from '../resources/result-shapes';
import type { TaskResource } from '../resources/task-resource';

/**
 * How strictly a mocked result is held against what the service can give. STRICT: "All required fields must be present, and all present fields must
 * conform to the API's schema." PRESENT: the second alone. NONE: neither.
 * See https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html
 */
export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

/**
 * What AWS says of a mocked result that the resource cannot give (recordings of TestState, `test_field_validation_mode…`); undefined where there is
 * nothing to say, as for a resource whose results are not known here. Members that the API does not have are let through, as there:
 * {@link unknownMembers} tells of them.
 */
export function checkResult(resource: TaskResource, result: Json, mode: FieldValidationMode = 'STRICT'): string | undefined {
  const shape = mode === 'NONE' ? undefined : resultShape(resource);
  if (shape === undefined) return undefined;
  if (!isObject(result)) return 'Mocked result must be a JSON object.';
  const fault = faultOf(shape, result, '', mode === 'STRICT');
  return fault && `Mock result schema validation error: ${fault}`;
}

/** @param field - The name of the member that the value stands in: of a list's items, the list's. */
function faultOf(shape: ResultShape, value: Json, field: string, strict: boolean): string | undefined {
  if (shape === 'any') return undefined;
  const type = typeOf(shape);
  if (!is(type, value)) return `Field '${field}' must be ${type}`;
  if (typeof shape === 'string') return undefined;
  if ('oneOf' in shape) return shape.oneOf.includes(value as string) ? undefined : `Field '${field}' is not an expected value`;
  if ('items' in shape) return first(value as readonly Json[], (item) => faultOf(shape.items, item, field, strict));
  if ('values' in shape) return first(Object.entries(value as JsonObject), ([key, member]) => faultOf(shape.values, member, key, strict));
  if ('members' in shape) return structureFault(shape, value as JsonObject, strict);
  if ((value as number) < shape.min) return `Field '${field}' is less than the minimum value`;
  return (value as number) > (shape.max ?? Infinity) ? `Field '${field}' exceeds the maximum value` : undefined;
}

function structureFault({ members, required = [] }: Structure, value: JsonObject, strict: boolean): string | undefined {
  const missing = strict ? required.find((name) => !Object.hasOwn(value, name)) : undefined;
  if (missing !== undefined) return `Required field '${missing}' is missing`;
  return first(Object.entries(value), ([name, member]) => (Object.hasOwn(members, name) ? faultOf(members[name]!, member, name, strict) : undefined));
}

/** The recordings have "a string" and "an array"; the others are worded after them. */
type Type = 'a string' | 'a number' | 'a boolean' | 'an array' | 'an object';

function typeOf(shape: Exclude<ResultShape, 'any'>): Type {
  if (typeof shape === 'string') return `a ${shape}`;
  if ('oneOf' in shape) return 'a string';
  if ('items' in shape) return 'an array';
  return 'values' in shape || 'members' in shape ? 'an object' : 'a number';
}

function is(type: Type, value: Json): boolean {
  if (type === 'an array') return isArray(value);
  return type === 'an object' ? isObject(value) : type === `a ${typeof value}`;
}

function first<Item>(items: readonly Item[], faultOfItem: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const fault = faultOfItem(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * The members of a mocked result that the resource does not give, each as a sentence. AWS lets them through, since a service may learn new ones;
 * mostly they are misspelt, or the whole is what a function returns, without what `lambda:invoke` puts around it.
 */
export function unknownMembers(resource: TaskResource, result: Json): string[] {
  const shape = resultShape(resource);
  if (shape === undefined) return [];
  const found: string[] = [];
  visit(shape, result, '', found);
  if (found.length === 0 || !isBarePayload(resource, result)) return found;
  const others = Object.keys(result).filter((name) => !Object.hasOwn(shape.members, name));
  return [`It has ${quoted(others)} and no "Payload", under which the answer of lambda:invoke holds what the function returns.`];
}

const isBarePayload = (resource: TaskResource, result: Json): result is JsonObject =>
  resource.kind === 'integration' && resource.resourceType === 'lambda' && isObject(result) && !Object.hasOwn(result, 'Payload');

function visit(shape: ResultShape, value: Json, path: string, found: string[]): void {
  if (typeof shape === 'string') return;
  if ('items' in shape) {
    if (isArray(value)) for (const [index, item] of value.entries()) visit(shape.items, item, `${path}[${index}]`, found);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    if ('values' in shape) visit(shape.values, member, at, found);
    else if ('members' in shape) visitMember(shape, name, member, at, found);
  }
}

function visitMember({ members }: Structure, name: string, value: Json, at: string, found: string[]): void {
  if (Object.hasOwn(members, name)) return visit(members[name]!, value, at, found);
  const names = Object.keys(members);
  const known = names.length === 0 ? 'It gives none.' : `It gives ${quoted(names)}.`;
  found.push(`It has the member ${JSON.stringify(at)}, which the service does not give. ${didYouMean(name, names)}${known}`);
}
