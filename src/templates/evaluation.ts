import { isArray, isObject, setMember, type Json, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { jsonSize } from '../json/size';
import { holds } from './conditions';
import { writtenOut } from './for-each';
import { functions } from './functions';
import { checkParameters, parameterValue } from './parameters';
import { pseudoParameters } from './pseudo-parameters';
import { attributeOf, refOf, resourceOf, type Resource } from './resource-values';
import type { Scope } from './scope';
import type { Settings } from './settings';
import { TemplateError } from './template-error';

/** A definition may have 1 MiB: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html. No text of a template is worth more. */
const longestText = 1024 * 1024;
/** Values inside of values, those that are referred to among them. */
const deepest = 400;
/** More than any template of CloudFormation, which may have 1 MB, has use for. */
const mostValues = 500_000;

/** The values of one template: functions are applied where something asks for their value, each place that has a name once. */
export class Evaluation implements Scope {
  private readonly pseudo: ReadonlyMap<string, Json | undefined>;
  private readonly known = new Map<string, unknown>();
  /** What is being made: what comes by again refers to itself. */
  private readonly open: string[] = [];
  private depth = 0;
  private values = 0;

  constructor(
    private readonly template: JsonObject,
    readonly settings: Settings,
  ) {
    this.pseudo = pseudoParameters(settings);
    checkParameters(this.section('Parameters'), settings.parameters ?? {});
  }

  section(name: string): JsonObject {
    const section = Object.hasOwn(this.template, name) ? this.template[name]! : null;
    if (section === null) return {};
    if (isObject(section)) return this.once(`section ${name}`, child('', name), () => writtenOut(section, child('', name), this));
    throw new TemplateError(`The section "${name}" is no object.`, child('', name), 'Give an object with a member for each name.');
  }

  evaluate(value: Json, where: Pointer): Json | undefined {
    if (typeof value !== 'object' || value === null) return value;
    this.spend(where);
    return this.nested(where, () => {
      if (isArray(value)) return this.array(value, where);
      const [name, more] = Object.keys(value);
      if (name === undefined || more !== undefined || !(name === 'Ref' || /^Fn::(?!ForEach::)/.test(name))) return this.object(value, where);
      const apply = functions.get(name);
      if (apply !== undefined) return apply(value[name]!, child(where, name), this);
      throw new TemplateError(`"${name}" is no function of CloudFormation that is known here.`, where, `There are: ${[...functions.keys()].join(', ')}.`);
    });
  }

  spend(where: Pointer): void {
    if (++this.values > mostValues) throw new TemplateError(`The template stands for more than ${mostValues} values.`, where, 'Make it smaller.');
  }

  private array(list: readonly Json[], where: Pointer): Json {
    return list.map((item, i) => this.evaluate(item, child(where, i))).filter((item) => item !== undefined);
  }

  private object(source: JsonObject, where: Pointer): Json {
    const value = writtenOut(source, where, this);
    const object: Record<string, Json> = {};
    for (const key of Object.keys(value)) {
      const member = this.evaluate(value[key]!, child(where, key));
      if (member !== undefined) setMember(object, key, member);
    }
    return object;
  }

  text(value: Json, where: Pointer): string {
    return this.plain(this.evaluate(value, where), where);
  }

  plain(value: Json | undefined, where: Pointer): string {
    if (value !== undefined && value !== null && typeof value !== 'object') return String(value);
    const found = value === undefined ? 'no value' : value === null ? 'null' : isArray(value) ? 'a list' : 'an object';
    throw new TemplateError(`A text is needed here, but this is ${found}.`, where, 'Give a text, or a function that gives one.');
  }

  list(value: Json, where: Pointer): readonly Json[] {
    const list = this.evaluate(value, where);
    if (isArray(list)) return list;
    throw new TemplateError('A list is needed here.', where, 'Give a list, or a function that gives one.');
  }

  join(texts: readonly string[], where: Pointer): string {
    this.bound(
      texts.reduce((sum, text) => sum + text.length, 0),
      where,
    );
    return texts.join('');
  }

  json(value: Json, where: Pointer): string {
    this.bound(jsonSize(value), where);
    return JSON.stringify(value);
  }

  private bound(length: number, where: Pointer): void {
    if (length > longestText) throw new TemplateError(`The text is longer than ${longestText} characters.`, where, 'Make it shorter.');
  }

  file(path: string, where: Pointer): string {
    const { readFile } = this.settings;
    if (readFile === undefined) {
      throw new TemplateError(
        `The template names the file "${path}".`,
        where,
        'Give the option readFile, a function that returns the text of a file by its path.',
      );
    }
    let text: unknown;
    try {
      text = readFile(path);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new TemplateError(`The file "${path}" was not read: ${message}`, where, 'Let the option readFile return its text.', { cause });
    }
    if (typeof text === 'string') return text;
    throw new TemplateError(
      `The option readFile gave no text for "${path}".`,
      where,
      'Let it return a string: readFileSync needs an encoding, a promise is none.',
    );
  }

  condition(value: Json, where: Pointer): boolean {
    return this.nested(where, () => holds(value, where, this, (name, at) => this.namedCondition(name, at)));
  }

  /** Whether the condition of a name holds. */
  namedCondition(name: string, where: Pointer): boolean {
    const conditions = this.section('Conditions');
    if (!Object.hasOwn(conditions, name)) throw unknownName('condition', name, where, Object.keys(conditions));
    return this.once(`condition "${name}"`, where, () => this.condition(conditions[name]!, child('/Conditions', name)));
  }

  ref(name: string, where: Pointer): Json | undefined {
    if (this.pseudo.has(name)) return this.pseudo.get(name);
    const parameters = this.section('Parameters');
    if (Object.hasOwn(parameters, name)) {
      const { parameters: given = {} } = this.settings;
      return parameterValue(name, parameters[name]!, Object.hasOwn(given, name) ? given[name] : undefined);
    }
    const dot = name.indexOf('.');
    if (dot > 0) return this.attribute(name.slice(0, dot), name.slice(dot + 1), where); // SAM's Function.Alias and Function.Version
    const resource = this.resource(name, where, Object.keys(parameters));
    return this.once(`resource "${name}"`, where, () => refOf(resource, this));
  }

  attribute(id: string, attribute: string, where: Pointer): Json {
    const resource = this.resource(id, where);
    const value = this.once(`attribute "${id}.${attribute}"`, where, () => attributeOf(resource, attribute, this));
    this.bound(jsonSize(value), where); // what is referred to twice is there twice
    return value;
  }

  private resource(id: string, where: Pointer, more: readonly string[] = []): Resource {
    const resources = this.section('Resources');
    if (Object.hasOwn(resources, id)) return resourceOf(id, resources[id]!, this.section('Globals'));
    // SAM makes a role where none is given: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
    const owner = id.endsWith('Role') ? id.slice(0, -'Role'.length) : '';
    if (Object.hasOwn(resources, owner) && resourceOf(owner, resources[owner]!).type.startsWith('AWS::Serverless::'))
      return resourceOf(id, { Type: 'AWS::IAM::Role' });
    throw unknownName('resource', id, where, [...Object.keys(resources), ...more]);
  }

  private once<T>(what: string, where: Pointer, make: () => T): T {
    if (this.known.has(what)) return this.known.get(what) as T;
    if (this.open.includes(what)) {
      throw new TemplateError(`The ${what} refers to itself.`, where, `Break the circle: ${[...this.open.slice(this.open.indexOf(what)), what].join(' → ')}.`);
    }
    this.open.push(what);
    try {
      const made = this.nested(where, make);
      this.known.set(what, made);
      return made;
    } finally {
      this.open.pop();
    }
  }

  nested<T>(where: Pointer, make: () => T): T {
    if (this.depth >= deepest) throw new TemplateError(`The template has more than ${deepest} levels.`, where, 'Make it flatter.');
    this.depth++;
    try {
      return make();
    } finally {
      this.depth--;
    }
  }
}

function unknownName(kind: string, name: string, where: Pointer, names: readonly string[]): TemplateError {
  const some = names.slice(0, 20).map((each) => JSON.stringify(each));
  const list = names.length > some.length ? `${some.join(', ')} and ${names.length - some.length} more` : some.join(', ');
  return new TemplateError(`There is no ${kind} "${name}".`, where, list === '' ? 'The template has none.' : `The template has: ${list}.`);
}
