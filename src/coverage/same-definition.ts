import { isArray, isObject, type Json } from '../json/json';

/**
 * Whether a value of a file holds a definition: it is equal to it, the order of members aside, except that a text with a `${placeholder}`, or what a
 * template function stands for, may have become anything.
 */
export function holds(written: Json, definition: Json): boolean {
  if (isArray(definition)) return isArray(written) && written.length === definition.length && written.every((item, index) => holds(item, definition[index]!));
  if (isObject(definition) && isObject(written) && !isFunction(written)) {
    const names = Object.keys(written);
    return (
      names.length === Object.keys(definition).length && names.every((name) => Object.hasOwn(definition, name) && holds(written[name]!, definition[name]!))
    );
  }
  return written === definition || isOpen(written);
}

const isOpen = (written: Json): boolean => (typeof written === 'string' ? written.includes('${') : isObject(written) && isFunction(written));

/** A function of CloudFormation: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
function isFunction(written: { readonly [name: string]: Json }): boolean {
  const [name, ...others] = Object.keys(written);
  return others.length === 0 && name !== undefined && /^(?:Ref|Condition|Fn::.+)$/.test(name);
}
