import type { Clock } from '../../clock/clock';
import { answer, type Answer } from '../../api/answer';
import type { ServiceOptions } from '../../api/service-options';
import { Uuids } from '../../api/uuids';
import { Journal } from '../../journal/journal';
import { JournaledMap } from '../../journal/journaled-map';
import type { Account } from './account';
import { addPermission } from './actions/add-permission';
import { cancelMessageMoveTask } from './actions/cancel-message-move-task';
import { changeMessageVisibility } from './actions/change-message-visibility';
import { changeMessageVisibilityBatch } from './actions/change-message-visibility-batch';
import { createQueue } from './actions/create-queue';
import { deleteMessage } from './actions/delete-message';
import { deleteMessageBatch } from './actions/delete-message-batch';
import { deleteQueue } from './actions/delete-queue';
import { getQueueAttributes } from './actions/get-queue-attributes';
import { getQueueUrl } from './actions/get-queue-url';
import { listDeadLetterSourceQueues } from './actions/list-dead-letter-source-queues';
import { listMessageMoveTasks } from './actions/list-message-move-tasks';
import { listQueues } from './actions/list-queues';
import { listQueueTags } from './actions/list-queue-tags';
import { purgeQueue } from './actions/purge-queue';
import { receiveMessage } from './actions/receive-message';
import { removePermission } from './actions/remove-permission';
import { sendMessage } from './actions/send-message';
import { sendMessageBatch } from './actions/send-message-batch';
import { setQueueAttributes } from './actions/set-queue-attributes';
import { startMessageMoveTask } from './actions/start-message-move-task';
import { tagQueue } from './actions/tag-queue';
import { untagQueue } from './actions/untag-queue';
import { lookAgain, watch } from './arrivals';
import { Chaos, type ChaosOptions } from './chaos';
import { moveAgain } from './moving';
import type { CallOptions, QueuePort } from './queue-port';
import { ReceiptHandles } from './receipt-handle';
import { load, save } from './saved';
import type * as Sqs from './shapes';

export interface InMemorySqsOptions extends ServiceOptions {
  /** Makes standard queues redeliver and reorder, as SQS may. Default: messages come in the order of arrival, and once. */
  readonly chaos?: ChaosOptions;
}

/**
 * Amazon SQS in memory: the methods of the AWS SDK's aggregated client `SQS`, with its inputs, outputs and errors.
 *
 * A standard queue delivers in the order of arrival and without duplicates; SQS promises neither. The option `chaos` breaks both on purpose, so that a test
 * can show that a consumer survives it. FIFO queues are exact.
 *
 * @example
 * const sqs = new InMemorySqs({ clock: virtualClock(), region: 'eu-west-1', accountId: '123456789012' });
 * const { QueueUrl } = await sqs.createQueue({ QueueName: 'PurchaseQueue' });
 * await sqs.sendMessage({ QueueUrl, MessageBody: '{"orderId":"o-1"}' });
 * const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
 */
export class InMemorySqs implements QueuePort {
  private readonly account: Account;

  /** @internal */
  readonly clock: Clock;

  /** @throws UsageError for an option chaos that is none. */
  constructor(options: InMemorySqsOptions) {
    const { clock, region = 'us-east-1', accountId = '123456789012', seed = 0, journal = new Journal(), chaos } = options;
    this.clock = clock;
    const ownSeed = `${seed}/${region}/${accountId}`;
    const counters = {
      queues: journal.counter(),
      messages: journal.counter(),
      orders: journal.counter(),
      tasks: journal.counter(),
      draws: journal.counter(),
    };
    const account: Account = {
      clock,
      region,
      accountId,
      journal,
      requestIds: new Uuids(`${ownSeed}/request`),
      messageIds: new Uuids(`${ownSeed}/message`),
      taskIds: new Uuids(`${ownSeed}/task`),
      receiptHandles: new ReceiptHandles(ownSeed),
      counters,
      chaos: chaos === undefined ? undefined : new Chaos(chaos, ownSeed, counters.draws),
      queues: new JournaledMap(journal),
      deletedAt: new JournaledMap(journal),
      waiting: new Map(),
      moving: new Map(),
    };
    this.account = account;
    journal.onReturn(() => lookAfterChange(account));
  }

  createQueue(input: Sqs.CreateQueueRequest): Answer<Sqs.CreateQueueResult> {
    return answer(this.account, createQueue, input);
  }

  getQueueUrl(input: Sqs.GetQueueUrlRequest): Answer<Sqs.GetQueueUrlResult> {
    return answer(this.account, getQueueUrl, input);
  }

  listQueues(input: Sqs.ListQueuesRequest = {}): Answer<Sqs.ListQueuesResult> {
    return answer(this.account, listQueues, input);
  }

  deleteQueue(input: Sqs.QueueRequest): Answer<object> {
    return answer(this.account, deleteQueue, input);
  }

  getQueueAttributes(input: Sqs.GetQueueAttributesRequest): Answer<Sqs.GetQueueAttributesResult> {
    return answer(this.account, getQueueAttributes, input);
  }

  setQueueAttributes(input: Sqs.SetQueueAttributesRequest): Answer<object> {
    return answer(this.account, setQueueAttributes, input);
  }

  purgeQueue(input: Sqs.QueueRequest): Answer<object> {
    return answer(this.account, purgeQueue, input);
  }

  addPermission(input: Sqs.AddPermissionRequest): Answer<object> {
    return answer(this.account, addPermission, input);
  }

  removePermission(input: Sqs.RemovePermissionRequest): Answer<object> {
    return answer(this.account, removePermission, input);
  }

  tagQueue(input: Sqs.TagQueueRequest): Answer<object> {
    return answer(this.account, tagQueue, input);
  }

  untagQueue(input: Sqs.UntagQueueRequest): Answer<object> {
    return answer(this.account, untagQueue, input);
  }

  listQueueTags(input: Sqs.QueueRequest): Answer<Sqs.ListQueueTagsResult> {
    return answer(this.account, listQueueTags, input);
  }

  sendMessage(input: Sqs.SendMessageRequest): Answer<Sqs.SendMessageResult> {
    return answer(this.account, sendMessage, input);
  }

  sendMessageBatch(input: Sqs.BatchRequest<Sqs.SendMessageBatchRequestEntry>): Answer<Sqs.BatchResult<Sqs.SendMessageBatchResultEntry>> {
    return answer(this.account, sendMessageBatch, input);
  }

  receiveMessage(input: Sqs.ReceiveMessageRequest, options?: CallOptions): Answer<Sqs.ReceiveMessageResult> {
    return answer(this.account, (account, request: Sqs.ReceiveMessageRequest) => receiveMessage(account, request, options?.abortSignal), input);
  }

  deleteMessage(input: Sqs.DeleteMessageRequest): Answer<object> {
    return answer(this.account, deleteMessage, input);
  }

  deleteMessageBatch(input: Sqs.BatchRequest<Sqs.DeleteMessageBatchRequestEntry>): Answer<Sqs.BatchResult<Sqs.BatchEntry>> {
    return answer(this.account, deleteMessageBatch, input);
  }

  changeMessageVisibility(input: Sqs.ChangeMessageVisibilityRequest): Answer<object> {
    return answer(this.account, changeMessageVisibility, input);
  }

  changeMessageVisibilityBatch(input: Sqs.BatchRequest<Sqs.ChangeMessageVisibilityBatchRequestEntry>): Answer<Sqs.BatchResult<Sqs.BatchEntry>> {
    return answer(this.account, changeMessageVisibilityBatch, input);
  }

  listDeadLetterSourceQueues(input: Sqs.ListDeadLetterSourceQueuesRequest): Answer<Sqs.ListDeadLetterSourceQueuesResult> {
    return answer(this.account, listDeadLetterSourceQueues, input);
  }

  startMessageMoveTask(input: Sqs.StartMessageMoveTaskRequest): Answer<Sqs.StartMessageMoveTaskResult> {
    return answer(this.account, startMessageMoveTask, input);
  }

  cancelMessageMoveTask(input: Sqs.CancelMessageMoveTaskRequest): Answer<Sqs.CancelMessageMoveTaskResult> {
    return answer(this.account, cancelMessageMoveTask, input);
  }

  listMessageMoveTasks(input: Sqs.ListMessageMoveTasksRequest): Answer<Sqs.ListMessageMoveTasksResult> {
    return answer(this.account, listMessageMoveTasks, input);
  }

  /**
   * Calls a listener, in a later microtask, each time messages of a queue may have become receivable, whether there is such a queue yet or not. While a queue
   * is watched, its delayed and invisible messages set timers, which pull no time. Gives what ends the watch.
   *
   * @internal
   */
  watchQueue(queueArn: string, listener: () => void): () => void {
    return watch(this.account, queueArn, listener);
  }

  /** All state, as plain values. Times are milliseconds since the epoch. */
  save(): unknown {
    return save(this.account);
  }

  /**
   * Puts a saved state in the place of all queues. Receives that wait go on with the queue of their name.
   *
   * @throws UsageError for what `save` of this class did not give.
   */
  load(saved: unknown): void {
    load(this.account, saved);
    lookAfterChange(this.account);
  }
}

function lookAfterChange(account: Account): void {
  moveAgain(account);
  lookAgain(account);
}
