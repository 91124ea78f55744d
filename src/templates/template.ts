import { copyJson } from '../json/copy';
import { isObject, type Json, type JsonObject } from '../json/json';
import { parseJson } from '../json/parse';
import type { Pointer } from '../json/pointer';
import { readYaml } from '../yaml/read-yaml';
import { YamlSyntaxError } from '../yaml/yaml-syntax-error';
import { TemplateError, type Position } from './template-error';

/** A template as JSON, with where its parts stand in its text. */
export interface Template {
  readonly value: JsonObject;
  readonly position: (where: Pointer) => Position | undefined;
}

/**
 * Reads a template: JSON or YAML with the short forms of functions, such as `!Ref`.
 *
 * @throws TemplateError
 */
export function readTemplate(template: string | object): Template {
  const { value, position } = typeof template === 'string' ? readText(template, '', functionOf) : { value: copyOf(template), position: none };
  if (isObject(value)) return { value, position };
  throw new TemplateError('The template is no object.', '', 'Give a CloudFormation or SAM template: its text, or the object that it holds.');
}

/**
 * Reads JSON, which begins with a brace and a name in quotes, or YAML.
 *
 * @param where - Where in the template the text comes from, for errors.
 */
export function readText(text: string, where: Pointer, tags: (tag: string) => string | undefined): { value: Json; position: Template['position'] } {
  if (/^\ufeff?\s*\{\s*["}]/.test(text)) return { value: readJson(text, where), position: none };
  try {
    return readYaml(text, { tags });
  } catch (thrown) {
    if (!(thrown instanceof YamlSyntaxError)) throw thrown;
    throw new TemplateError(`The text is no YAML: ${thrown.message}`, where, 'Correct the text.', { position: thrown, cause: thrown });
  }
}

/** Reads JSON. */
export function readJson(text: string, where: Pointer): Json {
  try {
    return parseJson(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new TemplateError(`The text is no JSON: ${(cause as SyntaxError).message}.`, where, 'Correct the text.', { cause });
  }
}

const copyOf = (template: object): Json =>
  copyJson(template, ({ where, found }) => new TemplateError(`The template holds ${found}, which JSON cannot.`, where, 'Give what the template text holds.'));

const none = (): undefined => undefined;

/** The member that a short form stands for. See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
export function functionOf(tag: string): string | undefined {
  if (tag === '!Ref' || tag === '!Condition') return tag.slice(1);
  return /^![A-Z][A-Za-z0-9:]*$/.test(tag) ? `Fn::${tag.slice(1)}` : undefined;
}
