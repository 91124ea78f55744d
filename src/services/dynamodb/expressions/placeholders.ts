import { ServiceException } from '../../../errors/service-exception';
import type { AttributeValue, Item } from '../attribute-value';
import { validation } from '../errors';
import type { Expressions } from '../shapes';
import { misplaced, normalValue } from '../values/normal-value';
import type { Parsed, Path, ValuePlaceholder } from './ast';
import { ExpressionFault } from './expression-fault';

/** The members of a request that hold an expression. */
export type ExpressionParameter = 'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression' | 'ProjectionExpression' | 'UpdateExpression';

/** The placeholders of one request: what its expressions may name, and did name. */
export class Placeholders {
  /** What is said of an update that needs an attribute of another type. */
  readonly typeMismatch: string = 'An operand in the update expression has an incorrect data type';
  private readonly values: Item | undefined;
  private readonly opened: Parsed<unknown>[] = [];

  /**
   * @param parameters - The expressions that the request's action takes; undefined where one is not given.
   * @throws ValidationException
   */
  constructor(
    private readonly request: Expressions,
    parameters: Readonly<Partial<Record<ExpressionParameter, string | undefined>>>,
  ) {
    const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = request;
    checkExpressionsGiven(request, parameters);
    if (names === undefined && values === undefined) return;
    if (names !== undefined) {
      checkKeys(names, 'ExpressionAttributeNames', /^#[A-Za-z0-9_]+$/);
      for (const name in names) if (typeof names[name] !== 'string') throw misplaced(names[name], 'String');
    }
    if (values === undefined) return;
    checkKeys(values, 'ExpressionAttributeValues', /^:[A-Za-z0-9_]+$/);
    this.values = {};
    for (const name in values) this.values[name] = placeholderValue(name, values[name]!);
  }

  /**
   * Parses an expression of the request, checks that its placeholders are defined, and calls `check` for what only they tell.
   *
   * @throws ValidationException that begins with the name of the parameter
   */
  open<Tree>(
    parameter: ExpressionParameter,
    source: string | undefined,
    parse: (source: string) => Parsed<Tree>,
    check: (tree: Tree) => void,
  ): Tree | undefined {
    if (source === undefined) return undefined;
    try {
      const parsed = parse(source);
      const { tree, names, values } = parsed;
      this.opened.push(parsed);
      for (const name of names) this.nameDefined(name);
      for (const value of values) this.valueDefined(value);
      check(tree);
      return tree;
    } catch (fault) {
      if (fault instanceof ExpressionFault) throw validation(`Invalid ${parameter}: ${fault.message}`);
      throw fault;
    }
  }

  private nameDefined(name: string): void {
    if (!Object.hasOwn(this.request.ExpressionAttributeNames ?? {}, name)) {
      throw new ExpressionFault(`An expression attribute name used in the document path is not defined; attribute name: ${name}`);
    }
  }

  private valueDefined(name: string): void {
    if (this.values === undefined || !Object.hasOwn(this.values, name)) {
      throw new ExpressionFault(`An expression attribute value used in expression is not defined; attribute value: ${name}`);
    }
  }

  /** To be called when all expressions are open. @throws ValidationException that names the placeholders that none of them uses */
  close(): void {
    this.allUsed('ExpressionAttributeNames', this.request.ExpressionAttributeNames);
    this.allUsed('ExpressionAttributeValues', this.values);
  }

  private allUsed(member: string, placeholders: object | undefined): void {
    if (placeholders === undefined) return;
    let unused: string[] | undefined;
    for (const name in placeholders) if (!this.opened.some(({ names, values }) => names.includes(name) || values.includes(name))) (unused ??= []).push(name);
    if (unused !== undefined) throw validation(`Value provided in ${member} unused in expressions: keys: {${unused.join(', ')}}`);
  }

  /** The name that a step of a path stands for. */
  name(step: string): string {
    return step.startsWith('#') ? this.request.ExpressionAttributeNames![step]! : step;
  }

  value({ name }: ValuePlaceholder): AttributeValue {
    return this.values![name]!;
  }

  /** The steps of a path with its placeholders replaced. */
  steps(path: Path): (string | number)[] {
    return path.steps.map((step) => (typeof step === 'number' ? step : this.name(step)));
  }
}

/** @throws ValidationException where there are placeholders, but nothing to use them in */
export function checkExpressionsGiven(request: Expressions, parameters: Readonly<Partial<Record<ExpressionParameter, string | undefined>>>): void {
  if (request.ExpressionAttributeNames === undefined && request.ExpressionAttributeValues === undefined) return;
  const names = Object.keys(parameters) as ExpressionParameter[];
  if (names.some((name) => parameters[name] !== undefined)) return;
  if (request.ExpressionAttributeNames !== undefined) throw validation('ExpressionAttributeNames can only be specified when using expressions');
  const able = names.filter((name) => name !== 'ProjectionExpression');
  throw validation(`ExpressionAttributeValues can only be specified when using expressions: ${able.join(' and ')} ${able.length === 1 ? 'is' : 'are'} null`);
}

function checkKeys(placeholders: object, member: string, form: RegExp): void {
  let empty = true;
  for (const name in placeholders) {
    empty = false;
    if (!form.test(name)) throw validation(`${member} contains invalid key: Syntax error; key: "${name}"`);
  }
  if (empty) throw validation(`${member} must not be empty`);
}

function placeholderValue(name: string, value: AttributeValue): AttributeValue {
  try {
    return normalValue(value);
  } catch (fault) {
    if (!(fault instanceof ServiceException) || fault.name !== 'ValidationException') throw fault;
    throw validation(`ExpressionAttributeValues contains invalid value: ${fault.message} for key ${name}`);
  }
}
