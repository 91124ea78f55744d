import { parseArn } from '../../resources/arn';
import type { Account } from './account';
import { invalidParameter } from './errors';
import { functionOf } from './function-record';
import { mappingOf } from './mapping';

/** What has tags. */
export interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
  put(tags: Record<string, string>): void;
}

/** The function or the event source mapping of an ARN. @throws ResourceNotFoundException, InvalidParameterValueException */
export function tagged(account: Account, resource: string): Tagged {
  const [kind, name, qualifier] = parseArn(resource)?.resource.split(':') ?? [];
  if (kind === 'event-source-mapping') {
    const mapping = mappingOf(account, name!);
    return { tags: mapping.tags, put: (tags) => account.mappings.all.set(mapping.uuid, { ...mapping, tags }) };
  }
  if (kind !== 'function' || qualifier !== undefined)
    throw invalidParameter('Tags on function aliases and versions are not supported. Please specify either a function ARN.');
  const record = functionOf(account, resource);
  return { tags: record.tags, put: (tags) => account.functions.set(record.name, { ...record, tags }) };
}
