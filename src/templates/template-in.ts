import { isObject } from '../json/json';
import { readTemplate } from './template';

/**
 * The template that a text is; undefined for a text that is none, such as a definition.
 *
 * @throws TemplateError for a text that looks like one and cannot be read.
 */
export function templateIn(text: string): object | undefined {
  if (!/["']?Resources["']?\s*:/.test(text)) return undefined;
  const { value } = readTemplate(text);
  return isObject(value['Resources']) && !('States' in value) ? value : undefined;
}
