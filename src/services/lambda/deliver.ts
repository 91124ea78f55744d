import { parseArn } from '../../resources/arn';
import type { Account } from './account';
import { invalidParameter, notSupported } from './errors';
import type { MessageAttributeValue } from './ports';

/** The URL of a queue's ARN. */
export function queueUrl(arn: string): string {
  const { region, account, resource } = parseArn(arn)!;
  return `https://sqs.${region}.amazonaws.com/${account}/${resource}`;
}

/**
 * Hands a text to a queue, a topic or a function. What cannot be delivered is gone, as on AWS, where only a metric tells of it. The clock is held meanwhile.
 */
export function deliver(account: Account, arn: string, text: string, attributes?: Record<string, MessageAttributeValue>): void {
  const { sqs, sns } = account.ports;
  const more = attributes === undefined ? {} : { MessageAttributes: attributes };
  const send = async (): Promise<unknown> => {
    switch (parseArn(arn)?.service) {
      case 'sqs':
        return sqs?.sendMessage({ QueueUrl: queueUrl(arn), MessageBody: text, ...more });
      case 'sns':
        return sns?.publish({ TopicArn: arn, Message: text, ...more });
      default:
        return account.events.add({ FunctionName: arn }, text, account.requestIds.next());
    }
  };
  account.clock.hold();
  void send()
    .catch(() => undefined)
    .finally(() => account.clock.release());
}

/**
 * Refuses a target that nothing can be delivered to.
 *
 * @param services - The services that AWS allows there.
 * @throws InvalidParameterValueException
 */
export function checkTarget(account: Account, arn: string, services: readonly string[], describe: (why: string) => string): void {
  const service = parseArn(arn)?.service;
  if (service === 'events' || service === 's3') throw notSupported(`The destination ${arn}`);
  if (service === undefined || !services.includes(service)) throw invalidParameter(describe(`The destination ARN ${arn} is invalid.`));
  if ((service === 'sqs' || service === 'sns') && account.ports[service] === undefined) {
    throw invalidParameter(describe(`The in-memory Lambda was given no service "${service}" to reach ${arn}.`));
  }
}
