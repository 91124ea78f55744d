import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams';
import { Lambda } from '@aws-sdk/client-lambda';
import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { SQS } from '@aws-sdk/client-sqs';
import { virtualClock, type VirtualClock } from '../../src/clock/virtual-clock';
import { LocalAws } from '../../src/local/local-aws';

/** The public methods of a service, which the AWS SDK's aggregated client has too. */
type Client<Service> = { [Method in keyof Service]: Service[Method] };

/** The clients of an account under test, in the shape of the AWS SDK's aggregated clients. */
export interface Clients {
  readonly sqs: Client<LocalAws['sqs']>;
  readonly dynamodb: Client<LocalAws['dynamodb']>;
  readonly dynamodbStreams: Client<LocalAws['dynamodbStreams']>;
  readonly sns: Client<LocalAws['sns']>;
  readonly s3: Client<LocalAws['s3']>;
  readonly lambda: Client<LocalAws['lambda']>;
  /** The account itself, to register functions in. Undefined on AWS. */
  readonly account?: LocalAws;
  /** Undefined where time cannot be moved. */
  readonly clock?: VirtualClock;
  close(): Promise<void>;
}

/** A way to the services: contracts hold over each. */
export interface Way {
  readonly name: string;
  open(): Promise<Clients>;
}

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const local = { region: 'us-east-1', credentials, maxAttempts: 1 };

/** The SDK's own clients. Their types know more than a service in memory has, and less of what it tells. */
function sdkClients(config: object): Omit<Clients, 'account' | 'clock' | 'close'> {
  const clients: unknown = {
    sqs: new SQS(config),
    dynamodb: new DynamoDB(config),
    dynamodbStreams: new DynamoDBStreams(config),
    sns: new SNS(config),
    s3: new S3(config),
    lambda: new Lambda(config),
  };
  return clients as Clients;
}

/** An account on a clock of its own. */
function newAccount() {
  const clock = virtualClock();
  return { account: new LocalAws({ clock }), clock };
}

const inProcess: Way = {
  name: 'in process',
  async open() {
    const { account, clock } = newAccount();
    return { ...account.services, account, clock, close: async () => undefined };
  },
};

const throughRequestHandler: Way = {
  name: 'AWS SDK through the request handler',
  async open() {
    const { account, clock } = newAccount();
    return { ...sdkClients({ ...local, requestHandler: account.requestHandler() }), account, clock, close: async () => undefined };
  },
};

const overHttp: Way = {
  name: 'AWS SDK over HTTP',
  async open() {
    const { account, clock } = newAccount();
    const server = await account.listen();
    return { ...sdkClients({ ...local, endpoint: server.url }), account, clock, close: () => server.close({ deadline: 0 }) };
  },
};

/** With the credentials and the region of the environment. Names of resources have to be their own in each run. */
const realAws: Way = {
  name: 'AWS',
  async open() {
    return { ...sdkClients({}), close: async () => undefined };
  },
};

export const ways: readonly Way[] = [inProcess, throughRequestHandler, overHttp, ...(process.env['AWS'] === '1' ? [realAws] : [])];
