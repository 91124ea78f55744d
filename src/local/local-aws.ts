import type { Clock } from '../clock/clock';
import { systemClock } from '../clock/system-clock';
import { awsEndpoint, type AwsEndpoint } from '../server/aws-endpoint';
import { listen, type ListenOptions, type ListeningServer } from '../server/listen';
import { requestHandler, type SdkRequestHandler } from '../server/request-handler';
import type { AwsCredentials } from '../server/sigv4/credentials';
import { Journal } from '../journal/journal';
import { TaskTokens } from '../runtime/task-tokens';
import { InMemoryDynamoDb } from '../services/dynamodb/in-memory-dynamodb';
import type { InMemoryDynamoDbStreams } from '../services/dynamodb/streams/in-memory-dynamodb-streams';
import { InMemoryLambda } from '../services/lambda/in-memory-lambda';
import { InMemoryS3 } from '../services/s3/in-memory-s3';
import { InMemorySns } from '../services/sns/in-memory-sns';
import type { ChaosOptions } from '../services/sqs/chaos';
import { InMemorySqs } from '../services/sqs/in-memory-sqs';
import { load, Snapshot, type SavedAws } from './snapshot';

export interface LocalAwsOptions {
  /** Default: `systemClock`. */
  readonly clock?: Clock;
  /** Default: 'us-east-1'. */
  readonly region?: string;
  /** Default: '123456789012'. */
  readonly accountId?: string;
  /** An integer that the ids of messages and requests follow from. Default: 0. */
  readonly seed?: number;
  /** Has SQS deliver again and in another order, as it may on AWS, so that a test shows that a consumer survives it. Default: it does not. */
  readonly chaos?: ChaosOptions;
  /** Only requests that are signed with one of them are let in, by the request handler and over HTTP. Default: any signature is, and none. */
  readonly credentials?: readonly AwsCredentials[];
}

/** The services of an account by the names that a `StateMachine` and the AWS-compatible endpoint know them by. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface has no index signature, which the option `services` asks for
export type LocalServices = {
  readonly sqs: InMemorySqs;
  readonly dynamodb: InMemoryDynamoDb;
  readonly dynamodbStreams: InMemoryDynamoDbStreams;
  readonly sns: InMemorySns;
  readonly s3: InMemoryS3;
  readonly lambda: InMemoryLambda;
  readonly stepfunctions: TaskTokens;
};

/**
 * A whole account in memory: its services, wired together on one clock. Each has the methods of the AWS SDK's client of that service, so it can be
 * handed to a `StateMachine` and to code that takes such a client.
 *
 * @example
 * const aws = new LocalAws({ clock: virtualClock() });
 * const { QueueUrl } = await aws.sqs.createQueue({ QueueName: 'PurchaseQueue' });
 */
export class LocalAws implements LocalServices {
  readonly clock: Clock;
  readonly sqs: InMemorySqs;
  readonly dynamodb: InMemoryDynamoDb;
  readonly dynamodbStreams: InMemoryDynamoDbStreams;
  readonly sns: InMemorySns;
  readonly s3: InMemoryS3;
  readonly lambda: InMemoryLambda;
  /** Takes the tokens of the Tasks of all state machines that have these {@link services}. */
  readonly stepfunctions = new TaskTokens();
  private readonly journal = new Journal();
  private readonly credentials: readonly AwsCredentials[] | undefined;

  constructor({ clock = systemClock, region = 'us-east-1', accountId = '123456789012', seed = 0, chaos, credentials }: LocalAwsOptions = {}) {
    this.clock = clock;
    this.credentials = credentials;
    const account = { clock, region, accountId, seed, journal: this.journal };
    this.sqs = new InMemorySqs({ ...account, ...(chaos !== undefined && { chaos }) });
    this.dynamodb = new InMemoryDynamoDb(account);
    this.dynamodbStreams = this.dynamodb.streams;
    this.s3 = new InMemoryS3(account);
    const { sqs, dynamodb, dynamodbStreams } = this;
    this.lambda = new InMemoryLambda({ ...account, sqs, dynamodb, dynamodbStreams });
    this.sns = new InMemorySns({ ...account, sqs, lambda: this.lambda });
    this.lambda.connect({ sns: this.sns }); // each of the two delivers to the other
  }

  /**
   * All services, for a state machine whose Tasks call them.
   *
   * @example
   * new StateMachine(definition, { services: aws.services, clock: aws.clock });
   */
  get services(): LocalServices {
    const { sqs, dynamodb, dynamodbStreams, sns, s3, lambda, stepfunctions } = this;
    return { sqs, dynamodb, dynamodbStreams, sns, s3, lambda, stepfunctions };
  }

  /**
   * The state of all services as it is now: queues with their messages, tables with their items, and so on. It costs nothing to take one. Executions,
   * task tokens, code of functions and the clock are no part of it.
   *
   * @example
   * const clean = aws.snapshot();
   * afterEach(() => aws.restore(clean)); // costs what the test has changed, not what is stored
   * writeFileSync('world.json', JSON.stringify(clean));
   */
  snapshot(): Snapshot {
    return new Snapshot(this.journal, this.saving, this.journal.mark(), this.clock.now());
  }

  /**
   * Brings the state of a snapshot back, again and again if need be; or that of its JSON, which may come from another process. Times are those that were:
   * what was hidden for 30 seconds is visible if they have passed by the clock.
   *
   * @throws UsageError for what is no snapshot of this account, and no JSON of one.
   * @example
   * aws.restore(JSON.parse(readFileSync('world.json', 'utf8')));
   */
  restore(snapshot: Snapshot | SavedAws): void {
    if (snapshot instanceof Snapshot) snapshot.restoreTo(this.journal);
    else load(this.journal, this.saving, snapshot);
  }

  private get saving() {
    const { sqs, dynamodb, sns, s3, lambda } = this;
    return { sqs, dynamodb, sns, s3, lambda };
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
    const { credentials } = this;
    return awsEndpoint({ ...this.services }, credentials && { credentials });
  }
}
