import { virtualClock, type VirtualClock } from '../../src/clock/virtual-clock';
import { LocalAws } from '../../src/local/local-aws';

/** The clients of an account under test, in the shape of the AWS SDK's aggregated clients. */
export interface Clients extends Pick<LocalAws, 'sqs' | 'dynamodb' | 's3'> {
  /** Undefined where time cannot be moved. */
  readonly clock?: VirtualClock;
  close(): Promise<void>;
}

/** A way to the services: contracts hold over each. */
export interface Way {
  readonly name: string;
  open(): Promise<Clients>;
}

const inProcess: Way = {
  name: 'in process',
  async open() {
    const clock = virtualClock();
    const { sqs, dynamodb, s3 } = new LocalAws({ clock });
    return { sqs, dynamodb, s3, clock, close: async () => undefined };
  },
};

export const ways: readonly Way[] = [inProcess];
