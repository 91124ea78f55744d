import { describe, expect, test } from 'vitest';
import { bench, type Bench } from './queue-host';

/** The evidence is the API reference of AddPermission, RemovePermission, TagQueue, UntagQueue and ListQueueTags. */

const QueueArn = 'arn:aws:sqs:eu-west-1:123456789012:orders';

async function policyOf({ sqs, QueueUrl }: Bench): Promise<unknown> {
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['Policy'] });
  return Attributes!.Policy === undefined ? undefined : JSON.parse(Attributes!.Policy);
}

const statement = (more: object): object => ({
  Sid: 'alice',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::177715257436:root' },
  Action: 'SQS:SendMessage',
  Resource: QueueArn,
  ...more,
});

describe('permissions', () => {
  const alice = { Label: 'alice', AWSAccountIds: ['177715257436'], Actions: ['SendMessage'] };

  test('each makes a statement of the policy, and takes it out again', async () => {
    const made = await bench();
    const { sqs, QueueUrl } = made;
    await sqs.addPermission({ QueueUrl, ...alice });
    const first = { Version: '2008-10-17', Id: `${QueueArn}/SQSDefaultPolicy`, Statement: [statement({})] };
    expect(await policyOf(made)).toEqual(first);
    await sqs.addPermission({ QueueUrl, Label: 'bob', AWSAccountIds: ['111111111111', '222222222222'], Actions: ['ReceiveMessage', '*'] });
    const bob = statement({
      Sid: 'bob',
      Principal: { AWS: ['arn:aws:iam::111111111111:root', 'arn:aws:iam::222222222222:root'] },
      Action: ['SQS:ReceiveMessage', 'SQS:*'],
    });
    expect(await policyOf(made)).toEqual({ ...first, Statement: [statement({}), bob] });
    await sqs.removePermission({ QueueUrl, Label: 'alice' });
    expect(await policyOf(made)).toEqual({ ...first, Statement: [bob] });
    await sqs.removePermission({ QueueUrl, Label: 'bob' });
    expect(await policyOf(made)).toBeUndefined();
  });

  test.each([
    ['a list of statements', [{ Sid: 'own' }, 'odd'], 3],
    ['a statement', { Sid: 'own' }, 2],
    ['none', undefined, 1],
  ])('one is added to a policy that was set, with %s', async (_title, Statement, count) => {
    const made = await bench();
    const { sqs, QueueUrl } = made;
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) } });
    await sqs.addPermission({ QueueUrl, ...alice });
    const policy = (await policyOf(made)) as { Version: string; Statement: unknown[] };
    expect(policy.Version).toBe('2012-10-17');
    expect(policy.Statement).toHaveLength(count);
    expect(policy.Statement.at(-1)).toEqual(statement({}));
  });

  test('an empty Policy takes it away', async () => {
    const made = await bench({ Policy: '{}' });
    expect(await policyOf(made)).toEqual({});
    await made.sqs.setQueueAttributes({ QueueUrl: made.QueueUrl, Attributes: { Policy: '' } });
    expect(await policyOf(made)).toBeUndefined();
  });

  test.each<[more: object, name: string, message: string]>([
    [{}, 'InvalidParameterValue', 'Value alice for parameter Label is invalid. Reason: Already exists.'],
    // The form of the text: github.com/cloud-custodian/cloud-custodian/issues/10098
    [{ Label: '' }, 'MissingParameter', 'The request must contain the parameter Label.'],
    [
      { Label: 'a b' },
      'InvalidParameterValue',
      'Value a b for parameter Label is invalid. Reason: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    ],
    [{ Label: 'b', AWSAccountIds: [] }, 'MissingParameter', 'The request must contain the parameter AWSAccountIds.'],
    [{ Label: 'b', AWSAccountIds: ['1'] }, 'InvalidParameterValue', 'Value 1 for parameter PrincipalId is invalid. Reason: Unable to verify.'],
    [{ Label: 'b', Actions: undefined }, 'MissingParameter', 'The request must contain the parameter Actions.'],
    [
      { Label: 'b', Actions: ['CreateQueue'] },
      'InvalidParameterValue',
      'Value SQS:CreateQueue for parameter ActionName is invalid. Reason: Please refer to the appropriate WSDL for a list of valid actions.',
    ],
    // "An Amazon SQS policy can have a maximum of seven actions per statement."
    [{ Label: 'b', Actions: Array.from({ length: 8 }, () => 'SendMessage') }, 'OverLimit', '8 Actions were found, maximum allowed is 7.'],
  ])('%j is refused', async (more, name, message) => {
    const { sqs, QueueUrl } = await bench();
    await sqs.addPermission({ QueueUrl, ...alice });
    await expect(sqs.addPermission({ QueueUrl, ...alice, ...more })).rejects.toMatchObject({ name, message });
  });

  test.each(['{}', ''])('a label that the policy %j has not cannot be removed', async (Policy) => {
    const { sqs, QueueUrl } = await bench({ Policy });
    await expect(sqs.removePermission({ QueueUrl, Label: 'bob' })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: "Value bob for parameter Label is invalid. Reason: can't find label on existing policy.",
    });
  });
});

describe('tags', () => {
  test('are added, overwritten, taken away and listed', async () => {
    const { sqs } = await bench();
    const { QueueUrl } = await sqs.createQueue({ QueueName: 'a', tags: { team: 'x', stage: 'test' } });
    await sqs.tagQueue({ QueueUrl, Tags: { team: 'y', empty: '' } });
    expect((await sqs.listQueueTags({ QueueUrl })).Tags).toEqual({ team: 'y', stage: 'test', empty: '' });
    await sqs.untagQueue({ QueueUrl, TagKeys: ['team', 'empty', 'none'] });
    expect((await sqs.listQueueTags({ QueueUrl })).Tags).toEqual({ stage: 'test' });
    await sqs.untagQueue({ QueueUrl, TagKeys: ['stage'] });
    expect(await sqs.listQueueTags({ QueueUrl })).not.toHaveProperty('Tags');
  });

  test('can have the key __proto__', async () => {
    const { sqs, QueueUrl } = await bench();
    await sqs.tagQueue({ QueueUrl, Tags: JSON.parse('{"__proto__":"x"}') as Record<string, string> });
    expect(Object.entries((await sqs.listQueueTags({ QueueUrl })).Tags!)).toEqual([['__proto__', 'x']]);
  });

  test.each<[tags: Record<string, unknown>, name: string]>([
    [{}, 'MissingParameter'],
    [{ '': 'x' }, 'InvalidParameterValue'],
    [{ ['k'.repeat(129)]: 'x' }, 'InvalidParameterValue'],
    [{ k: 'x'.repeat(257) }, 'InvalidParameterValue'],
    [{ k: 1 }, 'InvalidParameterValue'],
    [{ 'aws:k': 'x' }, 'InvalidParameterValue'],
  ])('%j are refused', async (Tags, name) => {
    const { sqs, QueueUrl } = await bench();
    await expect(sqs.tagQueue({ QueueUrl, Tags: Tags as Record<string, string> })).rejects.toMatchObject({ name });
    await expect(sqs.untagQueue({ QueueUrl, TagKeys: [] })).rejects.toMatchObject({ name: 'MissingParameter' });
  });
});
