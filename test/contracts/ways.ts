import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { virtualClock, type VirtualClock } from '../../src/clock/virtual-clock';
import { LocalAws } from '../../src/local/local-aws';

/** The public methods of a service, which the AWS SDK's aggregated client has too. */
type Client<Service> = { [Method in keyof Service]: Service[Method] };

/** The clients of an account under test, in the shape of the AWS SDK's aggregated clients. */
export interface Clients {
  readonly sqs: Client<LocalAws['sqs']>;
  readonly dynamodb: Client<LocalAws['dynamodb']>;
  readonly s3: Client<LocalAws['s3']>;
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
function sdkClients(config: object): Omit<Clients, 'clock' | 'close'> {
  const clients: unknown = { sqs: new SQS(config), dynamodb: new DynamoDB(config), s3: new S3(config) };
  return clients as Clients;
}

const inProcess: Way = {
  name: 'in process',
  async open() {
    const clock = virtualClock();
    const { sqs, dynamodb, s3 } = new LocalAws({ clock });
    return { sqs, dynamodb, s3, clock, close: async () => undefined };
  },
};

const throughRequestHandler: Way = {
  name: 'AWS SDK through the request handler',
  async open() {
    const clock = virtualClock();
    const requestHandler = new LocalAws({ clock }).requestHandler();
    return { ...sdkClients({ ...local, requestHandler }), clock, close: async () => undefined };
  },
};

const overHttp: Way = {
  name: 'AWS SDK over HTTP',
  async open() {
    const clock = virtualClock();
    const server = await new LocalAws({ clock }).listen();
    return { ...sdkClients({ ...local, endpoint: server.url }), clock, close: () => server.close({ deadline: 0 }) };
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
