/** Map states in Distributed mode, with their readers, child executions and writers. */
import { StateMachine, virtualClock, type HistoryEvent, type Json } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import { describe, expect, test } from 'vitest';

const arn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const task = { Type: 'Task', Resource: arn('F'), End: true };
const map = (fields: object = {}, state: object = task): object => ({
  StartAt: 'M',
  States: {
    M: {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'S', States: { S: state } },
      Label: 'L',
      End: true,
      ...fields,
    },
  },
});
const csv = {
  Resource: 'arn:aws:states:::s3:getObject',
  ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
  Parameters: { Bucket: 'rows', Key: 'rows.csv' },
};
const writer = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'rows', Prefix: 'out' } };

async function bucket(body = 'id,name\n1,Ada\n2,Grace\n3,Edsger\n'): Promise<{ aws: LocalAws; clock: ReturnType<typeof virtualClock> }> {
  const clock = virtualClock();
  const aws = new LocalAws({ clock });
  await aws.s3.createBucket({ Bucket: 'rows' });
  await aws.s3.putObject({ Bucket: 'rows', Key: 'rows.csv', Body: body });
  return { aws, clock };
}

const types = (events: readonly HistoryEvent[]): string[] => events.map(({ type }) => type);

describe('child executions', () => {
  test('each has its own ARN, history and result; the Map Run counts them', async () => {
    const { aws, clock } = await bucket();
    const machine = new StateMachine(map({ ItemReader: csv, ToleratedFailureCount: 1 }), {
      handlers: {
        F: ({ name }: { name: string }) => {
          if (name === 'Grace') throw Object.assign(new Error('busy'), { name: 'Busy' });
          return `Hello ${name}`;
        },
      },
      services: { s3: aws.s3 },
      clock,
    });
    const result = await machine.execute({});
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: ['Hello Ada', 'Hello Edsger'] });
    const [run] = result.mapRuns();
    expect(run).toMatchObject({
      executionArn: result.executionArn,
      status: 'SUCCEEDED',
      maxConcurrency: 10_000,
      toleratedFailureCount: 1,
      itemCounts: { total: 3, pending: 0, running: 0, succeeded: 2, failed: 1, timedOut: 0, aborted: 0 },
      executionCounts: { total: 3, succeeded: 2, failed: 1 },
    });
    expect(run!.executions.map(({ status, input }) => [status, input])).toEqual([
      ['SUCCEEDED', { id: '1', name: 'Ada' }],
      ['FAILED', { id: '2', name: 'Grace' }],
      ['SUCCEEDED', { id: '3', name: 'Edsger' }],
    ]);
    const [ada] = run!.executions;
    expect(ada!.executionArn).toMatch(/^arn:aws:states:us-east-1:123456789012:execution:StateMachine\/L:[0-9a-f-]{36}$/);
    expect(types(ada!.history())).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(types(result.history())).not.toContain('TaskStateEntered');
    expect((await ada!.result).output).toBe('Hello Ada');
  });

  test('childExecutions says how many are kept; an Express child ends after five minutes', async () => {
    const { aws, clock } = await bucket();
    const services = { s3: aws.s3 };
    const none = await new StateMachine(map({ ItemReader: csv }), { handlers: { F: () => 1 }, services, clock, childExecutions: 0 }).execute();
    const two = await new StateMachine(map({ ItemReader: csv }), { handlers: { F: () => 1 }, services, clock, childExecutions: 2 }).execute();
    expect([none, two].map((result) => result.mapRuns()[0]!.executions.length)).toEqual([0, 2]);
    const express = {
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'W',
        States: { W: { Type: 'Wait', Seconds: 301, End: true } },
      },
      ToleratedFailurePercentage: 100,
    };
    const waited = await new StateMachine(map(express), { clock }).execute([1]);
    expect(waited.mapRuns()[0]!.executionCounts).toMatchObject({ total: 1, timedOut: 1 });
  });

  test('onEvent tells the events of children too, with their ARN', async () => {
    const { clock } = await bucket();
    const seen: string[] = [];
    const onEvent = ({ type }: HistoryEvent, executionArn: string): void => void seen.push(`${executionArn.split(':')[6]} ${type}`);
    await new StateMachine(map({}, { Type: 'Pass', End: true }), { clock, onEvent }).execute([1]);
    expect(seen).toContain('StateMachine MapRunStarted');
    expect(seen).toContain('StateMachine/L PassStateEntered');
  });

  test('stopping the execution stops its children and aborts their handlers', async () => {
    const { clock } = await bucket();
    let aborted = 0;
    const F = (_input: Json, context: { signal: AbortSignal }): Promise<never> =>
      new Promise((_resolve, reject) => {
        context.signal.addEventListener('abort', () => {
          aborted++;
          reject(new Error('stopped'));
        });
      });
    const execution = new StateMachine(map(), { handlers: { F }, clock }).start([1, 2]);
    await Promise.resolve();
    execution.stop();
    expect(await execution.result).toMatchObject({ status: 'ABORTED' });
    expect([aborted, execution.mapRuns()[0]!.status]).toEqual([2, 'ABORTED']);
  });
});

test('results are written with a manifest', async () => {
  const { aws, clock } = await bucket();
  const machine = new StateMachine(map({ ItemReader: csv, ResultWriter: writer }), {
    handlers: { F: ({ name }: { name: string }) => name },
    services: { s3: aws.s3 },
    clock,
  });
  const { output } = (await machine.execute({})) as unknown as { output: { MapRunArn: string; ResultWriterDetails: { Bucket: string; Key: string } } };
  const read = async (Key: string): Promise<Json> => JSON.parse(await (await aws.s3.getObject({ Bucket: 'rows', Key })).Body!.transformToString()) as Json;
  const manifest = (await read(output.ResultWriterDetails.Key)) as { MapRunArn: string; ResultFiles: { SUCCEEDED: { Key: string }[]; FAILED: [] } };
  expect(output.ResultWriterDetails.Key).toBe(`out/${output.MapRunArn.split(':').at(-1)!}/manifest.json`);
  expect([manifest.MapRunArn, manifest.ResultFiles.FAILED]).toEqual([output.MapRunArn, []]);
  expect(await read(manifest.ResultFiles.SUCCEEDED[0]!.Key)).toMatchObject([{ Output: '"Ada"' }, { Output: '"Grace"' }, { Output: '"Edsger"' }]);
});

describe('what goes wrong', () => {
  test('an object that is not there fails the Map Run', async () => {
    const { aws, clock } = await bucket();
    const missing = { ...csv, Parameters: { Bucket: 'rows', Key: 'other.csv' } };
    const result = await new StateMachine(map({ ItemReader: missing }), { handlers: { F: () => 1 }, services: { s3: aws.s3 }, clock }).execute();
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
    expect(types(result.history()).slice(3)).toEqual(['MapRunStarted', 'MapRunFailed', 'MapStateFailed', 'ExecutionFailed']);
  });

  test('a bucket that is not there fails the Map Run when results are written', async () => {
    const { aws, clock } = await bucket();
    const to = { ...writer, Parameters: { Bucket: 'nowhere' } };
    const result = await new StateMachine(map({ ResultWriter: to }), { handlers: { F: () => 1 }, services: { s3: aws.s3 }, clock }).execute([1]);
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.ResultWriterFailed' });
  });

  test('a client that throws what is no error fails the Map Run too', async () => {
    // oxlint-disable-next-line no-throw-literal
    const s3 = { getObject: () => Promise.reject('no') as Promise<never>, listObjectsV2: () => ({}), putObject: () => ({}) };
    const result = await new StateMachine(map({ ItemReader: csv }), { handlers: { F: () => 1 }, services: { s3 }, clock: virtualClock() }).execute();
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
  });

  test('a machine without the service is refused', () => {
    const make = (services: Record<string, object>): unknown => {
      try {
        return new StateMachine(map({ ItemReader: csv, ResultWriter: writer }), { handlers: { F: () => 1 }, services });
      } catch (thrown) {
        return (thrown as { diagnostics: { code: string; location: string; message: string }[] }).diagnostics.map(({ code, location, message }) => [
          code,
          location,
          message,
        ]);
      }
    };
    expect(make({})).toEqual([
      ['no-service', '/States/M/ItemReader/Resource', 'State "M" calls arn:aws:states:::s3:getObject, but no service "s3" was given.'],
      ['no-service', '/States/M/ResultWriter/Resource', 'State "M" calls arn:aws:states:::s3:putObject, but no service "s3" was given.'],
    ]);
    expect(make({ s3: { getObject: () => 1 } })).toMatchObject([
      ['no-service', '/States/M/ResultWriter/Resource', 'State "M" calls arn:aws:states:::s3:putObject, but the service "s3" has no method "putObject".'],
    ]);
  });
});

test('it is saved with its children and goes on in another machine', async () => {
  const { aws, clock } = await bucket();
  const definition = map({ ItemReader: csv, MaxConcurrency: 2 }, { Type: 'Wait', Seconds: 60, Next: 'T' });
  const states = (definition as { States: { M: { ItemProcessor: { States: Record<string, object> } } } }).States.M.ItemProcessor.States;
  states['T'] = task;
  let calls = 0;
  const options = {
    handlers: {
      F: ({ name }: { name: string }) => {
        calls++;
        return name;
      },
    },
    services: { s3: aws.s3 },
    clock,
  };
  const first = new StateMachine(definition, options).start({});
  while (first.mapRuns()[0]!.executionCounts.running < 2) await new Promise(setImmediate);
  const saved = JSON.parse(JSON.stringify(first.save())) as ReturnType<typeof first.save>;
  first.stop();
  const again = new StateMachine(definition, options).resume(saved);
  const result = await again.result;
  expect([result.output, calls]).toEqual([['Ada', 'Grace', 'Edsger'], 3]);
  expect(result.mapRuns()[0]!.executions.map((child) => types(child.history()).filter((type) => type === 'WaitStateEntered').length)).toEqual([1, 1, 1]);
  // The children that were saved went on: their Wait had begun before.
  expect(result.mapRuns()[0]!.executions[0]!.startDate).toEqual(first.startDate);
});

test('a child of type EXPRESS has the quotas of an Express workflow, but for those that the options name', async () => {
  const processor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 301, End: true } },
  };
  const definition = map({ ItemProcessor: processor });
  const child = async (quotas: object): Promise<object> => {
    const { mapRuns } = await new StateMachine(definition, { clock: virtualClock(), quotas }).execute([1]);
    const { status, executionArn } = mapRuns()[0]!.executions[0]!;
    return { status, express: executionArn.startsWith('arn:aws:states:us-east-1:123456789012:express:StateMachine/L:') };
  };
  expect(await child({})).toEqual({ status: 'TIMED_OUT', express: true });
  expect(await child({ executionSeconds: 1000 })).toEqual({ status: 'SUCCEEDED', express: true });
});
