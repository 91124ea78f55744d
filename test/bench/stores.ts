import { LocalAws } from 'asl-interpreter/aws';
import { compare, digits, liveHeap, printTable, type Contender, type Effort } from './measure';

const STORED = [0, 100_000];
const body = JSON.stringify({ id: 1, name: 'order', items: [1, 2, 3] });

/** What is known to be the least: a Map and an array. */
function bareQueue(stored: number) {
  const waiting = Array.from({ length: stored }, () => body);
  const flying = new Map<number, string>();
  let head = 0;
  return async (): Promise<unknown> => {
    waiting.push(body);
    const receipt = head;
    const message = waiting[head]!;
    waiting[head++] = '';
    flying.set(receipt, message);
    if (head > 65_536) {
      waiting.splice(0, head);
      head = 0;
    }
    return flying.delete(receipt);
  };
}

async function queue(stored: number) {
  const { sqs } = new LocalAws();
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'q' });
  for (let i = 0; i < stored; i += 10) {
    await sqs.sendMessageBatch({ QueueUrl, Entries: Array.from({ length: 10 }, (_, k) => ({ Id: `i${k}`, MessageBody: body })) });
  }
  return async (): Promise<unknown> => {
    await sqs.sendMessage({ QueueUrl, MessageBody: body });
    const { Messages } = await sqs.receiveMessage({ QueueUrl });
    return sqs.deleteMessage({ QueueUrl, ReceiptHandle: Messages![0]!.ReceiptHandle });
  };
}

const PARTITIONS = 1000;
const TableName = 'items';
const itemOf = (i: number) => ({
  pk: { S: `p${i % PARTITIONS}` },
  sk: { S: `s${String(i).padStart(8, '0')}` },
  version: { N: '1' },
  name: { S: `item ${i}` },
  tags: { L: [{ S: 'a' }, { S: 'b' }] },
});
const keyOf = (i: number) => ({ pk: { S: `p${i % PARTITIONS}` }, sk: { S: `s${String(i).padStart(8, '0')}` } });

async function filled(stored: number): Promise<LocalAws> {
  const aws = new LocalAws();
  await aws.dynamodb.createTable({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
  });
  for (let i = 0; i < stored; i += 25) {
    await aws.dynamodb.batchWriteItem({ RequestItems: { [TableName]: Array.from({ length: 25 }, (_, k) => ({ PutRequest: { Item: itemOf(i + k) } })) } });
  }
  return aws;
}

/** What restores cost: those that follow the same hundred changes, in a table of few and of many items. */
async function restoring(stored: number): Promise<Contender> {
  const aws = await filled(stored);
  const clean = aws.snapshot();
  return {
    name: `${stored} items`,
    run: async () => {
      for (let i = 0; i < 100; i++) {
        if (i % 2 === 0) await aws.dynamodb.putItem({ TableName, Item: { ...itemOf(i), version: { N: '2' } } });
        else await aws.dynamodb.deleteItem({ TableName, Key: keyOf(i) });
      }
      aws.restore(clean);
    },
  };
}

async function bytesEach(count: number, fill: () => Promise<unknown>): Promise<number> {
  const before = liveHeap();
  const kept = await fill();
  const bytes = (liveHeap() - before) / count;
  if (kept === undefined) throw new Error('Nothing was kept.');
  return bytes;
}

/** The stores of queues and tables: their cost by what is stored, by bytes, and of going back to a snapshot. */
export async function stores(effort: Effort): Promise<void> {
  const rows: Record<string, string>[] = [];
  const add = (what: string, measured: Awaited<ReturnType<typeof compare>>[number]): number =>
    rows.push({
      what,
      µs: digits(measured.perUnit * 1000),
      '× first': digits(measured.ratio),
      rounds: `${digits(measured.lowest)} to ${digits(measured.highest)}`,
    });

  const queues: Contender[] = [{ name: 'bare Map', run: bareQueue(0) }];
  for (const stored of STORED) queues.push({ name: `${stored} queued`, run: await queue(stored) });
  await compare(queues, { ...effort, rounds: 1 });
  for (const measured of await compare(queues, effort)) add(`send, receive, delete: ${measured.name}`, measured);

  const tables = await Promise.all([1000, 100_000].map(restoring));
  await compare(tables, { ...effort, rounds: 1 });
  for (const measured of await compare(tables, effort)) add(`100 changes and a restore: ${measured.name}`, measured);
  printTable('Queues and tables (CPU time)', rows);

  const count = 100_000;
  const message = await bytesEach(count, () => queue(count));
  const item = await bytesEach(count, () => filled(count));
  printTable('Memory', [
    { what: 'a message', 'bytes of its JSON': String(Buffer.byteLength(body)), 'bytes of heap': digits(message) },
    { what: 'an item', 'bytes of its JSON': String(Buffer.byteLength(JSON.stringify(itemOf(50_000)))), 'bytes of heap': digits(item) },
  ]);
}
