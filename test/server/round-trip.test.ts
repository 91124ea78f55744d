import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as dynamodbStreams from '@aws-sdk/client-dynamodb-streams';
import * as events from '@aws-sdk/client-eventbridge';
import * as lambda from '@aws-sdk/client-lambda';
import * as s3 from '@aws-sdk/client-s3';
import * as stepfunctions from '@aws-sdk/client-sfn';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { awsEndpoint } from '../../src/server/aws-endpoint';
import { listen } from '../../src/server/listen';
import { requestHandler } from '../../src/server/request-handler';
import { serviceOf, type Operation, type ServiceName } from '../../src/server/service';
import { SimpleType } from '../../src/server/service-model';
import type { Member, Shape } from '../../src/server/shape';

const packages: Record<ServiceName, Record<string, unknown>> = { sqs, dynamodb, dynamodbStreams, sns, s3, lambda, stepfunctions, events };
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

/** Operations whose bodies are streams of events, which no port has. */
const EVENT_STREAMS = /^(SelectObjectContent|InvokeWithResponseStream)$/;
/** The SDK asks these for a session of another kind of bucket, or sends them elsewhere. */
const ELSEWHERE = /^(CreateSession|ListDirectoryBuckets|WriteGetObjectResponse)$/;

type Client = Record<string, (input: object) => Promise<Record<string, unknown>>>;
const AGGREGATED = {
  sqs: 'SQS',
  dynamodb: 'DynamoDB',
  dynamodbStreams: 'DynamoDBStreams',
  sns: 'SNS',
  s3: 'S3',
  lambda: 'Lambda',
  stepfunctions: 'SFN',
  events: 'EventBridge',
};

function clientOf(name: ServiceName, way: object): Client {
  const Aggregated = packages[name][AGGREGATED[name]] as new (config: object) => Client;
  return new Aggregated({ region: 'us-east-1', credentials, maxAttempts: 1, md5: false, ...way });
}

/** What the SDK itself computes, checks or translates. */
const OF_THE_SDK = /^(Checksum.*|.*SSECustomerKey.*|MD5.*|ContentLength|ContentMD5|Expires|EndpointId)$/;

/** A value of a shape with every member that it can have, different for each. */
function sample({ shape, traits }: Member, path: string, within: readonly Shape[] = []): unknown {
  if (traits.httpResponseCode) return 200;
  if (within.includes(shape)) return undefined;
  const inner = [...within, shape];
  if (shape.kind === 'list') return defined([sample(shape.member, `${path}/0`, inner), sample(shape.member, `${path}/1`, inner)]);
  if (shape.kind === 'map') return mapSample(shape.value, path, inner);
  if (shape.kind === 'structure') {
    const members = [...shape.members]
      .filter(([name]) => !OF_THE_SDK.test(name))
      .map(([name, member]) => [name, sample(member, `${path}.${name}`, inner)] as const);
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }
  return simple(shape.type, path);
}

const defined = (values: unknown[]): unknown => (values.includes(undefined) ? undefined : values);
function mapSample(value: Member, path: string, within: readonly Shape[]): unknown {
  const content = sample(value, `${path}.value`, within);
  return content === undefined ? undefined : { 'a-key': content };
}

function simple(type: number, path: string): unknown {
  const number = [...path].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1000, 7);
  if (type === SimpleType.string) return `text-${number}`;
  if (type === SimpleType.number) return number;
  if (type === SimpleType.boolean) return number % 2 === 0;
  if (type === SimpleType.document) return { any: ['value', number] };
  if (type === SimpleType.blob || type === SimpleType.streamingBlob) return Uint8Array.from([number % 256, 255, 0]);
  return new Date(1_700_000_000_000 + number * 1000);
}

describe.each(Object.keys(packages) as ServiceName[])('%s', async (name) => {
  const service = await serviceOf(name);
  const names = service.operationNames.filter((each) => !EVENT_STREAMS.test(each) && !ELSEWHERE.test(each));
  const port: Record<string, (input: unknown) => Promise<object>> = {};
  const endpoint = awsEndpoint({ [name]: port });
  const server = await listen(endpoint);
  afterAll(() => server.close({ deadline: 0 }));
  const clients = [clientOf(name, { requestHandler: requestHandler(endpoint) }), clientOf(name, { endpoint: server.url, disableHostPrefix: true })];

  test.each(names)("%s: what the SDK is given reaches the port, and the port's output comes back", async (operationName) => {
    const operation = service.operation(operationName)!;
    const input = inputOf(operation);
    const output = outputOf(operation);
    for (const client of clients) {
      let seen: unknown;
      port[operation.method] = async (given) => {
        seen = given;
        return { ...output, $metadata: { httpStatusCode: 200, requestId: 'request-1' } };
      };
      const { $metadata, ...given } = await client[operation.method]!(input);
      for (const [member, value] of Object.entries(given)) {
        if (value instanceof Readable) given[member] = new Uint8Array(Buffer.concat(await value.toArray()));
      }
      expect(seen).toMatchObject(input);
      expect(given).toMatchObject(output);
      expect($metadata).toMatchObject({ requestId: 'request-1' });
    }
  });
});

const inputOf = ({ input }: Operation): Record<string, unknown> => (input === undefined ? {} : (sample(input, 'in') as Record<string, unknown>));
const outputOf = ({ output }: Operation): Record<string, unknown> => (output === undefined ? {} : (sample(output, 'out') as Record<string, unknown>));
