import type { Account } from '../account';
import { check, required, text } from '../constraints';
import { mappingOf, shownMapping } from '../mapping';
import type { EventSourceMappingConfiguration, EventSourceMappingRequest } from '../shapes';

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html */
export function deleteEventSourceMapping(account: Account, input: EventSourceMappingRequest): EventSourceMappingConfiguration {
  check({ UUID: required(text()) }, input);
  const mapping = mappingOf(account, input.UUID!);
  account.mappings.delete(mapping.uuid);
  return shownMapping(account, mapping, 'Deleting');
}
