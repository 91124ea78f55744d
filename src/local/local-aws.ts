import type { Clock } from '../clock/clock';
import { systemClock } from '../clock/system-clock';
import { awsEndpoint, type AwsEndpoint } from '../server/aws-endpoint';
import { listen, type ListenOptions, type ListeningServer } from '../server/listen';
import { requestHandler, type SdkRequestHandler } from '../server/request-handler';
import { InMemoryDynamoDb } from '../services/dynamodb/in-memory-dynamodb';
import { InMemoryS3 } from '../services/s3/in-memory-s3';
import { InMemorySqs } from '../services/sqs/in-memory-sqs';

export interface LocalAwsOptions {
  /** Default: `systemClock`. */
  readonly clock?: Clock;
  /** Default: 'us-east-1'. */
  readonly region?: string;
  /** Default: '123456789012'. */
  readonly accountId?: string;
  /** An integer that the ids of messages and requests follow from. Default: 0. */
  readonly seed?: number;
}

/**
 * A whole account in memory: its services, wired together on one clock. Each has the methods of the AWS SDK's client of that service, so it can be
 * handed to a `StateMachine` and to code that takes such a client.
 *
 * @example
 * const aws = new LocalAws({ clock: virtualClock() });
 * const { QueueUrl } = await aws.sqs.createQueue({ QueueName: 'PurchaseQueue' });
 */
export class LocalAws {
  readonly clock: Clock;
  readonly sqs: InMemorySqs;
  readonly dynamodb: InMemoryDynamoDb;
  readonly s3: InMemoryS3;

  constructor({ clock = systemClock, region = 'us-east-1', accountId = '123456789012', seed = 0 }: LocalAwsOptions = {}) {
    this.clock = clock;
    const account = { clock, region, accountId, seed };
    this.sqs = new InMemorySqs(account);
    this.dynamodb = new InMemoryDynamoDb(account);
    this.s3 = new InMemoryS3(account);
  }

  /**
   * Lets clients of the AWS SDK v3 in this process call the services, with no port and no network.
   *
   * @example
   * new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' }, requestHandler: aws.requestHandler() });
   */
  requestHandler(): SdkRequestHandler {
    return requestHandler(this.endpoint());
  }

  /** Serves the services over HTTP, to the AWS CLI and every SDK, on the loopback interface unless told otherwise. */
  listen(options?: ListenOptions): Promise<ListeningServer> {
    return listen(this.endpoint(), options);
  }

  private endpoint(): AwsEndpoint {
    const { sqs, dynamodb, s3 } = this;
    return awsEndpoint({ sqs, dynamodb, s3 });
  }
}
