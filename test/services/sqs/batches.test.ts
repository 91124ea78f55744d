import { describe, expect, test } from 'vitest';
import { bench, bodies, type Bench } from './queue-host';

const batches = [
  ['SendMessageBatch', ({ sqs, QueueUrl }: Bench, Entries: never) => sqs.sendMessageBatch({ QueueUrl, Entries })],
  ['DeleteMessageBatch', ({ sqs, QueueUrl }: Bench, Entries: never) => sqs.deleteMessageBatch({ QueueUrl, Entries })],
  ['ChangeMessageVisibilityBatch', ({ sqs, QueueUrl }: Bench, Entries: never) => sqs.changeMessageVisibilityBatch({ QueueUrl, Entries })],
] as const;

const entry = (Id: unknown): object => ({ Id, MessageBody: 'a', ReceiptHandle: 'x', VisibilityTimeout: 1 });
const entries = (count: number): object[] => Array.from({ length: count }, (_, i) => entry(String(i)));
// github.com/vinyldns/vinyldns/issues/347 and Particular/ServiceControl/issues/1636 quote AWS
const idIsInvalid = 'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.';

describe.each(batches)('%s as a whole', (action, call) => {
  test.each<[title: string, entries: unknown, name: string, message: string]>([
    ['without entries', [], 'EmptyBatchRequest', `There should be at least one ${action}RequestEntry in the request.`],
    ['without the member Entries', undefined, 'EmptyBatchRequest', `There should be at least one ${action}RequestEntry in the request.`],
    ['with eleven entries', entries(11), 'TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10. You have sent 11.'],
    ['with an id twice', [entry('a'), entry('a')], 'BatchEntryIdsNotDistinct', 'Id a repeated.'],
    ['with a colon in an id', [entry('a:b')], 'InvalidBatchEntryId', idIsInvalid],
    ['with an id of 81 characters', [entry('x'.repeat(81))], 'InvalidBatchEntryId', idIsInvalid],
    ['with an empty id', [entry('')], 'InvalidBatchEntryId', idIsInvalid],
    ['without an id', [entry(undefined)], 'InvalidBatchEntryId', idIsInvalid],
  ])('is refused %s', async (_title, Entries, name, message) => {
    const made = await bench();
    await expect(call(made, Entries as never)).rejects.toMatchObject({ name, message, $fault: 'client' });
    expect(await made.counts()).toEqual([0, 0, 0]);
  });

  test('takes ten entries with ids of 80 characters', async () => {
    const made = await bench();
    const ids = Array.from({ length: 10 }, (_, i) => `${i}_-`.padEnd(80, 'x'));
    const { Successful, Failed } = await call(made, ids.map(entry) as never);
    expect([...Successful!, ...Failed!].map(({ Id }) => Id)).toEqual(ids);
  });
});

test('messages of a batch are sent each by itself', async () => {
  const { receive, sqs, QueueUrl } = await bench({ MaximumMessageSize: '1024' });
  const { Successful, Failed } = await sqs.sendMessageBatch({
    QueueUrl,
    Entries: [
      { Id: 'a', MessageBody: 'hello' },
      { Id: 'b', MessageBody: 'x'.repeat(1025) },
      { Id: 'c', MessageBody: '\u0000' },
      { Id: 'd', MessageBody: undefined },
      { Id: 'e', MessageBody: 'delayed', DelaySeconds: 5 },
      { Id: 'f', MessageBody: 'a', MessageAttributes: { a: { DataType: undefined } } },
    ],
  });
  expect(Successful).toEqual([
    { Id: 'a', MessageId: expect.any(String) as string, MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' },
    expect.objectContaining({ Id: 'e' }),
  ]);
  // The code and text of b: github.com/smaskalik/sqsmover/pull/23
  expect(Failed).toEqual([
    {
      Id: 'b',
      SenderFault: true,
      Code: 'InvalidParameterValue',
      Message: 'One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.',
    },
    expect.objectContaining({ Id: 'c', Code: 'InvalidMessageContents' }),
    expect.objectContaining({ Id: 'd', Code: 'MissingParameter' }),
    expect.objectContaining({ Id: 'f', Code: 'InvalidParameterValue' }),
  ]);
  expect(bodies(await receive())).toEqual(['hello']);
});

test('the messages of a batch have 1 MiB together (text: github.com/vmihailenco/taskq/issues/36, limit: SendMessageBatch)', async () => {
  const { counts, sqs, QueueUrl } = await bench();
  const MessageAttributes = { a: { DataType: 'Binary', BinaryValue: new Uint8Array(524_288 - 7) } };
  const first = { Id: 'a', MessageBody: 'x'.repeat(524_288) };
  await expect(sqs.sendMessageBatch({ QueueUrl, Entries: [first, { Id: 'b', MessageBody: 'x', MessageAttributes }] })).rejects.toMatchObject({
    name: 'BatchRequestTooLong',
    message: 'Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.',
  });
  expect(await counts()).toEqual([0, 0, 0]);
  const { Successful } = await sqs.sendMessageBatch({ QueueUrl, Entries: [first, { Id: 'b', MessageBody: 'x'.repeat(524_288) }] });
  expect(Successful).toHaveLength(2);
});

test('messages are deleted and changed each by itself', async () => {
  const made = await bench();
  const { sqs, QueueUrl, counts, receive, send } = made;
  await send('a', 'b');
  const [a, b] = await receive();
  const bad = { Id: 'bad', ReceiptHandle: 'x', VisibilityTimeout: 0 };
  const invalid = { Id: 'bad', SenderFault: true, Code: 'ReceiptHandleIsInvalid', Message: 'The input receipt handle "x" is not a valid receipt handle.' };
  const changed = await sqs.changeMessageVisibilityBatch({ QueueUrl, Entries: [{ Id: 'a', ReceiptHandle: a!.ReceiptHandle, VisibilityTimeout: 0 }, bad] });
  expect(changed).toMatchObject({ Successful: [{ Id: 'a' }], Failed: [invalid], $metadata: { httpStatusCode: 200 } });
  expect(await counts()).toEqual([1, 1, 0]);
  const deleted = await sqs.deleteMessageBatch({ QueueUrl, Entries: [bad, { Id: 'b', ReceiptHandle: b!.ReceiptHandle }] });
  expect(deleted).toMatchObject({ Successful: [{ Id: 'b' }], Failed: [invalid] });
  expect(await counts()).toEqual([1, 0, 0]);
});

test('an error that is none of SQS fails the whole call', async () => {
  const { sqs, QueueUrl } = await bench();
  const Entries = [
    {
      Id: 'a',
      MessageBody: 'a',
      get DelaySeconds(): number {
        throw new TypeError('a defect of the caller');
      },
    },
  ];
  await expect(sqs.sendMessageBatch({ QueueUrl, Entries })).rejects.toThrow(new TypeError('a defect of the caller'));
});
