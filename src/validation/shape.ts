import type { Json, JsonObject } from '../json/json';
import { child, tokens, type Pointer } from '../json/pointer';
import { requiredFields, schemaError, type Report } from './fault';
import type { Graph, StateNode } from './outline';
import { fields as fieldsOf, shapes } from './schema.generated';
import { didYouMean, quoted } from '../errors/suggestion';

/** What the compiled schemas report. */
export type SchemaError = { readonly instancePath: Pointer } & (
  | { readonly keyword: 'required'; readonly params: { readonly missingProperty: string } }
  | { readonly keyword: 'additionalProperties'; readonly params: { readonly additionalProperty: string } }
  | { readonly keyword: 'type'; readonly params: { readonly type: string | readonly string[] } }
  | { readonly keyword: 'minimum' | 'maximum' | 'minItems' | 'minProperties'; readonly params: { readonly limit: number } }
  | { readonly keyword: 'enum'; readonly params: { readonly allowedValues: readonly string[] } }
);

type SchemaName = keyof typeof fieldsOf;

/** Checks the fields of a state by themselves: that they are known, there, and of the right type and range. */
export function checkState({ type, fields, where, label }: StateNode, report: Report): void {
  if (type !== undefined) check(type, fields, where, label, report);
}

/** The same of a state machine, a branch or an item processor, without its states. */
export function checkGraph({ kind, fields, where, label }: Graph, report: Report): void {
  check(kind, fields, where, label, report);
}

function check(name: StateNodeSchema | Graph['kind'], fields: JsonObject, where: Pointer, label: string, report: Report): void {
  const validate = shapes[name];
  if (validate(fields)) return;
  const errors = validate.errors!;
  const missing = new Map<Pointer, string[]>();
  const unsupported = new Set(
    errors.flatMap((e) => (e.keyword === 'additionalProperties' && e.instancePath === '' ? child('', e.params.additionalProperty) : [])),
  );
  for (const error of errors) {
    const path = tokens(error.instancePath);
    if (path.length > 0 && unsupported.has(child('', path[0]!))) continue; // no type of a field that should not be there
    if (error.keyword !== 'required') report(fault(error, path, { name, fields, where, label }));
    else missing.set(error.instancePath, [...(missing.get(error.instancePath) ?? []), error.params.missingProperty]);
  }
  for (const [path, names] of missing) {
    const fix = `Add ${quoted(names)} to ${inWords(tokens(path), label)}.`;
    report(requiredFields(`${where}${path}`, names, fix));
  }
}

type StateNodeSchema = NonNullable<StateNode['type']>;
interface Subject {
  readonly name: SchemaName;
  readonly fields: JsonObject;
  readonly where: Pointer;
  readonly label: string;
}

function fault(
  error: Exclude<SchemaError, { keyword: 'required' }>,
  path: readonly string[],
  { name, fields, where, label }: Subject,
): ReturnType<typeof schemaError> {
  const at = `${where}${error.instancePath}`;
  const value = path.reduce<Json>((parent, token) => (parent as JsonObject)[token]!, fields);
  const field = path.findLast((token) => !/^\d+$/.test(token)) ?? name;
  const there = `${inWords(path, label)} is ${shown(value)}`;
  switch (error.keyword) {
    case 'additionalProperties': {
      const extra = error.params.additionalProperty;
      return schemaError(at, `Field '${extra}' is not supported`, instead(extra, schemaOf(path, name), inWords(path, label)), child(at, extra));
    }
    case 'type': {
      const wanted = typeWords(error.params.type);
      const number = typeof value === 'string' && /integer|number/.test(String(error.params.type)) && value.trim() !== '' && Number.isFinite(Number(value));
      const what = /^\d+$/.test(path.at(-1)!) ? `Each item of '${field}'` : `The field '${field}'`;
      return schemaError(at, `${what} should be ${wanted}`, number ? `Remove the quotes: ${value}.` : `Replace it by ${wanted}: ${there}.`);
    }
    case 'minimum':
      return schemaError(at, `Minimum value is ${limit(field, error.params.limit)}`, `Write ${error.params.limit} or more: ${there}.`);
    case 'maximum':
      return schemaError(at, `Maximum value is ${limit(field, error.params.limit)}`, `Write ${error.params.limit} or less: ${there}.`);
    case 'minItems':
    case 'minProperties':
      return schemaError(at, 'Value cannot be empty', `Add what ${inWords(path, label)} should hold.`);
    case 'enum': {
      const values = error.params.allowedValues;
      const close = typeof value === 'string' ? didYouMean(value, values) : '';
      return schemaError(at, `The field '${field}' should have one of these values: [${values.join(', ')}]`, `${close}${capital(there)}.`);
    }
  }
}

/** A field that is known elsewhere is in the wrong place; any other is misspelt. */
function instead(extra: string, container: SchemaName, words: string): string {
  const known = fieldsOf[container];
  const close = didYouMean(extra, known);
  if (close !== '') return `${close}${capital(words)} has no field ${JSON.stringify(extra)}.`;
  const others = states.filter((name) => fieldsOf[name].includes(extra));
  const only =
    states.includes(container) && others.length > 0 && others.length <= 5 ? `only ${others.join(', ')} states have it` : `the fields are ${quoted(known)}`;
  return `Remove it from ${words}: ${only}.`;
}

const states: readonly SchemaName[] = ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'];

/** The schema of the object at a path. */
function schemaOf(path: readonly string[], name: SchemaName): SchemaName {
  const [first] = path;
  if (first === undefined) return name;
  const inList = ({ Retry: 'Retrier', Catch: 'Catcher', Choices: 'ChoiceRule' } as Partial<Record<string, SchemaName>>)[first];
  return inList ?? (path.at(-1) as SchemaName);
}

/** 'Retry[0].IntervalSeconds of the Task state "Pay"' */
export function inWords(path: readonly string[], label: string): string {
  if (path.length === 0) return label;
  return `${path.map((token, i) => (/^\d+$/.test(token) ? `[${token}]` : `${i === 0 ? '' : '.'}${token}`)).join('')} of ${label}`;
}

export const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

/** A value as a message shows it: short. */
export function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const limit = (field: string, value: number): string => (field === 'BackoffRate' || field === 'ToleratedFailurePercentage' ? value.toFixed(1) : String(value));

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'an integer',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

function typeWords(type: string | readonly string[]): string {
  const names = typeof type === 'string' ? [type] : type;
  if (names.includes('integer') || names.includes('number')) return typeNames[names[0]!]!; // the string is for JSONata's expressions
  return names.map((name) => typeNames[name]).join(names.length > 2 ? ', or ' : ' or ');
}
