import { isArray, isObject, type Json } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { cidrBlocks } from './cidr';
import { placeholder } from './parameters';
import type { Scope } from './scope';
import { sub } from './sub';
import { functionOf, readText } from './template';
import { TemplateError } from './template-error';

/** One function of templates: its argument as it stands there, with the functions in it not yet applied. */
type TemplateFunction = (argument: Json, where: Pointer, scope: Scope) => Json | undefined;

const wrong = (what: string, where: Pointer, form: string): TemplateError => new TemplateError(what, where, `Write it as ${form}.`);

/** The items of a list of so many. */
function items(argument: Json, where: Pointer, least: number, form: string, most = least): readonly Json[] {
  const name = where.slice(where.lastIndexOf('/') + 1);
  if (isArray(argument) && argument.length >= least && argument.length <= most) return argument;
  const many = most === least ? least : most === Infinity ? `${least} or more` : `${least} to ${most}`;
  throw wrong(`${name} takes a list of ${many} items.`, where, form);
}

function integer(value: Json, where: Pointer, scope: Scope): number {
  const text = scope.text(value, where);
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new TemplateError(`"${text}" is no whole number.`, where, 'Give a number of 0 or more.');
}

const truth: TemplateFunction = (argument, where, scope) =>
  scope.condition({ [where.slice(where.lastIndexOf('/') + 1)]: argument }, where.slice(0, where.lastIndexOf('/')));

/** Every function of CloudFormation that gives a value. See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
export const functions: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ['Ref', (name, where, scope) => scope.ref(scope.text(name, where), where)],
  ['Fn::GetAtt', getAtt],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::Split', split],
  ['Fn::Select', select],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', chosen],
  ['Fn::And', truth],
  ['Fn::Or', truth],
  ['Fn::Not', truth],
  ['Fn::Equals', truth],
  ['Fn::Base64', (text, where, scope) => Buffer.from(scope.text(text, where), 'utf8').toString('base64')],
  ['Fn::Cidr', cidr],
  // Which zones a Region has differs by account; three is what most have.
  ['Fn::GetAZs', (region, where, scope) => ['a', 'b', 'c'].map((zone) => `${scope.text(region, where) || scope.settings.region}${zone}`)],
  ['Fn::ImportValue', importValue],
  ['Fn::Transform', include],
  ['Fn::ToJsonString', (value, where, scope) => scope.json(scope.evaluate(value, where) ?? null, where)],
  ['Fn::Length', (value, where, scope) => scope.list(value, where).length],
]);

function getAtt(argument: Json, where: Pointer, scope: Scope): Json {
  const form = '{ "Fn::GetAtt": ["LogicalId", "Attribute"] }';
  if (typeof argument === 'string') {
    const [id, ...rest] = argument.split('.');
    if (rest.length === 0) throw wrong(`Fn::GetAtt takes a resource and an attribute, but is "${argument}".`, where, form);
    return scope.attribute(id!, rest.join('.'), where);
  }
  const [id, ...rest] = items(argument, where, 2, form, Infinity);
  return scope.attribute(scope.text(id!, child(where, 0)), rest.map((part, i) => scope.text(part, child(where, i + 1))).join('.'), where);
}

function join(argument: Json, where: Pointer, scope: Scope): string {
  const [delimiter, list] = items(argument, where, 2, '{ "Fn::Join": ["delimiter", [texts]] }');
  const between = scope.text(delimiter!, child(where, 0));
  const texts = scope.list(list!, child(where, 1)).map((item, i) => scope.plain(item, child(child(where, 1), i)));
  return scope.join(
    texts.flatMap((text, i) => (i === 0 ? text : [between, text])),
    where,
  );
}

function split(argument: Json, where: Pointer, scope: Scope): Json {
  const [delimiter, text] = items(argument, where, 2, '{ "Fn::Split": ["delimiter", "text"] }');
  return scope.text(text!, child(where, 1)).split(scope.text(delimiter!, child(where, 0)));
}

function select(argument: Json, where: Pointer, scope: Scope): Json {
  const [index, list] = items(argument, where, 2, '{ "Fn::Select": [index, [items]] }');
  const at = integer(index!, child(where, 0), scope);
  const values = scope.list(list!, child(where, 1));
  const value = values[at];
  if (value !== undefined) return value;
  throw new TemplateError(`Fn::Select cannot select ${at} of ${values.length} items.`, where, 'Count from 0.');
}

function findInMap(argument: Json, where: Pointer, scope: Scope): Json | undefined {
  const keys = items(argument, where, 3, '{ "Fn::FindInMap": ["MapName", "TopLevelKey", "SecondLevelKey"] }', 4);
  const [map, top, second] = keys.slice(0, 3).map((key, i) => scope.text(key, child(where, i))) as [string, string, string];
  let value: Json | undefined = scope.section('Mappings');
  for (const key of [map, top, second]) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  if (value !== undefined) return value;
  const options = keys[3];
  if (isObject(options) && Object.hasOwn(options, 'DefaultValue')) return scope.evaluate(options['DefaultValue']!, child(child(where, 3), 'DefaultValue'));
  throw new TemplateError(`Fn::FindInMap finds no ["${map}", "${top}", "${second}"].`, where, 'Add it to the Mappings, or give other keys.');
}

function chosen(argument: Json, where: Pointer, scope: Scope): Json | undefined {
  const [condition, ...values] = items(argument, where, 3, '{ "Fn::If": ["Condition", value, otherwise] }');
  const at = scope.condition(typeof condition === 'string' ? { Condition: condition } : condition!, child(where, 0)) ? 0 : 1;
  return scope.evaluate(values[at]!, child(where, at + 1));
}

function cidr(argument: Json, where: Pointer, scope: Scope): Json {
  const [block, count, bits] = items(argument, where, 2, '{ "Fn::Cidr": ["block", count, bits] }', 3);
  const text = scope.text(block!, child(where, 0));
  const many = integer(count!, child(where, 1), scope);
  const free = bits === undefined ? (text.includes(':') ? 64 : 8) : integer(bits, child(where, 2), scope);
  const blocks = many >= 1 && many <= 256 ? cidrBlocks(text, many, free) : undefined;
  if (blocks !== undefined) return blocks;
  throw new TemplateError(`Fn::Cidr cannot make ${many} blocks of ${free} bits of "${text}".`, where, 'Give a block that holds them: 1 to 256 of them.');
}

function importValue(argument: Json, where: Pointer, scope: Scope): Json {
  const name = scope.text(argument, where);
  const { imports = {} } = scope.settings;
  return Object.hasOwn(imports, name) ? imports[name]! : placeholder(name);
}

/** The macro AWS::Include: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html */
function include(argument: Json, where: Pointer, scope: Scope): Json | undefined {
  const { Name: name, Parameters: parameters } = isObject(argument) ? argument : {};
  const location = isObject(parameters) ? parameters['Location'] : undefined;
  if (name !== 'AWS::Include' || location === undefined) {
    throw new TemplateError(
      'Only AWS::Include is known of the macros of Fn::Transform.',
      where,
      'Give the template as it is after the macro, or write the part out.',
    );
  }
  const file = scope.file(scope.text(location, child(child(where, 'Parameters'), 'Location')), where);
  return scope.evaluate(readText(file, where, functionOf).value, where);
}
