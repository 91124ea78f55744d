import type { Account } from '../account';
import { check, text } from '../constraints';
import { functionNamePattern, named } from '../function-name';
import { shownMapping } from '../mapping';
import { page } from '../page';
import { pageRequest } from '../requests';
import type { ListEventSourceMappingsRequest, ListEventSourceMappingsResponse } from '../shapes';

const shape = { ...pageRequest, EventSourceArn: text(), FunctionName: text({ pattern: functionNamePattern, min: 1, max: 140 }) };

/** At most 100 a page: https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html */
export function listEventSourceMappings(account: Account, input: ListEventSourceMappingsRequest = {}): ListEventSourceMappingsResponse {
  check(shape, input);
  const wanted = input.FunctionName === undefined ? undefined : named(account, input.FunctionName);
  const mappings = [...account.mappings.all.values()].filter(
    ({ eventSourceArn, functionName, qualifier }) =>
      (input.EventSourceArn === undefined || eventSourceArn === input.EventSourceArn) &&
      (wanted === undefined || (functionName === wanted.name && (wanted.qualifier === undefined || qualifier === wanted.qualifier))),
  );
  const [found, NextMarker] = page(mappings, ({ uuid }) => uuid, input, 100);
  return { EventSourceMappings: found.map((mapping) => shownMapping(account, mapping)), ...(NextMarker !== undefined && { NextMarker }) };
}
