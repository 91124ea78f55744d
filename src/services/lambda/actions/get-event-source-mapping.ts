import type { Account } from '../account';
import { check, required, text } from '../constraints';
import { mappingOf, shownMapping } from '../mapping';
import type { EventSourceMappingConfiguration, EventSourceMappingRequest } from '../shapes';

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html */
export function getEventSourceMapping(account: Account, input: EventSourceMappingRequest): EventSourceMappingConfiguration {
  check({ UUID: required(text()) }, input);
  return shownMapping(account, mappingOf(account, input.UUID!));
}
