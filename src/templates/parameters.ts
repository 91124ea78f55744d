import { isObject, type Json, type JsonObject } from '../json/json';
import { TemplateError } from './template-error';

/**
 * What Ref gives for a parameter: the value given, else the Default, as a text even where its type is Number; for the types that are lists, a list of texts. A parameter with no
 * value stays readable and usable as the placeholder `${Name}`, and so does one whose Default is only the name under which SSM has the value.
 * See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameterValue(name: string, declaration: Json, given: Json | undefined): Json {
  const { Type: type = 'String', Default: byDefault } = isObject(declaration) ? declaration : ({} as JsonObject);
  const named = String(type).startsWith('AWS::SSM::Parameter::Value<');
  const value = given ?? (named ? undefined : byDefault);
  if (value === undefined || value === null) return placeholder(name);
  if (Array.isArray(value)) return value.map(String);
  if (isObject(value)) return placeholder(name);
  return /^CommaDelimitedList$|List</.test(String(type).replace(/^AWS::SSM::Parameter::Value<CommaDelimitedList>$/, 'CommaDelimitedList'))
    ? String(value)
        .split(',')
        .map((item) => item.trim())
    : String(value);
}

/** What stands for a value that the template alone does not tell: as a Task's Resource, handlers can be registered under it. */
export const placeholder = (name: string): string => `\${${name}}`;

/** @throws TemplateError for values given to parameters that the template does not have, in CloudFormation's words. */
export function checkParameters(declared: JsonObject, given: object): void {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unknown.length === 0) return;
  const names = Object.keys(declared).map((name) => JSON.stringify(name));
  throw new TemplateError(
    `Parameters: [${unknown.join(', ')}] do not exist in the template`,
    '/Parameters',
    names.length > 0 ? `Give values for those that it has: ${names.join(', ')}.` : 'Give none: it has no Parameters.',
  );
}
