import { parse, StateMachine, virtualClock, type ExecutionResult, type HistoryEvent, type Json } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import { createExecution, emptyLog, historyEvents, standardQuotas, step, type Output } from 'asl-interpreter/machine';
import type { Run, ServiceCall } from './case';
import { handlerOf } from './functions';

const region = 'us-east-1';
const accountId = '111111111111';

const roleArn = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
const functionArn = (name: string): string => `arn:aws:lambda:${region}:${accountId}:function:${name}`;

/** Puts what the placeholders of a request stand for into a text. */
type Fill = (text: string) => string;

function filledBy(value: Json, fill: Fill): Json {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((each) => filledBy(each, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filledBy(member as Json, fill)]));
}

/** Makes the calls of a `setup`. A log group is not made: this version writes no logs, and what they hold is in none of these cases. */
async function setUp(aws: LocalAws, calls: readonly ServiceCall[]): Promise<Fill> {
  const urls = new Map<string, string>();
  for (const { service, operation, parameters } of calls) {
    if (service === 'logs') continue;
    const client = aws[service as 'sqs' | 'dynamodb'] as unknown as Record<string, (input: object) => Promise<{ QueueUrl?: string }>>;
    const { QueueUrl } = await client[operation[0]!.toLowerCase() + operation.slice(1)]!(parameters);
    if (QueueUrl !== undefined) urls.set(parameters['QueueName'] as string, QueueUrl);
  }
  const kinds: Record<string, (name: string) => string | undefined> = { LambdaFunction: functionArn, Role: roleArn, QueueUrl: (name) => urls.get(name) };
  return (text) =>
    text.replace(/\$\{(\w+):([^}]+)\}/g, (whole, kind: string, name: string) => {
      const filled = kinds[kind]?.(name);
      if (filled === undefined) throw new Error(`Nothing is known of ${whole}.`);
      return filled;
    });
}

interface Played {
  readonly history: readonly HistoryEvent[];
  readonly result: Partial<ExecutionResult>;
  readonly fill: Fill;
}

/** Plays a case, on a virtual clock, with the functions, queues and tables that it had. */
export async function play(run: Run): Promise<Played> {
  const clock = virtualClock();
  const aws = new LocalAws({ clock, region, accountId });
  const fill = await setUp(aws, run.setup ?? []);
  const role = fill(run.aliases?.find(({ value }) => value?.startsWith('${Role:'))?.value ?? '${Role:service-role}');
  const definition = filledBy(run.definition, fill) as object;
  if (run.inputText !== undefined) return { history: playText(definition, run.inputText, run, role), result: {}, fill };
  const handlers = Object.fromEntries(Object.entries(run.functions ?? {}).map(([name, behaviour]) => [name, handlerOf(behaviour, run)]));
  const machine = new StateMachine(definition, {
    handlers,
    services: { sqs: aws.sqs, dynamodb: aws.dynamodb },
    clock,
    region,
    accountId,
    roleArn: role,
    name: run.stateMachineName,
  });
  const result = await machine.execute(run.input === undefined ? undefined : filledBy(run.input, fill), { name: run.executionName });
  return { history: result.history(), result, fill };
}

/**
 * Plays a case whose input's text is not the compact one. `StateMachine` takes values, so this goes straight to the core, which is handed the
 * text. None of these cases waits for anything outside.
 */
function playText(definition: object, inputText: string, { stateMachineName, executionName }: Run, role: string): HistoryEvent[] {
  const machine = parse(definition);
  const identity = {
    executionArns: `arn:aws:states:${region}:${accountId}:execution:${stateMachineName}:`,
    stateMachineArn: `arn:aws:states:${region}:${accountId}:stateMachine:${stateMachineName}`,
    stateMachineName,
    roleArn: role,
  };
  const execution = createExecution(identity, executionName, JSON.parse(inputText) as Json, 1, standardQuotas, inputText);
  const output: Output = { effects: [], history: emptyLog(), more: false };
  step(machine, execution, { type: 'started', at: 0 }, output);
  if (execution.status === 'RUNNING') throw new Error('The execution waits for something.');
  return historyEvents(output.history!, { subjects: machine.states, region, roleArn: role });
}
