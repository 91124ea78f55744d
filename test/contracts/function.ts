import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InMemoryLambda } from '../../src/services/lambda/in-memory-lambda';

/** The part of a Lambda client that the contract uses; the SDK's aggregated client fits. */
export type FunctionPort = Pick<
  InMemoryLambda,
  | 'invoke'
  | 'getFunction'
  | 'getFunctionConfiguration'
  | 'updateFunctionConfiguration'
  | 'publishVersion'
  | 'createAlias'
  | 'getAlias'
  | 'deleteAlias'
  | 'putFunctionConcurrency'
  | 'getFunctionConcurrency'
  | 'deleteFunctionConcurrency'
  | 'putFunctionEventInvokeConfig'
  | 'getFunctionEventInvokeConfig'
  | 'deleteFunctionEventInvokeConfig'
  | 'listEventSourceMappings'
  | 'tagResource'
  | 'untagResource'
  | 'listTags'
>;

/** A Lambda service under test, with two functions that it has made: one gives its event back, one throws a RangeError 'far' (a Node.js runtime). */
export interface FunctionHost {
  readonly lambda: FunctionPort;
  readonly echo: string;
  readonly fail: string;
  close?(): Promise<void>;
}

const errorOf = (promise: Promise<unknown>): Promise<{ name: string; message: string; $metadata?: { httpStatusCode?: number } }> =>
  promise.then(
    () => ({ name: 'no error', message: '' }),
    (error: unknown) => error as { name: string; message: string },
  );

/** What every way to Lambda does alike: the in-memory service, the SDK over it, the same over HTTP, AWS itself. */
export function functionContract(name: string, make: () => FunctionHost | Promise<FunctionHost>): void {
  describe(`${name} keeps the contract of functions`, () => {
    let host: FunctionHost;
    let functionArn: string;

    beforeAll(async () => {
      host = await make();
      functionArn = (await host.lambda.getFunctionConfiguration({ FunctionName: host.echo })).FunctionArn!;
    });
    afterAll(() => host.close?.());

    const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

    test('an invocation gives what the function gives', async () => {
      const response = await host.lambda.invoke({ FunctionName: host.echo, Payload: bytes({ a: ['é', 1] }) });
      expect(JSON.parse(response.Payload!.transformToString())).toEqual({ a: ['é', 1] });
      expect(response).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
      expect(response.FunctionError).toBeUndefined();
    });

    test('a function that throws is a response with its error', async () => {
      const { FunctionError, Payload, LogResult, StatusCode } = await host.lambda.invoke({ FunctionName: host.fail, Payload: bytes({}), LogType: 'Tail' });
      expect([StatusCode, FunctionError]).toEqual([200, 'Unhandled']);
      expect(JSON.parse(Payload!.transformToString())).toMatchObject({ errorType: 'RangeError', errorMessage: 'far' });
      expect(Buffer.from(LogResult!, 'base64').toString()).toMatch(/END RequestId: [\s\S]*REPORT RequestId: /);
    });

    test('an event is accepted, a dry run checked', async () => {
      const event = await host.lambda.invoke({ FunctionName: host.echo, InvocationType: 'Event', Payload: bytes({}) });
      expect([event.StatusCode, event.Payload?.length ?? 0]).toEqual([202, 0]);
      expect((await host.lambda.invoke({ FunctionName: host.echo, InvocationType: 'DryRun' })).StatusCode).toBe(204);
    });

    test.each<[string, () => Promise<unknown>, string, RegExp, number]>([
      [
        'a function that is not there',
        () => host.lambda.invoke({ FunctionName: 'no-such-function' }),
        'ResourceNotFoundException',
        /^Function not found: arn:aws:lambda:.*:function:no-such-function$/,
        404,
      ],
      [
        'a version that is not there',
        () => host.lambda.invoke({ FunctionName: host.echo, Qualifier: '4711' }),
        'ResourceNotFoundException',
        /^Function not found: .*:4711$/,
        404,
      ],
      [
        'a payload that is no JSON',
        () => host.lambda.invoke({ FunctionName: host.echo, Payload: new TextEncoder().encode('{') }),
        'InvalidRequestContentException',
        /^Could not parse request body into json/,
        400,
      ],
      [
        'an alias that is not there',
        () => host.lambda.getAlias({ FunctionName: host.echo, Name: 'none' }),
        'ResourceNotFoundException',
        /^Cannot find alias arn: .*:none$/,
        404,
      ],
      [
        'settings that were not made',
        () => host.lambda.getFunctionEventInvokeConfig({ FunctionName: host.echo }),
        'ResourceNotFoundException',
        /doesn't have an EventInvokeConfig$/,
        404,
      ],
    ])('%s is refused', async (_title, call, errorName, message, status) => {
      const error = await errorOf(call());
      expect(error.name).toBe(errorName);
      expect(error.message).toMatch(message);
      expect(error.$metadata?.httpStatusCode).toBe(status);
    });

    test('an alias runs the version that it names', async () => {
      const { Version } = await host.lambda.publishVersion({ FunctionName: host.echo });
      const { AliasArn } = await host.lambda.createAlias({ FunctionName: host.echo, Name: 'live', FunctionVersion: Version });
      expect(AliasArn).toBe(`${functionArn}:live`);
      expect((await host.lambda.invoke({ FunctionName: host.echo, Qualifier: 'live', Payload: bytes(1) })).ExecutedVersion).toBe(Version);
      await host.lambda.deleteAlias({ FunctionName: host.echo, Name: 'live' });
    });

    test('a function that may not run is throttled', async () => {
      await host.lambda.putFunctionConcurrency({ FunctionName: host.fail, ReservedConcurrentExecutions: 0 });
      expect(await errorOf(host.lambda.invoke({ FunctionName: host.fail }))).toMatchObject({
        name: 'TooManyRequestsException',
        message: 'Rate Exceeded.',
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      });
      expect((await host.lambda.getFunctionConcurrency({ FunctionName: host.fail })).ReservedConcurrentExecutions).toBe(0);
      await host.lambda.deleteFunctionConcurrency({ FunctionName: host.fail });
    });

    test('settings of asynchronous invocations are kept until they are deleted', async () => {
      await host.lambda.putFunctionEventInvokeConfig({ FunctionName: host.echo, MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 });
      const config = await host.lambda.getFunctionEventInvokeConfig({ FunctionName: host.echo });
      expect(config).toMatchObject({ FunctionArn: `${functionArn}:$LATEST`, MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 });
      expect(config.LastModified).toBeInstanceOf(Date);
      await host.lambda.deleteFunctionEventInvokeConfig({ FunctionName: host.echo });
    });

    test('tags and settings are kept', async () => {
      await host.lambda.tagResource({ Resource: functionArn, Tags: { a: '1', b: '2' } });
      await host.lambda.untagResource({ Resource: functionArn, TagKeys: ['a'] });
      expect((await host.lambda.listTags({ Resource: functionArn })).Tags).toMatchObject({ b: '2' });
      await host.lambda.updateFunctionConfiguration({ FunctionName: host.echo, Description: 'gives its event back' });
      expect((await host.lambda.getFunction({ FunctionName: host.echo })).Configuration).toMatchObject({ Description: 'gives its event back' });
      expect((await host.lambda.listEventSourceMappings({ FunctionName: host.echo })).EventSourceMappings).toEqual([]);
    });
  });
}
