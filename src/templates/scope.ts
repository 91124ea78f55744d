import type { Json, JsonObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import type { Settings } from './settings';

/** What functions of a template see of it. Undefined is AWS::NoValue: a member or an item that is left out. */
export interface Scope {
  readonly settings: Settings;
  /** A section of the template, such as Mappings; empty where it has none. */
  section(name: string): JsonObject;
  /** The value with every function in it applied. */
  evaluate(value: Json, where: Pointer): Json | undefined;
  /** A value that has to be a text; numbers and booleans are written as texts. */
  text(value: Json, where: Pointer): string;
  /** The same for a value in which no function is left. */
  plain(value: Json | undefined, where: Pointer): string;
  list(value: Json, where: Pointer): readonly Json[];
  /** The name of a condition, or a function of conditions. */
  condition(value: Json, where: Pointer): boolean;
  ref(name: string, where: Pointer): Json | undefined;
  attribute(id: string, attribute: string, where: Pointer): Json;
  /** Runs one level deeper; @throws TemplateError where there are too many. */
  nested<T>(where: Pointer, make: () => T): T;
  /** Counts a value; @throws TemplateError where there are too many. */
  spend(where: Pointer): void;
  /** @throws TemplateError where the option readFile is not there, or throws. */
  file(path: string, where: Pointer): string;
  /** A value as JSON text, within the same bound as `join`. */
  json(value: Json, where: Pointer): string;
  /** Texts in one, within the bound of what a definition may have. */
  join(texts: readonly string[], where: Pointer): string;
}
