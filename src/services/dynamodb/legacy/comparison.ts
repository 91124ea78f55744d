import { type AttributeValue, typeOf, type ValueType } from '../attribute-value';
import type { Constraints } from '../constraints';
import { invalidParameter, validation } from '../errors';
import type { Comparator, Condition, Path, ValuePlaceholder } from '../expressions/ast';
import { compareValues } from '../values/compare-values';
import type { AttributeCondition, ComparisonOperator } from './legacy-shapes';
import type { Translation } from './translation';

/** How many values an operator takes, of which types (all, where none are named), and what it is as an expression. */
interface Operator {
  readonly least: number;
  readonly most: number;
  readonly types?: readonly ValueType[];
  readonly tree: (path: Path, values: readonly ValuePlaceholder[]) => Condition;
}

const SCALARS: readonly ValueType[] = ['S', 'N', 'B'];

const comparator = (operator: Comparator, types?: readonly ValueType[]): Operator => ({
  least: 1,
  most: 1,
  ...(types && { types }),
  tree: (left, [right]) => ({ kind: 'compare', operator, left, right: right! }),
});

const call = (name: string, least: 0 | 1, types: readonly ValueType[] = SCALARS): Operator => ({
  least,
  most: least,
  types,
  tree: (path, values) => ({ kind: 'function', name, operands: [path, ...values] }),
});

const contains = call('contains', 1);

/** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.Conditions.html; in the order of AWS's messages. */
const OPERATORS: ReadonlyMap<unknown, Operator> = new Map<ComparisonOperator, Operator>([
  ['IN', { least: 1, most: Infinity, types: SCALARS, tree: (operand, list) => ({ kind: 'in', operand, list }) }],
  ['NULL', call('attribute_not_exists', 0)],
  ['BETWEEN', { least: 2, most: 2, types: SCALARS, tree: (operand, [lower, upper]) => ({ kind: 'between', operand, lower: lower!, upper: upper! }) }],
  ['LT', comparator('<', SCALARS)],
  ['NOT_CONTAINS', { ...contains, tree: (path, values) => ({ kind: 'not', condition: contains.tree(path, values) }) }],
  ['EQ', comparator('=')],
  ['GT', comparator('>', SCALARS)],
  ['NOT_NULL', call('attribute_exists', 0)],
  ['NE', comparator('<>')],
  ['LE', comparator('<=', SCALARS)],
  ['BEGINS_WITH', call('begins_with', 1, ['S', 'B'])],
  ['GE', comparator('>=', SCALARS)],
  ['CONTAINS', contains],
]);

/** Notes an operator that does not exist. `member` is what the request calls it. */
export const checkOperator = (constraints: Constraints, operator: unknown, member: string): void =>
  constraints.oneOf(operator, member, [...(OPERATORS.keys() as Iterable<string>)]);

/**
 * A comparison of an attribute, whose operator exists, as a condition expression has it.
 *
 * @throws ValidationException
 */
export function comparison(name: string, { ComparisonOperator, AttributeValueList = [] }: AttributeCondition, translation: Translation): Condition {
  const operator = OPERATORS.get(ComparisonOperator)!;
  const values = AttributeValueList.map((value) => translation.value(value));
  if (values.length < operator.least || values.length > operator.most) {
    throw invalidParameter(`Invalid number of argument(s) for the ${ComparisonOperator!} ComparisonOperator`);
  }
  checkTypes(
    ComparisonOperator!,
    operator,
    values.map((value) => translation.of(value)),
  );
  return operator.tree(translation.path(name), values);
}

function checkTypes(name: ComparisonOperator, { types }: Operator, values: readonly AttributeValue[]): void {
  for (const value of values) {
    const type = typeOf(value);
    if (types?.includes(type) === false) throw invalidParameter(`ComparisonOperator ${name} is not valid for ${type} AttributeValue type`);
    if (type !== typeOf(values[0]!)) throw invalidParameter('AttributeValues inside AttributeValueList must all be of the same type');
  }
  if (name === 'BETWEEN' && compareValues(values[0]!, values[1]!)! > 0) {
    throw validation('The BETWEEN condition was provided a range where the lower bound is greater than the upper bound');
  }
}
