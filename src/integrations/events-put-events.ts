import { StatesError } from '../errors/states-error';
import { isArray, type Json, type JsonObject } from '../json/json';
import { jsonSize } from '../json/size';
import type { Integration } from './integration';
import { httpDate, readOutput, result, sdkMetadata } from './sdk-result';
import { serviceFailure, type ServiceErrors } from './service-failure';
import { mustBe, refused, taskInput, type Structure } from './task-input';

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html, https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html */
const shape: Structure = {
  members: {
    EndpointId: 'STRING',
    Entries: {
      items: {
        members: {
          Detail: 'JSON TEXT', // an object in the page's example
          DetailType: 'STRING',
          EventBusName: 'STRING',
          Resources: { items: 'STRING' },
          Source: 'STRING',
          Time: 'STRING',
          TraceHeader: 'STRING',
        },
        required: [],
      },
    },
  },
  required: ['Entries'],
};

/** "EventBridge" stands before the error of recording test_put_events_malformed_detail. */
export const eventsErrors: ServiceErrors = {
  prefix: 'EventBridge',
  name: 'AmazonEventBridge',
  base: 'AmazonEventBridgeException',
  classes: { InternalException: 'InternalException', ResourceNotFoundException: 'ResourceNotFoundException' },
};

/** The name of the error when events were not taken. */
export const failedEntry = 'EventBridge.FailedEntry';

interface Entry {
  Resources?: string[];
  Time?: string | Date;
}

const metadata = sdkMetadata(['x-amzn-RequestId', 'Content-Length', 'Date', 'Content-Type']);

/**
 * `arn:aws:states:::events:putEvents`. "The execution ARN and the state machine ARN are automatically appended to the Resources field of each
 * PutEventsRequestEntry. If the response from PutEvents contains a non-zero FailedEntryCount then the Task state fails with the error
 * EventBridge.FailedEntry."
 */
export const putEvents: Integration = {
  service: 'events',
  method: 'putEvents',
  request(args, executionArn) {
    const input = taskInput(shape, args) as { Entries: Entry[] };
    const arns = executionArn === undefined ? [] : [executionArn, stateMachineArn(executionArn)];
    for (const entry of input.Entries) {
      entry.Resources = [...(entry.Resources ?? []), ...arns];
      if (entry.Time === undefined) continue;
      entry.Time = new Date(entry.Time);
      if (Number.isNaN(entry.Time.getTime())) throw refused(args, [mustBe('Time', 'a TIMESTAMP')]);
    }
    return input;
  },
  response(output, at) {
    const given = readOutput(output);
    // All in the order of their names, and where it fails without metadata (recording test_put_events_malformed_detail).
    const response = { ...given, members: { ...given.members, ...entriesOf(given.members['Entries']) } };
    if (Number(response.members['FailedEntryCount'] ?? 0) > 0) throw new StatesError(failedEntry, JSON.stringify(response.members));
    const headers = {
      'x-amzn-RequestId': response.requestId,
      'Content-Length': String(jsonSize(response.members)),
      Date: httpDate(at),
      'Content-Type': 'application/x-amz-json-1.1',
    };
    return result(response.members, metadata(headers, response));
  },
  failure: (thrown) => serviceFailure(eventsErrors, thrown),
};

const entriesOf = (entries: Json | undefined): JsonObject => (isArray(entries) ? { Entries: entries.map((entry) => readOutput(entry).members) } : {});

/** From `arn:aws:states:us-east-1:123456789012:execution:Name:…` or `…:express:Name:…`. */
function stateMachineArn(executionArn: string): string {
  const parts = executionArn.split(':');
  return [...parts.slice(0, 5), 'stateMachine', parts[6]].join(':');
}
