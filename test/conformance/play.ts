import { StateMachine, virtualClock, type ExecutionResult, type HistoryEvent, type Json } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import type { Run, ServiceCall } from './case';
import { handlerOf } from './functions';

const region = 'us-east-1';
const accountId = '111111111111';

const roleArn = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
const arn = (service: string, resource: string): string => `arn:aws:${service}:${region}:${accountId}:${resource}`;

/** Puts what the placeholders of a request stand for into a text. */
type Fill = (text: string) => string;

function filledBy(value: Json, fill: Fill): Json {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((each) => filledBy(each, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filledBy(member as Json, fill)]));
}

type Client = Readonly<Record<string, (input: object) => Promise<{ QueueUrl?: string }>>>;

/** What the placeholders of requests stand for; the URLs of queues are those that came back when the queues were made. */
function filling(urls: ReadonlyMap<string, string>): Fill {
  const kinds: Readonly<Record<string, (name: string) => string | undefined>> = {
    LambdaFunction: (name) => arn('lambda', `function:${name}`),
    StateMachine: (name) => arn('states', `stateMachine:${name}`),
    LogGroup: (name) => arn('logs', `log-group:${name}`),
    QueueArn: (name) => arn('sqs', name),
    QueueUrl: (name) => urls.get(name),
    TopicArn: (name) => arn('sns', name),
    Role: roleArn,
  };
  return (text) =>
    text.replace(/\$\{(\w+):([^}]+)\}/g, (whole, kind: string, name: string) => {
      const filled = kinds[kind]?.(name);
      if (filled === undefined) throw new Error(`Nothing is known of ${whole}.`);
      return filled;
    });
}

/** Makes the calls of a `setup`. A log group is not made: nothing is written to it. Messages that were deleted on AWS are not there, their handles were not recorded. */
async function setUp(aws: LocalAws, calls: readonly ServiceCall[]): Promise<Fill> {
  const urls = new Map<string, string>();
  const fill = filling(urls);
  for (const { service, operation, parameters } of calls) {
    if (service === 'logs' || operation === 'DeleteMessage') continue;
    const client = (aws as unknown as Readonly<Record<string, Client | undefined>>)[service];
    const call = client?.[operation[0]!.toLowerCase() + operation.slice(1)];
    if (call === undefined) throw new Error(`LocalAws has no ${service}:${operation}.`);
    const { QueueUrl } = await call.call(client, filledBy(parameters, fill) as object);
    if (QueueUrl !== undefined) urls.set(parameters['QueueName'] as string, QueueUrl);
  }
  return fill;
}

export interface Played {
  readonly history: readonly HistoryEvent[];
  readonly result: ExecutionResult;
  readonly fill: Fill;
  /** With what its placeholders stand for. */
  readonly definition: object;
}

/** Plays a case, on a virtual clock, with the functions, queues, tables and objects that it had. */
export async function play(run: Run): Promise<Played> {
  const clock = virtualClock();
  const aws = new LocalAws({ clock, region, accountId });
  const fill = await setUp(aws, run.setup ?? []);
  const definition = filledBy(run.definition, fill) as object;
  const machine = new StateMachine(definition, {
    handlers: Object.fromEntries(Object.entries(run.functions ?? {}).map(([name, behaviour]) => [name, handlerOf(behaviour, run)])),
    services: aws.services,
    clock,
    region,
    accountId,
    type: run.type ?? 'STANDARD',
    roleArn: fill(run.aliases?.find(({ value }) => value?.startsWith('${Role:'))?.value ?? '${Role:service-role}'),
    name: run.stateMachineName,
  });
  const { input, inputText, executionName: name } = run;
  const result =
    inputText !== undefined
      ? await machine.execute(undefined, { name, inputText: fill(inputText) })
      : await machine.execute(input === undefined ? undefined : filledBy(input, fill), { name });
  return { history: result.history(), result, fill, definition };
}
