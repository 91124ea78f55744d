import type { Clock } from '../../clock/clock';
import { ServiceException } from '../../errors/service-exception';
import type { Account } from './account';
import { changeMessageVisibility } from './actions/change-message-visibility';
import { changeMessageVisibilityBatch } from './actions/change-message-visibility-batch';
import { createQueue } from './actions/create-queue';
import { deleteMessage } from './actions/delete-message';
import { deleteMessageBatch } from './actions/delete-message-batch';
import { deleteQueue } from './actions/delete-queue';
import { getQueueAttributes } from './actions/get-queue-attributes';
import { getQueueUrl } from './actions/get-queue-url';
import { listQueues } from './actions/list-queues';
import { purgeQueue } from './actions/purge-queue';
import { receiveMessage } from './actions/receive-message';
import { sendMessage } from './actions/send-message';
import { sendMessageBatch } from './actions/send-message-batch';
import { setQueueAttributes } from './actions/set-queue-attributes';
import { Ids } from './ids';
import type { CallOptions, QueuePort } from './queue-port';
import type * as Sqs from './shapes';

export interface InMemorySqsOptions {
  /** Where delays, visibility timeouts, retention and long polls take their time from. */
  readonly clock: Clock;
  readonly region: string;
  /** The twelve digits of an AWS account. */
  readonly accountId: string;
  /** Message ids, receipt handles and request ids are derived from it: the same on every run. Default: 0. */
  readonly seed?: number | string;
}

/** What an action gives, as the SDK returns it. */
type Output<Result> = Result & { $metadata: { httpStatusCode: number; requestId: string } };

/**
 * Amazon SQS in memory, with standard queues: the methods of the AWS SDK's aggregated client `SQS`, with its inputs, outputs and error names.
 *
 * Messages are delivered in the order of arrival and without duplicates; SQS promises neither for a standard queue.
 * FIFO queues, tags, access policies and message move tasks are refused with UnsupportedOperation.
 *
 * @example
 * const sqs = new InMemorySqs({ clock: virtualClock(), region: 'eu-west-1', accountId: '123456789012' });
 * const { QueueUrl } = await sqs.createQueue({ QueueName: 'PurchaseQueue' });
 * await sqs.sendMessage({ QueueUrl, MessageBody: '{"orderId":"o-1"}' });
 * const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
 */
export class InMemorySqs implements QueuePort {
  private readonly account: Account;

  constructor({ clock, region, accountId, seed = 0 }: InMemorySqsOptions) {
    this.account = {
      clock,
      region,
      accountId,
      ids: new Ids(`${seed}/${region}/${accountId}`),
      queues: new Map(),
      deletedAt: new Map(),
      queuesMade: 0,
      messagesMade: 0,
    };
  }

  async createQueue(input: Sqs.CreateQueueRequest): Promise<Output<Sqs.CreateQueueResult>> {
    return this.call(createQueue, input);
  }

  async getQueueUrl(input: Sqs.GetQueueUrlRequest): Promise<Output<Sqs.GetQueueUrlResult>> {
    return this.call(getQueueUrl, input);
  }

  async listQueues(input: Sqs.ListQueuesRequest = {}): Promise<Output<Sqs.ListQueuesResult>> {
    return this.call(listQueues, input);
  }

  async deleteQueue(input: Sqs.QueueRequest): Promise<Output<object>> {
    return this.call(deleteQueue, input);
  }

  async getQueueAttributes(input: Sqs.GetQueueAttributesRequest): Promise<Output<Sqs.GetQueueAttributesResult>> {
    return this.call(getQueueAttributes, input);
  }

  async setQueueAttributes(input: Sqs.SetQueueAttributesRequest): Promise<Output<object>> {
    return this.call(setQueueAttributes, input);
  }

  async purgeQueue(input: Sqs.QueueRequest): Promise<Output<object>> {
    return this.call(purgeQueue, input);
  }

  async sendMessage(input: Sqs.SendMessageRequest): Promise<Output<Sqs.SendMessageResult>> {
    return this.call(sendMessage, input);
  }

  async sendMessageBatch(input: Sqs.BatchRequest<Sqs.SendMessageBatchRequestEntry>): Promise<Output<Sqs.BatchResult<Sqs.SendMessageBatchResultEntry>>> {
    return this.call(sendMessageBatch, input);
  }

  async receiveMessage(input: Sqs.ReceiveMessageRequest, options?: CallOptions): Promise<Output<Sqs.ReceiveMessageResult>> {
    const requestId = this.account.ids.request();
    try {
      return withMetadata(await receiveMessage(this.account, input, options?.abortSignal), requestId);
    } catch (error) {
      throw withRequestId(error, requestId);
    }
  }

  async deleteMessage(input: Sqs.DeleteMessageRequest): Promise<Output<object>> {
    return this.call(deleteMessage, input);
  }

  async deleteMessageBatch(input: Sqs.BatchRequest<Sqs.DeleteMessageBatchRequestEntry>): Promise<Output<Sqs.BatchResult<Sqs.BatchEntry>>> {
    return this.call(deleteMessageBatch, input);
  }

  async changeMessageVisibility(input: Sqs.ChangeMessageVisibilityRequest): Promise<Output<object>> {
    return this.call(changeMessageVisibility, input);
  }

  async changeMessageVisibilityBatch(input: Sqs.BatchRequest<Sqs.ChangeMessageVisibilityBatchRequestEntry>): Promise<Output<Sqs.BatchResult<Sqs.BatchEntry>>> {
    return this.call(changeMessageVisibilityBatch, input);
  }

  private call<Input, Result extends object | void>(action: (account: Account, input: Input) => Result, input: Input): Output<Result & object> {
    const requestId = this.account.ids.request();
    try {
      return withMetadata(action(this.account, input) ?? {}, requestId) as Output<Result & object>;
    } catch (error) {
      throw withRequestId(error, requestId);
    }
  }
}

function withMetadata<Result extends object>(result: Result, requestId: string): Output<Result> {
  const output = result as Output<Result>;
  output.$metadata = { httpStatusCode: 200, requestId };
  return output;
}

/** An error of SQS tells the request that it answers. */
function withRequestId(error: unknown, requestId: string): unknown {
  return error instanceof ServiceException ? Object.assign(error, { $metadata: { ...error.$metadata, requestId } }) : error;
}
