/** The parts of an Amazon Resource Name. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All that follows the account, such as 'function:CheckPurchase:live'. */
  readonly resource: string;
}

const pattern = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s;

/** The parts of an ARN, or undefined where the text is none. */
export function parseArn(text: string): Arn | undefined {
  const [, partition, service, region, account, resource] = pattern.exec(text) ?? [];
  return resource === undefined ? undefined : { partition: partition!, service: service!, region: region!, account: account!, resource };
}
