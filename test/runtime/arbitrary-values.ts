import fc from 'fast-check';
import type { Json } from '../../src/json/json';
import { anyJson, anyText } from '../json/arbitrary';
import { arn } from './machines';

const names = ['items', 'text', 'n', 'v0', '__proto__', 'constructor', 'prototype', 'toString', 'length', 'hasOwnProperty'];
export const anyMemberName = fc.constantFrom(...names);
export const anyNumber = fc.constantFrom(0, 1, 2, -1, 1.5, 1e21, 99_999_999, -0);
const quoted = fc.oneof(anyMemberName, anyText).map((text) => JSON.stringify(text));

/** Paths, and what is nearly one. */
const path = fc
  .tuple(
    fc.constantFrom('$', '$', '$', '$$', '$$.Execution.Input', '$$.Map.Item.Value', '$v0', '$states', '$__proto__', '$constructor'),
    fc.array(
      fc.oneof(
        anyMemberName.map((each) => `.${each}`),
        anyMemberName.map((each) => `['${each}']`),
        fc.constantFrom(
          '[0]',
          '[-1]',
          '[*]',
          '.*',
          '..',
          '..n',
          '[0:2]',
          '[0,1]',
          '[?(@.n > 0)]',
          '[?(@.constructor)]',
          '[(@.length-1)]',
          '[',
          '.length()',
          '..*',
        ),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([root, steps]) => root + steps.join(''));

const functions =
  'Format Array ArrayPartition ArrayContains ArrayRange ArrayGetItem ArrayLength ArrayUnique Base64Encode Base64Decode Hash JsonMerge StringToJson JsonToString MathRandom MathAdd StringSplit UUID constructor __proto__';
/** Calls that are right as they are written, and fail or not by what their paths lead to. */
const calls = [
  'States.ArrayGetItem($$.Execution.Input.items, 9)',
  'States.ArrayPartition($.items, $.seconds)',
  'States.ArrayRange(0, $$.Execution.Input.seconds, $.n)',
  'States.Base64Decode($$.Execution.Input.text)',
  'States.Format($.text, $)',
  'States.Hash($, $.text)',
  'States.JsonMerge($, $.constructor, false)',
  'States.JsonMerge($, States.StringToJson(\'{"__proto__":{"x":1}}\'), false)',
  'States.JsonToString($)',
  'States.MathAdd($$.Execution.Input.seconds, $.n)',
  'States.StringSplit($$.Execution.Input.text, $.text)',
  'States.StringToJson($$.Execution.Input.text)',
];
const { nestedCall } = fc.letrec<{ nestedCall: string }>((tie) => ({
  nestedCall: fc
    .tuple(
      fc.constantFrom(...functions.split(' ')),
      fc.array(
        fc.oneof(
          { depthSize: 'small' },
          path,
          anyNumber.map(String),
          fc.constantFrom('true', 'null', "'{}'", '\'{"__proto__":{"x":1}}\'', "'a,b'", "'SHA-1'"),
          anyText.map((text) => `'${text}'`),
          tie('nestedCall'),
        ),
        { maxLength: 3 },
      ),
    )
    .map(([called, args]) => `States.${called}(${args.join(', ')})`),
}));
const intrinsic = fc.oneof(fc.constantFrom(...calls), nestedCall);

const { jsonata } = fc.letrec<{ jsonata: string }>((tie) => ({
  jsonata: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      fc.constantFrom(
        '$states',
        '$states.input',
        '$states.result',
        '$states.errorOutput',
        '$states.context',
        '$v0',
        '$',
        '$$',
        '*',
        '**',
        '%',
        'null',
        '[]',
        '{}',
      ),
      anyMemberName.map((each) => `$states.input.\`${each}\``),
      anyMemberName.map((each) => `$${each}`),
      anyNumber.map(String),
      quoted,
      fc.constantFrom('/(a+)+$/', '[1..100000000]', '($f := function($n) { 1 + $f($n) }; $f(1))', '$eval("1")'),
      fc.constantFrom('$merge([{"__proto__": {"x": 1}}])', '{"__proto__": {"x": 1}, "constructor": 2}', '$ ~> |$|{"__proto__": {"x": 1}}|', '$pad("", 1e9)'),
    ),
    fc.tuple(tie('jsonata'), fc.constantFrom('.', '+', '&', '=', '<', ' in ', ' and ', '~>', '..'), tie('jsonata')).map(([a, op, b]) => `(${a})${op}(${b})`),
    fc.tuple(tie('jsonata'), tie('jsonata')).map(([a, b]) => `(${a})[${b}]`),
    fc.tuple(tie('jsonata'), tie('jsonata')).map(([a, b]) => `(${a}){$string(${b}): ${a}}`),
    fc
      .tuple(
        fc.constantFrom(
          'string',
          'keys',
          'merge',
          'lookup',
          'parse',
          'map',
          'each',
          'sift',
          'spread',
          'sort',
          'match',
          'split',
          'range',
          'partition',
          'hash',
          'number',
          'toMillis',
        ),
        fc.array(tie('jsonata'), { maxLength: 2 }),
      )
      .map(([called, args]) => `$${called}(${args.join(', ')})`),
  ),
}));

const expression = fc.oneof({ arbitrary: jsonata, weight: 6 }, anyText).map((text) => `{% ${text} %}`);
const resource = fc.oneof(
  fc.oneof(fc.constant('F'), anyMemberName, anyText).map(arn),
  fc
    .tuple(fc.constantFrom('s3', 'lambda', 'sqs', 'constructor', 'toString'), anyMemberName)
    .map(([service, action]) => `arn:aws:states:::aws-sdk:${service}:${action}`),
  fc.constantFrom('arn:aws:states:::lambda:invoke', 'arn:aws:states:::aws-sdk:s3:getObject', 'arn:aws:states:::aws-sdk:constructor:assign'),
);
const template = fc.oneof(
  fc.oneof(path, intrinsic).map((text): Json => ({ 'a.$': text })),
  fc
    .tuple(anyMemberName, fc.oneof(path, intrinsic))
    .map(([key, text]): Json => Object.defineProperty({}, `${key}.$`, { value: [text], enumerable: true }) as Json),
  fc.tuple(anyMemberName, expression).map(([key, text]): Json => Object.defineProperty({}, key, { value: text, enumerable: true }) as Json),
);
const anyValue: fc.Arbitrary<Json> = fc.oneof(
  path,
  intrinsic,
  expression,
  template,
  anyNumber,
  anyText,
  fc.constantFrom<Json[]>(null, true, [], {}, '', '2026-01-01T00:00:00Z'),
  anyJson,
);
export const anyFieldName = fc.oneof(
  anyMemberName,
  anyText,
  fc.constantFrom(
    ...'Next End Type States StartAt Output Assign Arguments Parameters Result ResultPath OutputPath InputPath ItemsPath Items ItemSelector QueryLanguage Catch Retry Default Condition Seconds Timestamp TimeoutSeconds Error Cause MaxConcurrency'.split(
      ' ',
    ),
  ),
);

/** What stands in place of a value: most often something of its kind, so that the definition may still be a right one. */
export function inPlaceOf(value: Json): fc.Arbitrary<Json> {
  if (typeof value === 'number') return fc.oneof({ arbitrary: anyNumber, weight: 3 }, expression, anyValue);
  if (typeof value !== 'string') return fc.oneof({ arbitrary: template, weight: 2 }, anyValue);
  if (value.startsWith('$') || value.startsWith('States.U')) return fc.oneof({ arbitrary: fc.oneof(path, intrinsic), weight: 6 }, anyValue);
  if (value.startsWith('{%')) return fc.oneof({ arbitrary: expression, weight: 6 }, anyValue);
  if (value.startsWith('arn:')) return fc.oneof({ arbitrary: resource, weight: 6 }, anyValue);
  return anyValue;
}
