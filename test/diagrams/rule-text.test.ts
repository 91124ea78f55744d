import { expect, test } from 'vitest';
import { ruleText } from '../../src/diagrams/rule-text';

/** Each kind of operator of https://states-language.net/#choice-state, and the JSONata Condition. */
test.each<[object, string]>([
  [{ Variable: '$.a', StringEquals: 'x' }, '$.a = "x"'],
  [{ Variable: '$.a', StringLessThanPath: '$.b', Next: 'N' }, '$.a < $.b'],
  [{ Comment: 'IsPresent', Variable: '$.a', StringMatches: 'log-*.txt' }, '$.a matches "log-*.txt"'],
  [{ Variable: '$.a', NumericGreaterThan: 100 }, '$.a > 100'],
  [{ Variable: '$.a', NumericLessThanEquals: 1.5 }, '$.a ≤ 1.5'],
  [{ Variable: '$.a', TimestampGreaterThanEquals: '2030-01-01T00:00:00Z' }, '$.a ≥ "2030-01-01T00:00:00Z"'],
  [{ Variable: '$.a', BooleanEquals: false }, '$.a = false'],
  [{ Variable: '$.a', BooleanEqualsPath: '$.b' }, '$.a = $.b'],
  [{ Variable: '$.a', IsPresent: true }, '$.a is present'],
  [{ Variable: '$.a', IsNull: false }, '$.a is not null'],
  [{ Variable: '$.a', IsTimestamp: true }, '$.a is timestamp'],
  [{ Not: { Variable: '$.a', IsNull: true } }, 'not $.a is null'],
  [
    {
      And: [{ Variable: '$.a', IsString: true }, { Or: [{ Variable: '$.b', NumericEquals: 1 }, { Not: { And: [{ Variable: '$.c', IsNull: true }] } }] }],
    },
    '$.a is string and ($.b = 1 or not ($.c is null))',
  ],
  [{ Condition: '{% $states.input.sum > 100 %}' }, '$states.input.sum > 100'],
  [{ Condition: true, Assign: { StringEquals: 'x' } }, 'true'],
])('%j is %s', (rule, text) => {
  expect(ruleText(rule)).toBe(text);
});
