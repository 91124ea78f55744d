import { describe, expect, test } from 'vitest';
import { ServiceException } from '../../src/errors/service-exception';
import { putEvents } from '../../src/integrations/events-put-events';
import type { Json } from '../../src/json/json';

const entry = { Detail: 'd', DetailType: 't', Source: 's' };
const executionArn = 'arn:aws:states:us-east-1:111111111111:execution:Orders:one';
const own = [executionArn, 'arn:aws:states:us-east-1:111111111111:stateMachine:Orders'];

describe('events:putEvents (connect-eventbridge)', () => {
  test('"The execution ARN and the state machine ARN are automatically appended to the Resources field of each PutEventsRequestEntry"', () => {
    expect(putEvents.request({ Entries: [entry, { ...entry, Resources: ['r'] }] }, executionArn)).toEqual({
      Entries: [
        { ...entry, Resources: own },
        { ...entry, Resources: ['r', ...own] },
      ],
    });
    const express = 'arn:aws:states:us-east-1:111111111111:express:Orders:one:id';
    expect(putEvents.request({ Entries: [entry] }, express)).toEqual({ Entries: [{ ...entry, Resources: [express, own[1]] }] });
    expect(putEvents.request({ Entries: [entry] })).toEqual({ Entries: [{ ...entry, Resources: [] }] });
  });

  test('a detail that is an object becomes its text, a time a Date', () => {
    expect(putEvents.request({ Entries: [{ Detail: { Message: 'Hello' }, Time: '2025-11-06T12:00:00Z' }] })).toEqual({
      Entries: [{ Detail: '{"Message":"Hello"}', Time: new Date('2025-11-06T12:00:00Z'), Resources: [] }],
    });
  });

  test.each<[string, Json, string]>([
    ['a time that is none', { Entries: [{ Time: 'noon' }] }, "The value for the field 'Time' must be a TIMESTAMP"],
    ['entries that are no list', { Entries: {} }, "The value for the field 'Entries' must be an ARRAY"],
    ['no entries', {}, "The field 'Entries' is required but was missing"],
  ])('refuses %s', (_title, args, fault) => {
    const cause = `The Parameters '${JSON.stringify(args)}' could not be used to start the Task: [${fault}]`;
    expect(() => putEvents.request(args)).toThrow(expect.objectContaining({ error: 'States.Runtime', cause }));
  });

  test('entries that failed fail the Task, as in recording test_put_events_malformed_detail', () => {
    const output = { $metadata: {}, FailedEntryCount: 1, Entries: [{ ErrorMessage: 'Detail is malformed.', ErrorCode: 'MalformedDetail' }] };
    expect(() => putEvents.response(output, 0)).toThrow(
      expect.objectContaining({
        error: 'EventBridge.FailedEntry',
        cause: '{"Entries":[{"ErrorCode":"MalformedDetail","ErrorMessage":"Detail is malformed."}],"FailedEntryCount":1}',
      }),
    );
  });

  test('a result with its metadata', () => {
    expect(putEvents.response({ $metadata: { httpStatusCode: 200, requestId: 'r' }, FailedEntryCount: 0, Entries: [{ EventId: 'e' }] }, 0)).toEqual({
      Entries: [{ EventId: 'e' }],
      FailedEntryCount: 0,
      SdkHttpMetadata: {
        AllHttpHeaders: {
          'x-amzn-RequestId': ['r'],
          'Content-Length': ['50'],
          Date: ['Thu, 01 Jan 1970 00:00:00 GMT'],
          'Content-Type': ['application/x-amz-json-1.1'],
        },
        HttpHeaders: {
          'x-amzn-RequestId': 'r',
          'Content-Length': '50',
          Date: 'Thu, 01 Jan 1970 00:00:00 GMT',
          'Content-Type': 'application/x-amz-json-1.1',
        },
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: 'r' },
    });
    expect(putEvents.response({}, 0)).toHaveProperty('SdkHttpMetadata');
  });

  test('an error of the service', () => {
    expect(putEvents.failure(new ServiceException('InternalException', 'no', 'server', { requestId: 'r' }))).toEqual({
      error: 'EventBridge.InternalException',
      cause: 'no (Service: AmazonEventBridge; Status Code: 500; Error Code: InternalException; Request ID: r; Proxy: null)',
    });
  });
});
