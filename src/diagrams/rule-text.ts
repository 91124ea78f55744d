import type { ChoiceTest } from '../definition/asl';

const relations: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  GreaterThan: '>',
  LessThanEquals: '≤',
  GreaterThanEquals: '≥',
  Matches: 'matches',
};

/** A Choice rule's test in short: `$.sum > 100 and $.country is present`, or the JSONata of its Condition. */
export function ruleText(test: ChoiceTest): string {
  const { And: all, Or: any, Not: not, Condition: condition, Variable: variable } = test;
  if (condition !== undefined) return typeof condition === 'string' ? condition.replaceAll(/^\{%\s*|\s*%\}$/g, '') : String(condition);
  if (all !== undefined) return all.map(operand).join(' and ');
  if (any !== undefined) return any.map(operand).join(' or ');
  if (not !== undefined) return `not ${operand(not)}`;
  const [operator, value] = Object.entries(test).find(([name]) => /^(?:String|Numeric|Boolean|Timestamp)[EGLM]|^Is[A-Z]/.test(name))!;
  const kind = /^Is(.*)/.exec(operator)?.[1];
  if (kind !== undefined) return `${variable} is ${value === true ? '' : 'not '}${kind.toLowerCase()}`;
  const relation = /^(?:String|Numeric|Boolean|Timestamp)(.*?)(?:Path)?$/.exec(operator)![1]!;
  return `${variable} ${relations[relation]} ${operator.endsWith('Path') ? value : JSON.stringify(value)}`;
}

const operand = (test: ChoiceTest): string => (test.And !== undefined || test.Or !== undefined ? `(${ruleText(test)})` : ruleText(test));
