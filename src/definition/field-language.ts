import type { Json, JsonObject } from '../json/json';
import type { Scope } from '../expressions/scope';
import type * as Asl from './asl';
import type { Field, Join, Step } from './machine';

/** The fields of a state, of any type. */
export type Fields = Readonly<Record<string, Json | undefined>> & { readonly Type: Asl.StateType };

/** What a field may hold that is a value or computes one. */
export type ValueType = 'number' | 'string' | 'array' | 'boolean';

/**
 * A query language, as the definition's compiler sees it: how each field of a state becomes what the core evaluates. Everything in which the two
 * languages differ is behind it.
 */
export interface FieldLanguage {
  readonly name: Asl.QueryLanguage;
  /** What a state works on, from its raw input. */
  arguments(fields: Fields): Step | null;
  /** How a state's output is made of its result. */
  output(fields: Fields): Join | null;
  /** How the Error Output becomes the output of a Catcher. */
  caughtOutput(catcher: Asl.Catcher, place: string): Join | null;
  /** How the output of a Choice is made where this rule matches; its state's own output does not apply. */
  ruleOutput(rule: Asl.ChoiceRule, fields: Fields, place: string): Join | null;
  ruleTest(rule: Asl.ChoiceRule, place: string): (scope: Scope) => boolean;
  /** The arguments of a Task that can be known before it is called: those without anything that is evaluated. */
  constantArguments(fields: Fields): JsonObject;
  /** A template over what the scope shows; `field` is what it is called. */
  template(template: Json | undefined, field: string): Step | null;
  /** A field that is there under its own name, as a value or what computes it; null where it is absent. */
  value(container: JsonObject, name: string, type: ValueType, place?: string): Field | null;
  /** The items of a Map. */
  items(fields: Fields): Field;
}
