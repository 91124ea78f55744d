import { serialization, validationErrors } from './errors';

/** What a member of a request may be. `required`, ranges, patterns and enums are constraints; the kind itself is the wire's. */
export type Constraint =
  | {
      readonly kind: 'text';
      readonly required?: true;
      readonly pattern?: string;
      readonly min?: number;
      readonly max?: number;
      readonly values?: readonly string[];
    }
  | { readonly kind: 'integer' | 'number'; readonly required?: true; readonly min?: number; readonly max?: number }
  | { readonly kind: 'boolean' | 'date' | 'bytes' }
  | { readonly kind: 'list'; readonly required?: true; readonly items: Constraint; readonly max?: number }
  | { readonly kind: 'map'; readonly required?: true; readonly values: Constraint }
  | { readonly kind: 'structure'; readonly required?: true; readonly members: Shape };

export type Shape = Readonly<Record<string, Constraint>>;

export const text = (more: Omit<Extract<Constraint, { kind: 'text' }>, 'kind'> = {}): Constraint => ({ kind: 'text', ...more });
export const oneOf = (...values: string[]): Constraint => ({ kind: 'text', values });
export const integer = (min: number, max: number): Constraint => ({ kind: 'integer', min, max });
export const flag: Constraint = { kind: 'boolean' };
export const structure = (members: Shape): Constraint => ({ kind: 'structure', members });
export const list = (items: Constraint, max?: number): Constraint => ({ kind: 'list', items, ...(max !== undefined && { max }) });
export const map = (values: Constraint): Constraint => ({ kind: 'map', values });
export const required = (constraint: Constraint): Constraint => ({ ...constraint, required: true }) as Constraint;

/**
 * Checks a request's members as AWS does. Members of other names are passed over, as by AWS.
 *
 * @throws SerializationException for a wrong type, ValidationException with every broken constraint
 */
export function check(shape: Shape, input: unknown): void {
  const faults: string[] = [];
  structureFaults(shape, input ?? {}, '', faults);
  if (faults.length > 0) throw validationErrors(faults);
}

const patterns = new Map<string, RegExp>();

function matches(pattern: string, value: string): boolean {
  let expression = patterns.get(pattern);
  if (expression === undefined) patterns.set(pattern, (expression = new RegExp(`^(?:${pattern})$`)));
  return expression.test(value);
}

function structureFaults(shape: Shape, value: unknown, path: string, faults: string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(value, 'a structure');
  for (const name of Object.keys(shape)) {
    const member = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    memberFaults(shape[name]!, member, `${path}${name.charAt(0).toLowerCase()}${name.slice(1)}`, faults);
  }
}

function memberFaults(constraint: Constraint, value: unknown, path: string, faults: string[]): void {
  if (value === undefined || value === null) {
    if ('required' in constraint) faults.push(`Value null at '${path}' failed to satisfy constraint: Member must not be null`);
    return;
  }
  const fault = (shown: unknown, what: string): unknown =>
    faults.push(`Value '${String(shown)}' at '${path}' failed to satisfy constraint: Member must ${what}`);
  switch (constraint.kind) {
    case 'text':
      if (typeof value !== 'string') throw wrongType(value, 'a String');
      if (constraint.pattern !== undefined && !matches(constraint.pattern, value)) fault(value, `satisfy regular expression pattern: ${constraint.pattern}`);
      if (constraint.values !== undefined && !constraint.values.includes(value)) fault(value, `satisfy enum value set: [${constraint.values.join(', ')}]`);
      if (constraint.max !== undefined && value.length > constraint.max) fault(value, `have length less than or equal to ${constraint.max}`);
      if (constraint.min !== undefined && value.length < constraint.min) fault(value, `have length greater than or equal to ${constraint.min}`);
      return;
    case 'integer':
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(value, constraint.kind === 'integer' ? 'an Integer' : 'a Double');
      if (constraint.kind === 'integer' && !Number.isInteger(value)) throw serialization('DECIMAL_VALUE can not be converted to an Integer');
      if (constraint.max !== undefined && value > constraint.max) fault(value, `have value less than or equal to ${constraint.max}`);
      if (constraint.min !== undefined && value < constraint.min) fault(value, `have value greater than or equal to ${constraint.min}`);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(value, 'a Boolean');
      return;
    case 'date':
      if (!(value instanceof Date) || Number.isNaN(value.getTime())) throw wrongType(value, 'a Timestamp');
      return;
    case 'bytes':
      if (!(value instanceof Uint8Array)) throw wrongType(value, 'a Blob');
      return;
    case 'list':
      if (!Array.isArray(value)) throw wrongType(value, 'a list');
      if (constraint.max !== undefined && value.length > constraint.max) fault(`[${value.join(', ')}]`, `have length less than or equal to ${constraint.max}`);
      value.forEach((item, i) => memberFaults(constraint.items, item, `${path}.${i + 1}.member`, faults));
      return;
    case 'map':
      if (typeof value !== 'object' || Array.isArray(value)) throw wrongType(value, 'a map');
      for (const [key, item] of Object.entries(value)) memberFaults(constraint.values, item, `${path}.${key}.member`, faults);
      return;
    case 'structure':
      structureFaults(constraint.members, value, `${path}.`, faults);
  }
}

/** What AWS's reader of JSON says of a value that stands where it may not. */
function wrongType(value: unknown, wanted: string): Error {
  if (Array.isArray(value)) return serialization('Start of list found where not expected');
  if (typeof value === 'object' && value !== null) return serialization('Start of structure or map found where not expected.');
  if (!/^an? [A-Z]/.test(wanted)) return serialization('Unexpected field type');
  const token = typeof value === 'number' ? 'NUMBER_VALUE' : typeof value === 'boolean' ? `${String(value).toUpperCase()}_VALUE` : 'STRING_VALUE';
  return serialization(`${token} can not be converted to ${wanted}`);
}
