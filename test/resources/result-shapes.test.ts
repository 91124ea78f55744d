import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { checkResult, unknownMembers } from '../../src/mocks/check-result';
import type { ResultShape, ServiceResults, Structure } from '../../src/resources/result-shape';
import { resultShape } from '../../src/resources/result-shapes';
import { dynamodb } from '../../src/resources/result-shapes/dynamodb';
import { eventbridge } from '../../src/resources/result-shapes/eventbridge';
import { kms } from '../../src/resources/result-shapes/kms';
import { lambda } from '../../src/resources/result-shapes/lambda';
import { s3 } from '../../src/resources/result-shapes/s3';
import { secretsmanager } from '../../src/resources/result-shapes/secretsmanager';
import { sfn } from '../../src/resources/result-shapes/sfn';
import { sns } from '../../src/resources/result-shapes/sns';
import { sqs } from '../../src/resources/result-shapes/sqs';
import { ssm } from '../../src/resources/result-shapes/ssm';
import { parseTaskResource, type TaskResource } from '../../src/resources/task-resource';

const services: Record<string, ServiceResults> = { dynamodb, eventbridge, kms, lambda, s3, secretsmanager, sfn, sns, sqs, ssm };
const resource = (name: string): TaskResource => parseTaskResource(`arn:aws:states:::${name}`);
const sdkActions = Object.entries(services).flatMap(([service, results]) => Object.keys(results).map((action) => `aws-sdk:${service}:${action}`));
const optimised =
  'dynamodb:getItem dynamodb:putItem dynamodb:updateItem dynamodb:deleteItem events:putEvents lambda:invoke sns:publish sqs:sendMessage states:startExecution states:startExecution.sync states:startExecution.sync:2';
const actions = [...sdkActions, ...optimised.split(' ')];

/** A value of a shape with every member in it, as deep as `depth`. */
function example(shape: ResultShape, depth = 6): Json {
  if (typeof shape === 'string') return { any: null, string: 'text', number: 1.5, boolean: true }[shape];
  if ('oneOf' in shape) return shape.oneOf[0]!;
  if ('items' in shape) return depth === 0 ? [] : [example(shape.items, depth - 1)];
  if ('values' in shape) return depth === 0 ? {} : { key: example(shape.values, depth - 1) };
  if (!('members' in shape)) return shape.min;
  const names = depth === 0 ? (shape.required ?? []) : Object.keys(shape.members);
  return Object.fromEntries(names.map((name) => [name, example(shape.members[name]!, depth - 1)]));
}

/** A value that is of no shape but 'any'. */
const odd = (value: Json): Json => (typeof value === 'number' ? [] : 0);

describe.each(actions)('%s', (name) => {
  const shape = resultShape(resource(name)) as Structure;
  const whole = example(shape) as Record<string, Json>;

  test('gives what has all its members, each of its kind', () => {
    expect(checkResult(resource(name), whole)).toBeUndefined();
    expect(unknownMembers(resource(name), whole)).toEqual([]);
  });

  test('gives no member of another kind', () => {
    for (const [member, kind] of Object.entries(shape.members)) {
      const said = checkResult(resource(name), { ...whole, [member]: odd(whole[member]!) });
      if (kind === 'any') expect(said).toBeUndefined();
      else expect(said).toMatch(new RegExp(`Field '${member}' must be an? (string|number|boolean|array|object)$`));
    }
  });

  test('gives nothing without what it requires', () => {
    for (const member of shape.required ?? []) {
      const { [member]: _left, ...rest } = whole;
      expect(checkResult(resource(name), rest)).toBe(`Mock result schema validation error: Required field '${member}' is missing`);
    }
  });

  test('has names that begin with a capital letter', () => {
    expect(Object.keys(shape.members).filter((member) => !/^[A-Z]/.test(member))).toEqual([]);
  });
});

test.each([
  'aws-sdk:lambda:listLayers',
  'aws-sdk:toString:valueOf',
  'aws-sdk:sqs:toString',
  'sqs:receiveMessage',
  'dynamodb:query',
  'sqs:sendMessage.waitForTaskToken',
])('of %s nothing is known', (name) => {
  expect(resultShape(resource(name))).toBeUndefined();
});
