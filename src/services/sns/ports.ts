import type { MessageAttributeValue } from './shapes';

/** What is used of SQS: the SDK's own method, so that `new SQS({})` of @aws-sdk/client-sqs fits as it is. */
export interface QueuePort {
  sendMessage(input: {
    QueueUrl: string;
    MessageBody: string;
    MessageAttributes?: Record<string, MessageAttributeValue>;
    MessageGroupId?: string;
    MessageDeduplicationId?: string;
  }): Promise<unknown>;
}

/** What is used of Lambda: the SDK's own method, so that `new Lambda({})` of @aws-sdk/client-lambda fits as it is. */
export interface FunctionPort {
  invoke(input: { FunctionName: string; InvocationType: 'Event'; Payload: Uint8Array }): Promise<unknown>;
}

/** What is used of HTTP: the global `fetch` fits. */
export type FetchPort = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string },
) => Promise<{ readonly ok: boolean; readonly status: number }>;

/** Who the notifications go to. A subscription with an endpoint that no port reaches fails to deliver, as one whose endpoint was deleted. */
export interface Ports {
  readonly sqs?: QueuePort | undefined;
  readonly lambda?: FunctionPort | undefined;
  readonly fetch?: FetchPort | undefined;
}
