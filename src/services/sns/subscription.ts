import type { Filter } from './filter-policy/filter';

/** Who gets a topic's messages. It is replaced, never changed. */
export interface Subscription {
  /** A UUID, the end of the ARN. */
  readonly id: string;
  readonly arn: string;
  readonly protocol: string;
  readonly endpoint: string;
  /** Whether it waits for its confirmation; `token` confirms it. */
  readonly isPending: boolean;
  readonly token: string;
  /** Whether only its owner may end it. */
  readonly needsAuthentication: boolean;
  /** By name, as texts, as they were set. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Made of the attributes. */
  readonly filter: Filter | undefined;
}

export const isRaw = ({ attributes }: Subscription): boolean => attributes.get('RawMessageDelivery') === 'true';

/** The queue for what could not be delivered. */
export function deadLetterTarget({ attributes }: Subscription): string | undefined {
  const policy = attributes.get('RedrivePolicy');
  return policy === undefined ? undefined : (JSON.parse(policy) as { deadLetterTargetArn: string }).deadLetterTargetArn;
}
