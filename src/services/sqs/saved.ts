import { ServiceException } from '../../errors/service-exception';
import { type Account, queueArn, queueUrl } from './account';
import { defaultAttributes, formatAttribute, parseAttributes, type QueueAttributes } from './attributes';
import type { Deduplicated } from './deduplication';
import type { Message, SentMessage } from './message';
import { checkedAttributes } from './message-attributes';
import type { MoveTask } from './move-task';
import { Queue } from './queue';
import type { ReceiveAttempt } from './receive-attempt';
import { aListOf, aNumber, anObject, aRecord, aText, entriesOf, invalid, orNone, present, type Read } from './saved-value';
import type { MessageAttributeValue } from './shapes';

const form = 'asl-interpreter/sqs/1';
const counterNames = ['queues', 'messages', 'orders', 'tasks', 'draws'] as const;

/** All state of an account, as plain values. */
export function save({ counters, deletedAt, queues }: Account): unknown {
  return {
    form,
    counters: Object.fromEntries(counterNames.map((name) => [name, counters[name].value])),
    deletedAt: [...deletedAt.entries()],
    queues: [...queues.values()].map(saveQueue),
  };
}

function saveQueue(queue: Queue): unknown {
  const { attributes, tags, lastModifiedAt, purgedAt } = queue.settings.value;
  const texts = (Object.keys(attributes) as (keyof QueueAttributes)[]).map((name) => [name, formatAttribute(attributes[name])] as const);
  return present({
    name: queue.name,
    number: queue.number,
    createdAt: queue.createdAt,
    attributes: present(Object.fromEntries(texts)),
    tags: [...tags],
    lastModifiedAt,
    purgedAt,
    messages: [...queue.all()].map((message) => Object.assign(present(message), { sent: present(message.sent) })),
    deduplicated: [...queue.deduplicated.entries()],
    receiveAttempts: [...queue.receiveAttempts.entries()],
    moveTasks: [...queue.moveTasks.values()].map(present),
  });
}

const sentMessage = aRecord<SentMessage>({
  sequence: aNumber,
  body: aText,
  bodyDigest: aText,
  attributes: orNone((value, where) => checkedAttributes(anObject(value, where) as Record<string, MessageAttributeValue>)),
  traceHeader: orNone(aText),
  groupId: orNone(aText),
  deduplicationId: orNone(aText),
  sentAt: aNumber,
});

const message = aRecord<Message>({
  sent: sentMessage,
  enqueuedAt: aNumber,
  visibleAt: aNumber,
  order: aNumber,
  receives: aNumber,
  receivesHere: aNumber,
  firstReceivedAt: aNumber,
  receivedAt: aNumber,
  sourceArn: orNone(aText),
  hasOutlivedDelete: (value, where) => {
    if (typeof value === 'boolean') return value;
    throw invalid(where);
  },
});

const statuses: readonly string[] = ['RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED'] satisfies MoveTask['status'][];
const moveTask = aRecord<MoveTask>({
  id: aText,
  destinationArn: orNone(aText),
  rate: orNone(aNumber),
  startedAt: aNumber,
  toMove: aNumber,
  moved: aNumber,
  status: (value, where) => {
    if (statuses.includes(value as string)) return value as MoveTask['status'];
    throw invalid(where);
  },
  failureReason: orNone(aText),
});

const attempt = aRecord<ReceiveAttempt>({ at: aNumber, received: aListOf(aRecord({ sequence: aNumber, receives: aNumber, visibleAt: aNumber })) });

interface SavedQueue {
  readonly name: string;
  readonly number: number;
  readonly createdAt: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: readonly [string, string][];
  readonly lastModifiedAt: number;
  readonly purgedAt: number | undefined;
  readonly messages: readonly Message[];
  readonly deduplicated: readonly [string, Deduplicated][];
  readonly receiveAttempts: readonly [string, ReceiveAttempt][];
  readonly moveTasks: readonly MoveTask[];
}

const savedQueue = aRecord<SavedQueue>({
  name: aText,
  number: aNumber,
  createdAt: aNumber,
  attributes: anObject as Read<Readonly<Record<string, string>>>,
  tags: entriesOf(aText),
  lastModifiedAt: aNumber,
  purgedAt: orNone(aNumber),
  messages: aListOf(message),
  deduplicated: entriesOf(aRecord<Deduplicated>({ at: aNumber, sequence: aNumber, order: aNumber })),
  receiveAttempts: entriesOf(attempt),
  moveTasks: aListOf(moveTask),
});

const savedState = aRecord({
  counters: aRecord({ queues: aNumber, messages: aNumber, orders: aNumber, tasks: aNumber, draws: aNumber }),
  deletedAt: entriesOf(aNumber),
  queues: aListOf(savedQueue),
});

/**
 * Puts a saved state in the place of all state, as changes that the journal knows. Nothing is changed when it is none.
 *
 * @throws UsageError
 */
export function load(account: Account, saved: unknown): void {
  if (anObject(saved, '')['form'] !== form) throw invalid('/form');
  const { state, queues } = read(account, saved);
  for (const name of account.queues.keys()) account.queues.delete(name);
  for (const name of account.deletedAt.keys()) account.deletedAt.delete(name);
  for (const queue of queues) account.queues.set(queue.name, queue);
  for (const [name, at] of state.deletedAt) account.deletedAt.set(name, at);
  for (const name of counterNames) account.counters[name].value = state.counters[name];
}

function read(account: Account, saved: unknown): { state: ReturnType<typeof savedState>; queues: Queue[] } {
  try {
    const state = savedState(saved, '');
    return { state, queues: state.queues.map((queue) => loadQueue(account, queue)) };
  } catch (fault) {
    // Attributes of queues and messages are read as those of a request.
    throw fault instanceof ServiceException ? invalid('/queues') : fault;
  }
}

/** A queue that nobody knows yet: what fills it is no change of its own. */
function loadQueue(account: Account, saved: SavedQueue): Queue {
  const { name, number, createdAt, tags, lastModifiedAt, purgedAt } = saved;
  const isFifo = name.endsWith('.fifo');
  const attributes = { ...defaultAttributes(isFifo), ...parseAttributes(saved.attributes, isFifo) };
  const identity = { name, number, url: queueUrl(account, name), arn: queueArn(account, name), createdAt };
  const settings = { attributes, tags: new Map(tags), lastModifiedAt, purgedAt };
  const queue = new Queue(account.journal, identity, settings, account.clock.now());
  for (const each of saved.messages) queue.replace(each.sent.sequence, each);
  for (const [key, value] of saved.deduplicated) queue.deduplicated.replace(key, value);
  for (const [key, value] of saved.receiveAttempts) queue.receiveAttempts.replace(key, value);
  for (const task of saved.moveTasks) queue.moveTasks.replace(task.id, task);
  return queue;
}
