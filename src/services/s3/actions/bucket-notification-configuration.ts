/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html */
import { invalidArgument } from '../errors';
import { get, put } from '../settings/setting-actions';
import { notification } from '../settings/setting-shapes';
import type { NotificationConfiguration, PutBucketNotificationConfigurationRequest } from '../shapes';

/** Without an id "Amazon S3 assigns" one. The new configuration replaces all of the old one: an empty one turns notifications off. */
export const putBucketNotificationConfiguration = put(
  'BucketNotificationConfiguration',
  { 'NotificationConfiguration!': notification, SkipDestinationValidation: 'flag' },
  ({ NotificationConfiguration: given }: PutBucketNotificationConfigurationRequest) => {
    const configuration = given as NotificationConfiguration;
    let made = 0;
    const withIds = <Each extends { Id?: string | undefined }>(all: Each[]): Each[] =>
      all.map((each) => ({ ...each, Id: each.Id ?? `notification-${++made}` }));
    const { TopicConfigurations: topics, QueueConfigurations: queues, LambdaFunctionConfigurations: functions, EventBridgeConfiguration } = configuration;
    const arns = [
      ...(topics ?? []).map((each) => each.TopicArn),
      ...(queues ?? []).map((each) => each.QueueArn),
      ...(functions ?? []).map((each) => each.LambdaFunctionArn),
    ];
    const wrong = arns.find((arn) => !/^arn:[^:]+:(?:sns|sqs|lambda):[^:]+:\d{12}:.+$/.test(arn!));
    if (wrong !== undefined) throw invalidArgument('The ARN could not be parsed', 'ARN', wrong);
    return {
      ...(topics !== undefined && { TopicConfigurations: withIds(topics) }),
      ...(queues !== undefined && { QueueConfigurations: withIds(queues) }),
      ...(functions !== undefined && { LambdaFunctionConfigurations: withIds(functions) }),
      ...(EventBridgeConfiguration !== undefined && { EventBridgeConfiguration }),
    };
  },
);

export const getBucketNotificationConfiguration = get(
  'BucketNotificationConfiguration',
  (configuration): NotificationConfiguration => configuration,
  () => ({}),
);
