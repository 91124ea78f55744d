import { members, type ServiceResults } from '../result-shape';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const eventbridge: ServiceResults = {
  putEvents: { members: { Entries: { items: { members: members('string', 'ErrorCode ErrorMessage EventId') } }, FailedEntryCount: 'number' } },
};
