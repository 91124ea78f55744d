import { isObject, type Json } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import type { Scope } from './scope';
import { TemplateError } from './template-error';

/**
 * Fn::Sub: `${Name}` is a member of the map, else what Ref gives; `${Name.Attribute}` what Fn::GetAtt gives; `${!Literal}` is `${Literal}`.
 * See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 */
export function sub(argument: Json, where: Pointer, scope: Scope): string {
  const [text, map]: readonly Json[] = typeof argument === 'string' ? [argument, {}] : Array.isArray(argument) ? (argument as readonly Json[]) : [];
  if (typeof text !== 'string' || !isObject(map)) {
    throw new TemplateError(
      'Fn::Sub takes a text, or a list of a text and a map.',
      where,
      'Write it as { "Fn::Sub": ["text with ${Name}", { "Name": value }] }.',
    );
  }
  return substitute(text, where, scope, (written) => {
    const name = written.trim();
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    return Object.hasOwn(map, name) ? scope.text(map[name]!, child(child(where, 1), name)) : variable(name, where, scope);
  });
}

function variable(name: string, where: Pointer, scope: Scope): string {
  if (!/^[A-Za-z0-9_.:]+$/.test(name)) {
    throw new TemplateError(
      'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
      where,
      `Correct "\${${name}}"; to keep it as a text write "\${!${name}}".`,
    );
  }
  const dot = name.indexOf('.');
  if (dot < 0) return scope.plain(scope.ref(name, where), where);
  return scope.plain(scope.attribute(name.slice(0, dot), name.slice(dot + 1), where), where);
}

/** The text with what `valueOf` gives for each `${Name}`. */
export function substitute(text: string, where: Pointer, scope: Scope, valueOf: (name: string, whole: string) => string): string {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: whole, 1: name, index } of text.matchAll(/\$\{([^}]*)\}/g)) {
    parts.push(text.slice(end, index), valueOf(name!, whole));
    end = index + whole.length;
  }
  return scope.join([...parts, text.slice(end)], where);
}
