import type { Ajv, ValidateFunction } from 'ajv';
import { UsageError } from '../../errors/usage-error';
import { isArray, isObject, type Json } from '../../json/json';
import { child, type Pointer } from '../../json/pointer';
import { ajvFor, schemaChecker, type Draft, type ErrorObject } from './ajv-package';
import { referencesOf, type References } from './references';
import { isSchema, valueAt, type JsonSchema } from './schema';

/** A JSON Schema whose parts, each known by its JSON Pointer, can be asked about a value. */
export class SchemaDocument {
  readonly draft: Draft;
  private readonly ajv: Ajv;
  private readonly references: References;
  private readonly compiled = new Map<Pointer, ValidateFunction>();

  /**
   * @param schema - Draft 2020-12, or draft-07 where its `$schema` says so.
   * @param named - What the schema is, for an error: 'The schema of the input of "Pay"'.
   * @throws UsageError for what is no schema of its draft, or for a draft that is not known here.
   */
  constructor(
    readonly schema: JsonSchema,
    readonly named: string,
  ) {
    if (!isSchema(schema)) throw new UsageError(`${named} is no JSON Schema.`, '', 'Give an object, true or false.');
    this.draft = draftOf(schema, named);
    const checker = schemaChecker(this.draft);
    if (!(checker.validateSchema(schema as object) as boolean)) {
      const { instancePath = '', message = '' } = checker.errors?.[0] ?? {};
      throw new UsageError(`${named} is no valid JSON Schema: ${instancePath || 'it'} ${message}.`, instancePath, `Write it as draft ${this.draft} has it.`);
    }
    this.references = referencesOf(schema as Json);
    this.checkReferences(schema as Json, '');
    this.ajv = ajvFor(this.draft);
    if (typeof schema === 'boolean') return;
    this.ajv.addSchema(schema, 'document');
    this.validator('');
  }

  at(where: Pointer): JsonSchema {
    return (typeof this.schema === 'boolean' ? this.schema : valueAt(this.schema as Json, where)) as JsonSchema;
  }

  /**
   * Where the `$ref` of a schema leads.
   * @throws UsageError where that is not in the document.
   */
  target(where: Pointer, reference: string): Pointer {
    const target = this.references.target(where, reference);
    if (target !== undefined) return target;
    throw new UsageError(
      `${this.named} refers to "${reference}", which is not in it.`,
      child(where, '$ref'),
      'Put the schema that is meant under "$defs", and refer to it as "#/$defs/…".',
    );
  }

  valid(where: Pointer, value: Json): boolean {
    const schema = this.at(where);
    return typeof schema === 'boolean' ? schema : this.run(this.validator(where), value, where);
  }

  /** What ajv says is wrong; its schema paths begin at the part that was asked. */
  errors(where: Pointer, value: Json): readonly ErrorObject[] {
    const validate = this.validator(where);
    return this.run(validate, value, where) ? [] : validate.errors!;
  }

  /** A schema that leads to itself for the same value has no end, and there are others that ajv fails on. */
  private run(validate: ValidateFunction, value: Json, where: Pointer): boolean {
    try {
      return validate(value) as boolean;
    } catch (thrown) {
      throw new UsageError(`${this.named} cannot be checked: ${(thrown as Error).message}.`, where, 'Correct the schema, or write it another way.', {
        cause: thrown,
      });
    }
  }

  private validator(where: Pointer): ValidateFunction {
    let validate = this.compiled.get(where);
    if (validate === undefined) {
      try {
        validate = this.ajv.getSchema(`document#${where.split('/').map(encodeURIComponent).join('/')}`) as ValidateFunction;
      } catch (thrown) {
        throw new UsageError(`${this.named} cannot be compiled: ${(thrown as Error).message}.`, where, 'Correct the schema.', { cause: thrown });
      }
      this.compiled.set(where, validate);
    }
    return validate;
  }

  private checkReferences(value: Json, where: Pointer): void {
    if (isArray(value)) value.forEach((item, index) => this.checkReferences(item, child(where, index)));
    if (!isObject(value)) return;
    const { $ref: reference } = value;
    if (typeof reference === 'string') this.target(where, reference);
    for (const [name, member] of Object.entries(value)) {
      if (name !== 'enum' && name !== 'const' && name !== 'default' && name !== 'examples') this.checkReferences(member, child(where, name));
    }
  }
}

function draftOf(schema: JsonSchema, named: string): Draft {
  const uri = typeof schema === 'object' ? schema['$schema'] : undefined;
  if (uri === undefined || /\/draft\/2020-12\//.test(String(uri))) return '2020-12';
  if (/\/draft-0[67]\//.test(String(uri))) return 'draft-07';
  throw new UsageError(
    `${named} is of "${String(uri)}".`,
    '/$schema',
    'Drafts 2020-12 (https://json-schema.org/draft/2020-12/schema) and draft-07 (http://json-schema.org/draft-07/schema#) are read.',
  );
}
