import type { SQSBatchResponse } from 'aws-lambda';
import pRetry from 'p-retry';
import { countMessages, type Queue } from './queue';

export interface Message {
  readonly id: string;
  readonly body: string;
}

export interface Consumer {
  /** Settles when the message is done with; a rejection lets it come back. */
  readonly process: (message: Message) => Promise<void>;
  /** Called with the number of messages that were deleted. */
  readonly onDeleted: (messages: number) => void;
  /** Whether no more messages will be sent. The consumer ends when then the queue is empty. */
  readonly closed: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Polls a queue as the event source mapping of a Lambda function does: batches of up to ten, several of them at the same time; what succeeds is
 * deleted, what fails is left alone, becomes visible again, and ends in the dead-letter queue.
 * See https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export async function consume(queue: Queue, consumer: Consumer): Promise<void> {
  const { closed, signal } = consumer;
  const running = new Set<Promise<void>>();
  while (!signal.aborted) {
    const batch = await receive(queue, signal);
    if (batch.length > 0) {
      // A message that could not be deleted comes back, and its order is found decided.
      const work = handleBatch(queue, batch, consumer)
        .catch(() => {})
        .finally(() => running.delete(work));
      running.add(work);
    } else if (closed() && running.size === 0 && (await countMessages(queue)) === 0) return;
  }
  await Promise.all(running);
}

interface Received extends Message {
  readonly receiptHandle: string;
}

async function receive({ sqs, QueueUrl }: Queue, signal: AbortSignal): Promise<Received[]> {
  const poll = () => sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }, { abortSignal: signal });
  try {
    const { Messages = [] } = await pRetry(poll, { retries: 5, minTimeout: 100, signal });
    return Messages.map(({ MessageId, ReceiptHandle, Body }) => ({ id: MessageId!, receiptHandle: ReceiptHandle!, body: Body ?? '' }));
  } catch (error) {
    if (signal.aborted) return [];
    throw error;
  }
}

async function handleBatch({ sqs, QueueUrl }: Queue, batch: readonly Received[], { process, onDeleted }: Consumer): Promise<void> {
  const { batchItemFailures } = await processBatch(batch, process);
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const done = batch.filter(({ id }) => !failed.has(id));
  if (done.length === 0) return;
  const { Successful = [] } = await sqs.deleteMessageBatch({
    QueueUrl,
    Entries: done.map(({ id, receiptHandle }) => ({ Id: id, ReceiptHandle: receiptHandle })),
  });
  onDeleted(Successful.length);
}

/** What the Lambda function behind the mapping answers, with ReportBatchItemFailures. */
async function processBatch(batch: readonly Message[], process: Consumer['process']): Promise<SQSBatchResponse> {
  const outcomes = await Promise.allSettled(batch.map(process));
  return { batchItemFailures: batch.filter((_, i) => outcomes[i]!.status === 'rejected').map(({ id }) => ({ itemIdentifier: id })) };
}
