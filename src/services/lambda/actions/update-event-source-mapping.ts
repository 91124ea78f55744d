import type { Account } from '../account';
import { check, required, text } from '../constraints';
import { invalidParameter } from '../errors';
import { checkSource } from '../event-source';
import { functionNamePattern, named } from '../function-name';
import { versionOf } from '../function-record';
import { refuseUnsupported } from '../function-settings';
import { mappingOf, shownMapping, type Mapping } from '../mapping';
import { mappingSettings, mappingSettingsOf, otherSources } from '../mapping-settings';
import type { EventSourceMappingConfiguration, UpdateEventSourceMappingRequest } from '../shapes';

const shape = { ...mappingSettings, UUID: required(text()), FunctionName: text({ pattern: functionNamePattern, min: 1, max: 140 }) };

/** What the request does not name stays: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html */
export async function updateEventSourceMapping(account: Account, input: UpdateEventSourceMappingRequest): Promise<EventSourceMappingConfiguration> {
  check(shape, input);
  refuseUnsupported(input, otherSources);
  const before = mappingOf(account, input.UUID!);
  const settings = mappingSettingsOf(account, before.eventSourceArn, input, before.settings);
  const { functionName, qualifier } = input.FunctionName === undefined ? before : { ...nameOf(account, input.FunctionName) };
  const record = account.functions.get(functionName);
  const version = record && versionOf(record, qualifier ?? '$LATEST');
  if (version === undefined) throw invalidParameter('Function does not exist');
  await checkSource(account, before.eventSourceArn, version.Timeout!);
  const { qualifier: _, ...rest } = mappingOf(account, before.uuid);
  const enabled = input.Enabled ?? before.enabled;
  const mapping: Mapping = { ...rest, functionName, ...(qualifier !== undefined && { qualifier }), enabled, settings, lastModified: account.clock.now() };
  account.mappings.put(mapping);
  return shownMapping(account, mapping, enabled === before.enabled ? 'Updating' : enabled ? 'Enabling' : 'Disabling');
}

function nameOf(account: Account, text: string): { functionName: string; qualifier: string | undefined } {
  const { name, qualifier } = named(account, text);
  return { functionName: name, qualifier };
}
