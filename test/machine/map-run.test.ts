/**
 * Map states in Distributed mode. Sources: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html and the recordings of
 * distributed Maps in scenarios/ and assign/ (test_map_item_reader_…, test_map_state_tolerated_failure_…).
 */
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import type { StartChild, WriteResults } from '../../src/machine/effect';
import type { Event } from '../../src/machine/event';
import { Failure, Host, run, type Answers } from './drive';

const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'P',
  States: { P: { Type: 'Pass', End: true } },
};
const reader = { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON' }, Parameters: { Bucket: 'b', 'Key.$': '$.key' } };
const map = (fields: object = {}, more: object = {}): object => ({
  StartAt: 'M',
  States: { M: { Type: 'Map', ItemProcessor: processor, Label: 'L', End: true, ...fields }, ...more },
});
const echo: Answers = { startChild: (input: Json) => input };
const sm = 'arn:aws:states:us-east-1:123456789012';

/** Answers the reading of items with one page after the other. */
function pages(...list: Json[][]): Answers {
  return {
    ...echo,
    readItems: (effect: { cursor: number | null }) => {
      const at = effect.cursor ?? 0;
      return { items: list[at]!, cursor: at + 1 < list.length ? at + 1 : null };
    },
  };
}

describe('the history of a Map Run', () => {
  test('of items that are data; children have histories of their own', () => {
    expect(run(map(), [7, 8], echo).lines()).toEqual([
      '1<-0 ExecutionStarted',
      '2<-0 MapStateEntered M',
      '3<-2 MapStateStarted 2',
      '4<-3 MapRunStarted',
      '5<-4 MapRunSucceeded',
      '6<-5 MapStateSucceeded',
      '7<-5 MapStateExited M', // as in test_map_state_config_distributed_parameters
      '8<-7 ExecutionSucceeded',
    ]);
  });

  test('after another state the Exited event follows MapRunStarted (test_map_state_config_distributed_items_path_from_previous)', () => {
    const machine = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'M' }, ...(map() as { States: object }).States } };
    expect(run(machine, [7], echo).lines().slice(4)).toEqual([
      '5<-4 MapStateStarted 1',
      '6<-5 MapRunStarted',
      '7<-6 MapRunSucceeded',
      '8<-7 MapStateSucceeded',
      '9<-6 MapStateExited M',
      '10<-9 ExecutionSucceeded',
    ]);
  });

  test('items that are read count as none when the Map starts (test_map_item_reader_base_list_objects_v2)', () => {
    const host = run(map({ ItemReader: reader }), { key: 'k' }, pages([1, 2], [3]));
    expect(host.lines()[2]).toBe('3<-2 MapStateStarted 0');
    expect(host.execution.output).toEqual([1, 2, 3]);
  });

  test('a reader that fails fails the Map Run, then the Map (test_map_item_reader_csv_headers_decl_duplicate_headers)', () => {
    const host = run(
      map({ ItemReader: reader }),
      { key: 'k' },
      {
        readItems: () => {
          throw new Failure('States.ItemReaderFailed', 'CSV headers cannot contain duplicates.');
        },
      },
    );
    expect(host.lines().slice(2)).toEqual([
      '3<-2 MapStateStarted 0',
      '4<-3 MapRunStarted',
      '5<-4 MapRunFailed States.ItemReaderFailed',
      '6<-5 MapStateFailed',
      '7<-6 ExecutionFailed States.ItemReaderFailed',
    ]);
    expect(host.execution.cause).toBe('CSV headers cannot contain duplicates.');
    expect(host.execution.mapRuns).toMatchObject([{ status: 'FAILED' }]);
  });

  test('names: the Map Run, the children and their machine carry the Label; without one AWS makes it up', () => {
    const host = new Host(map(), [1], echo).start();
    const [started] = host.effects.filter(({ kind }) => kind === 'startChild') as StartChild[];
    const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
    expect(started!.mapRunArn).toMatch(new RegExp(`^${sm}:mapRun:M/L:${uuid}$`));
    expect(started!.identity).toMatchObject({ executionArns: `${sm}:execution:M/L:`, stateMachineArn: `${sm}:stateMachine:M/L`, stateMachineName: 'M/L' });
    expect(started!.name).toMatch(new RegExp(`^${uuid}$`));
    expect(started!.key).toBe('M#1.0/0');
    const unlabelled = new Host(map({ Label: undefined }), [1], echo).start();
    expect((unlabelled.effects.find(({ kind }) => kind === 'startChild') as StartChild).mapRunArn).toMatch(new RegExp(`:mapRun:M/${uuid}:${uuid}$`));
  });
});

describe('which children are started', () => {
  const inputs = (host: Host): Json[] => host.effects.flatMap((effect) => (effect.kind === 'startChild' ? [effect.input] : []));

  test('MaxConcurrency many at a time; 10,000 without it', () => {
    const silent = { startChild: () => undefined };
    expect(inputs(new Host(map({ MaxConcurrency: 2 }), [1, 2, 3], silent).start())).toEqual([1, 2]);
    expect(inputs(new Host(map(), [1, 2, 3], silent, { quotas: { distributedMapConcurrency: 1 } }).start())).toEqual([1]);
    expect(inputs(run(map({ MaxConcurrency: 2 }), [1, 2, 3], echo))).toEqual([1, 2, 3]);
  });

  test('the next page is read when more could run than there are items', () => {
    const host = new Host(map({ ItemReader: reader, MaxConcurrency: 2 }), { key: 'k' }, { ...pages([1, 2, 3], [4]), startChild: () => undefined }).start();
    host.turn();
    expect(inputs(host)).toEqual([1, 2]);
    const read = host.effects.filter(({ kind }) => kind === 'readItems');
    expect(read).toMatchObject([
      {
        key: 'M#1.0/items/0',
        source: { resource: reader.Resource, parameters: { Bucket: 'b', Key: 'k' }, config: { InputType: 'JSON' } },
        cursor: null,
      },
    ]);
    for (const child of host.calls.splice(0)) host.hand({ type: 'succeeded', at: host.at, thread: child.thread, turn: child.turn, output: null });
    expect(host.effects.at(-1)).toMatchObject({ kind: 'readItems', key: 'M#1.0/items/3', cursor: 1 });
  });

  test.each<[string, object, Json, Json[]]>([
    [
      "an ItemSelector: `$` is the state's effective input",
      { ItemSelector: { 'v.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index', 'all.$': '$' } },
      [5],
      [{ v: 5, i: 0, all: [5] }],
    ],
    [
      'the members of an object, with their names',
      { ItemSelector: { 'k.$': '$$.Map.Item.Key', 'v.$': '$$.Map.Item.Value' } },
      { a: 1, b: 2 },
      [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
      ],
    ],
    ['batches of so many items', { ItemBatcher: { MaxItemsPerBatch: 2 } }, [1, 2, 3], [{ Items: [1, 2] }, { Items: [3] }]],
    [
      'batches with their BatchInput',
      { ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'n.$': '$[0]' } } },
      [1, 2],
      [{ BatchInput: { n: 1 }, Items: [1, 2] }],
    ],
    ['batches of so many bytes', { ItemBatcher: { MaxInputBytesPerBatch: 21 } }, ['abc', 'def', 'g'], [{ Items: ['abc'] }, { Items: ['def', 'g'] }]],
    [
      'an item that is larger than a batch has one of its own',
      { ItemBatcher: { MaxInputBytesPerBatch: 5 } },
      ['abc', 'd'],
      [{ Items: ['abc'] }, { Items: ['d'] }],
    ],
    ['numbers by paths, also written as texts', { ItemBatcher: { MaxItemsPerBatchPath: '$[0]' } }, ['2', 1, 3], [{ Items: ['2', 1] }, { Items: [3] }]],
  ])('%s', (_what, fields, input, children) => {
    expect(inputs(run(map(fields), input, echo))).toEqual(children);
  });

  test('a batch takes items of several pages', () => {
    const host = run(map({ ItemReader: reader, ItemBatcher: { MaxItemsPerBatch: 3 } }), { key: 'k' }, pages([1, 2], [3, 4], [], [5]));
    expect(inputs(host)).toEqual([{ Items: [1, 2, 3] }, { Items: [4, 5] }]);
    expect(host.execution.mapRuns).toMatchObject([{ itemCounts: { total: 5, succeeded: 5 }, executionCounts: { total: 2, succeeded: 2 } }]);
  });

  test('the context object tells where an item comes from and what it is called, also where a batch takes it from the page before', () => {
    const ItemSelector = { 'k.$': '$$.Map.Item.Key', 's.$': '$$.Map.Item.Source', 'i.$': '$$.Map.Item.Index' };
    const two: { items: Json[]; keys: string[]; cursor: Json }[] = [
      { items: [1], keys: ['a'], cursor: 1 },
      { items: [2], keys: ['b'], cursor: null },
    ];
    const host = run(
      map({ ItemReader: reader, ItemSelector, ItemBatcher: { MaxItemsPerBatch: 2 } }),
      { key: 'k' },
      {
        ...echo,
        readItems: ({ cursor }: { cursor: number | null }) => two[cursor ?? 0]!,
      },
    );
    const source = 'S3://b/k';
    expect(inputs(host)).toEqual([
      {
        Items: [
          { k: 'a', s: source, i: 0 },
          { k: 'b', s: source, i: 1 },
        ],
      },
    ]);
    expect(inputs(run(map({ ItemSelector: { 's.$': '$$.Map.Item.Source' } }), [1], echo))).toEqual([{ s: 'STATE_DATA' }]);
  });

  test('MaxItems is handed to the reader, also from a path and written as a text', () => {
    const host = new Host(
      map({ ItemReader: { ...reader, ReaderConfig: { InputType: 'JSON', MaxItemsPath: '$.most' } } }),
      { key: 'k', most: '2' },
      echo,
    ).start();
    expect(host.effects.at(-1)).toMatchObject({ source: { config: { InputType: 'JSON', MaxItems: 2 } } });
  });
});

describe('an output that cannot be made of the results', () => {
  const jsonata = (fields: object): object => ({ QueryLanguage: 'JSONata', ...map({ Items: [1, 2], ...fields }) });
  const written = { ...echo, writeResults: () => ({ files: [], manifest: { Bucket: 'b', Key: 'k' } }) };
  const writer = { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'b' } } };

  // The Output is evaluated when "all child workflow executions" are done (state-map-distributed), so it cannot fail their Map Run. No recording has
  // the order of the events; it is that of an inline Map.
  test.each<[string, object]>([
    ['Output', { Output: '{% $states.result.none.x %}' }],
    ['Assign', { Assign: { v: '{% $error("no") %}' } }],
    ['Output, with the results written', { ...writer, Output: '{% $states.result.none.x %}' }],
    ['Assign, with the results written', { ...writer, Assign: { v: '{% $error("no") %}' } }],
  ])('%s: the Map Run has succeeded, and the Map fails', (_field, fields) => {
    const host = run(jsonata(fields), {}, written);
    expect(host.lines().slice(4)).toEqual([
      '5<-4 MapRunSucceeded',
      '6<-5 MapStateSucceeded',
      '7<-4 EvaluationFailed States.QueryEvaluationError',
      '8<-7 MapStateFailed',
      '9<-8 ExecutionFailed States.QueryEvaluationError',
    ]);
    expect(host.execution.mapRuns).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  test('it can be caught', () => {
    const caught = { ...writer, Output: '{% $states.result.none.x %}', Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Output: 'caught', Next: 'S' }] };
    const machine = { QueryLanguage: 'JSONata', ...map({ Items: [1], ...caught }, { S: { Type: 'Succeed' } }) };
    expect(run(machine, {}, written).execution).toMatchObject({ status: 'SUCCEEDED', output: 'caught' });
  });
});

describe('failures of children', () => {
  const failing = (...items: Json[]): Answers => ({
    startChild: (input: Json) => {
      if (items.includes(input)) throw new Failure('Bad', String(input));
      return input;
    },
  });
  const threshold = { status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold', cause: 'The specified tolerated failure threshold was exceeded' };

  test.each<[string, object, Json[], object]>([
    ['without a threshold none is tolerated', {}, [2], threshold],
    ['as many as ToleratedFailureCount', { ToleratedFailureCount: 1 }, [2], { status: 'SUCCEEDED', output: [1, 3, 4] }],
    ['one more than ToleratedFailureCount', { ToleratedFailureCount: 1 }, [2, 3], threshold],
    ['as much as ToleratedFailurePercentage', { ToleratedFailurePercentage: 50 }, [1, 2], { status: 'SUCCEEDED', output: [3, 4] }],
    ['more than ToleratedFailurePercentage', { ToleratedFailurePercentage: 49.9 }, [1, 2], threshold],
    ['either threshold counts', { ToleratedFailurePercentage: 100, ToleratedFailureCount: 1 }, [1, 2], threshold],
  ])('%s', (_what, fields, bad, expected) => {
    expect(run(map(fields), [1, 2, 3, 4], failing(...bad)).execution).toMatchObject(expected);
  });

  test('a percentage is one of all items: what failed first may be tolerated when all are known', () => {
    const host = run(map({ ItemReader: reader, ToleratedFailurePercentage: 50 }), { key: 'k' }, { ...pages([1], [2], []), ...failing(1) });
    expect(host.execution).toMatchObject({ status: 'SUCCEEDED', output: [2] });
    const failed = run(map({ ItemReader: reader, ToleratedFailurePercentage: 50 }), { key: 'k' }, { ...pages([1], [2], []), ...failing(1, 2) });
    expect(failed.execution).toMatchObject(threshold);
  });

  test('when the threshold is exceeded, the children that run are stopped and the events tell', () => {
    const host = new Host(map({ Retry: [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], MaxAttempts: 1 }] }), [1, 2, 3], {
      startChild: (input: Json) => {
        if (input === 2) throw new Failure('Bad');
        return undefined;
      },
    });
    host.run((calls) => calls.findIndex((call) => call.kind === 'startChild' && call.input === 2));
    expect(host.effects.flatMap((effect) => (effect.kind === 'cancel' ? [effect.key] : []))).toContain('M#1.0/2');
    expect(host.lines().slice(2)).toEqual([
      '3<-2 MapStateStarted 3',
      '4<-3 MapRunStarted',
      '5<-4 MapRunFailed States.ExceedToleratedFailureThreshold',
      '6<-5 MapStateStarted 3',
      '7<-6 MapRunStarted',
      '8<-7 MapRunFailed States.ExceedToleratedFailureThreshold',
      '9<-8 MapStateFailed',
      '10<-9 ExecutionFailed States.ExceedToleratedFailureThreshold',
    ]);
    expect(host.execution.mapRuns).toMatchObject([
      { status: 'FAILED', executionCounts: { total: 3, running: 0, failed: 1, aborted: 2 } },
      { status: 'FAILED', executionCounts: { total: 3, running: 0, failed: 1, aborted: 2 } },
    ]);
  });

  test('what is being read when the threshold is exceeded is withdrawn, and the execution goes on', () => {
    const around = {
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: [{ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } }], End: true } },
    };
    const machine = map({ ItemReader: reader, MaxConcurrency: 2, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'P' }] }, around.States);
    const host = new Host(machine, { key: 'k' }, { ...pages([1, 2], [3]), ...failing(1) }).start();
    const reading = host.calls[0]!;
    host.hand({ type: 'itemsRead', at: host.at, thread: reading.thread, turn: reading.turn, items: [1], keys: null, source: 's', cursor: 1 });
    host.turn((calls) => calls.findIndex(({ kind }) => kind === 'startChild'));
    expect(host.effects.flatMap((effect) => (effect.kind === 'cancel' ? [effect.key] : []))).toContain('M#1.0/items/1');
    host.restart();
    expect(host.finish().execution.status).toBe('SUCCEEDED');
  });

  test('children that timed out or were aborted are counted as such', () => {
    const host = run(map({ ToleratedFailureCount: 2 }), [1, 2], {
      startChild: (input: Json) => {
        throw new Failure('E', null, input === 1 ? 'TIMED_OUT' : 'ABORTED');
      },
    });
    expect(host.execution.mapRuns).toMatchObject([{ itemCounts: { total: 2, timedOut: 1, aborted: 1 }, toleratedFailureCount: 2 }]);
  });

  test.each<[string, object, Json, string]>([
    ['ToleratedFailureCountPath', { ToleratedFailureCountPath: '$.t' }, -1, 'ToleratedFailureCount cannot be negative.'],
    ['ToleratedFailurePercentagePath', { ToleratedFailurePercentagePath: '$.t' }, -1, 'ToleratedFailurePercentage must be between 0 and 100.'],
    [
      'ToleratedFailurePercentagePath',
      { ToleratedFailurePercentagePath: '$.t' },
      [],
      'The ToleratedFailurePercentagePath field refers to value "[]" which is not a valid float: $.t',
    ],
    [
      'ToleratedFailureCountPath',
      { ToleratedFailureCountPath: '$.t' },
      1.5,
      'The ToleratedFailureCountPath field refers to value "1.5" which is not a valid integer: $.t',
    ],
  ])('a bad %s fails the state after MapStateStarted', (_what, fields, t, cause) => {
    const host = run(map({ ItemsPath: '$.items', ...fields }), { items: [0], t }, echo);
    expect(host.lines().slice(2)).toEqual(['3<-2 MapStateStarted 1', '4<-3 ExecutionFailed States.Runtime']);
    expect(host.execution.cause).toBe(`An error occurred while executing the state 'M' (entered at the event id #2). ${cause}`);
  });

  test('a percentage may be written as a text (MAP_STATE_REFERENCE_IN_TOLERATED_FAILURE_PATH)', () => {
    expect(run(map({ ItemsPath: '$.items', ToleratedFailurePercentagePath: '$.t' }), { items: [0], t: '1.5' }, echo).execution.output).toEqual([0]);
  });

  test('an ItemSelector that cannot be evaluated fails the Map Run', () => {
    const host = run(map({ ItemSelector: { 'x.$': '$$.Map.Item.Value.x' } }), [{ x: 1 }, {}], { startChild: () => undefined });
    expect(host.lines().slice(3)).toEqual([
      '4<-3 MapRunStarted',
      '5<-4 MapRunFailed States.Runtime',
      '6<-5 MapStateFailed',
      '7<-6 ExecutionFailed States.Runtime',
    ]);
  });

  test('a Map Run beside a failing branch is aborted, and so is one of an execution that is stopped', () => {
    const branches = [map() as object, { StartAt: 'F', States: { F: { Type: 'Wait', Seconds: 1, Next: 'G' }, G: { Type: 'Fail', Error: 'E' } } }];
    const host = run({ StartAt: 'Both', States: { Both: { Type: 'Parallel', Branches: branches, End: true } } }, [1], { startChild: () => undefined });
    expect(host.lines().filter((line) => line.includes('Map'))).toEqual([
      '4<-3 MapStateEntered M',
      '5<-4 MapStateStarted 1',
      '6<-5 MapRunStarted',
      '10<-9 MapRunAborted',
      '11<-9 MapStateAborted',
    ]);
    const stopped = new Host(map(), [1], { startChild: () => undefined }).start();
    stopped.hand({ type: 'stopped', at: stopped.at, error: null, cause: null });
    for (const { execution } of [host, stopped])
      expect(execution.mapRuns).toMatchObject([
        { status: 'ABORTED', itemCounts: { total: 1, running: 0, aborted: 1 }, executionCounts: { running: 0, aborted: 1 } },
      ]);
    expect(stopped.effects.filter(({ kind }) => kind === 'cancel').map(({ key }) => key)).toContain('M#1.0/0');
  });
});

describe('results', () => {
  const written = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'p' } };
  const writing = (parts: WriteResults[] = []): Answers => ({
    ...echo,
    writeResults: (effect: WriteResults) => {
      parts.push(effect);
      return {
        files: [{ status: 'SUCCEEDED', Key: `p/part-${effect.part}`, Size: 1 }],
        manifest: effect.last ? { Bucket: 'out', Key: 'p/manifest.json' } : null,
      };
    },
  });

  test('a ResultWriter gives the place of the manifest', () => {
    const parts: WriteResults[] = [];
    const host = run(map({ ResultWriter: written, ToleratedFailureCount: 1 }), [1, 2], {
      ...writing(parts),
      startChild: (input: Json) => {
        if (input === 2) throw new Failure('Bad', 'two');
        return { got: input };
      },
    });
    expect(host.execution.output).toEqual({
      MapRunArn: host.execution.mapRuns![0]!.mapRunArn,
      ResultWriterDetails: { Bucket: 'out', Key: 'p/manifest.json' },
    });
    expect(parts).toMatchObject([
      {
        key: 'M#1.0/results/0',
        target: { bucket: 'out', prefix: 'p', transformation: 'NONE', outputType: 'JSON' },
        files: [],
        last: true,
        results: [
          { Status: 'SUCCEEDED', Input: '1', Output: '{"got":1}', StateMachineArn: `${sm}:stateMachine:M/L`, StartDate: '2026-01-01T00:00:00.000Z' },
          { Status: 'FAILED', Input: '2', Error: 'Bad', Cause: 'two' },
        ],
      },
    ]);
  });

  test('what there is to write goes out in parts', () => {
    const parts: WriteResults[] = [];
    const items = Array.from({ length: 2500 }, (_, index) => index);
    const host = run(map({ ResultWriter: { ...written, Parameters: { Bucket: 'out' } } }), items, writing(parts));
    expect(parts.map(({ part, results, last }) => [part, results.length, last])).toEqual([
      [0, 1000, false],
      [1, 1500, true],
    ]);
    expect(host.execution.status).toBe('SUCCEEDED');
  });

  test('a Map Run that fails writes what it has before it fails', () => {
    const parts: WriteResults[] = [];
    const host = run(map({ ResultWriter: written }), [1, 2], {
      ...writing(parts),
      startChild: () => {
        throw new Failure('Bad');
      },
    });
    expect([host.execution.error, parts.length]).toEqual(['States.ExceedToleratedFailureThreshold', 1]);
    // "all failed, timed out, and aborted child workflow executions": input-output-resultwriter
    expect(parts[0]!.results).toMatchObject([
      { Status: 'FAILED', Error: 'Bad', Input: '1' },
      { Status: 'ABORTED', Input: '2' },
    ]);
  });

  test.each([
    ['a Bucket that is missing', { Parameters: { Prefix: 'p' } }, 'The ResultWriter needs the Bucket that results are written to.'],
    ['a Prefix that is no text', { Parameters: { Bucket: 'b', Prefix: [1] } }, 'The Prefix of the ResultWriter must be a string: [1]'],
  ])('%s fails the state, and no Map Run is told of', (_what, fields, cause) => {
    const host = run(map({ ResultWriter: { ...written, ...fields } }), [1], echo);
    expect(host.execution).toMatchObject({ error: 'States.Runtime', mapRuns: null });
    expect(host.execution.cause).toContain(cause);
  });

  test('a writer that fails fails the Map Run', () => {
    const host = run(map({ ResultWriter: written }), [1], {
      ...echo,
      writeResults: () => {
        throw new Failure('States.ResultWriterFailed', 'no');
      },
    });
    expect(host.lines().slice(4, 6)).toEqual(['5<-4 MapRunFailed States.ResultWriterFailed', '6<-5 MapStateFailed']);
  });

  test.each<[string, object, Json]>([
    ['COMPACT, the default', {}, [[1], [2, 3], 4]],
    ['COMPACT', { ResultWriter: { WriterConfig: { Transformation: 'COMPACT' } } }, [[1], [2, 3], 4]],
    ['FLATTEN', { ResultWriter: { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSONL' } } }, [1, 2, 3, 4]],
    ['COMPACT where only an OutputType is given', { ResultWriter: { WriterConfig: { OutputType: 'JSON' } } }, [[1], [2, 3], 4]],
  ])('without a bucket: %s', (_what, fields, output) => {
    expect(run(map(fields), [[1], [2, 3], 4], echo).execution.output).toEqual(output);
  });

  test('without a bucket: NONE gives the whole of each child execution', () => {
    expect(run(map({ ResultWriter: { WriterConfig: { Transformation: 'NONE' } } }), [1], echo).execution.output).toMatchObject([
      { Status: 'SUCCEEDED', Input: '1', Output: '1', InputDetails: { Included: true }, RedriveCount: 0 },
    ]);
  });

  test('with a WriterConfig alone, a child that failed gives its execution unchanged', () => {
    const host = run(map({ ResultWriter: { WriterConfig: { Transformation: 'FLATTEN' } }, ToleratedFailureCount: 1 }), [[1], 2], {
      startChild: (input: Json) => {
        if (input === 2) throw new Failure('Bad');
        return input;
      },
    });
    expect(host.execution.output).toMatchObject([1, { Status: 'FAILED', Input: '2', Error: 'Bad' }]);
  });

  test('a ResultWriter without a bucket fails the state', () => {
    expect(run(map({ ResultWriter: { ...written, Parameters: { Prefix: 'p' } } }), [1], echo).execution).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
    });
  });

  test('results of more bytes than a payload may have are not kept, and fail the state when all is done', () => {
    const host = run(map(), ['aaaaa', 'bbbbb', 'ccccc', 'd'], echo, { quotas: { payloadBytes: 35 } });
    expect(host.execution).toMatchObject({ status: 'SUCCEEDED', output: ['aaaaa', 'bbbbb', 'ccccc', 'd'] });
    const large = run(
      map(),
      Array.from({ length: 10 }, () => 'x'),
      { startChild: () => 'aaaaaaaa' },
      { quotas: { payloadBytes: 50 } },
    );
    expect(large.execution).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'M' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
    expect(large.execution.mapRuns).toMatchObject([{ executionCounts: { succeeded: 10 } }]);
  });

  test('results that nothing takes up are not kept; their size counts all the same', () => {
    const unused = map({ ResultPath: null });
    expect(run(unused, [1, 2], { startChild: () => 'x'.repeat(20) }, { quotas: { payloadBytes: 47 } }).execution).toMatchObject({
      status: 'SUCCEEDED',
      output: [1, 2],
    });
    expect(run(unused, [1, 2], { startChild: () => 'x'.repeat(20) }, { quotas: { payloadBytes: 46 } }).execution).toMatchObject({
      error: 'States.DataLimitExceeded',
    });
    const host = new Host(unused, [1, 2], {}).start();
    const [first] = host.calls;
    host.hand({ type: 'succeeded', at: host.at, thread: first!.thread, turn: first!.turn, output: 'result' });
    expect(host.execution.threads[0]!.children!.results).toEqual([]);
  });

  test('the quota holds for results of its real size: what grows is never measured as a whole', () => {
    const items = Array.from({ length: 2000 }, (_, index) => index);
    const long = 'x'.repeat(400);
    expect(run(map(), items, { startChild: () => long }).execution).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(run(map(), items.slice(0, 600), { startChild: () => long }).execution.status).toBe('SUCCEEDED');
  });

  test('results stand in the order of their items, whatever ends first', () => {
    expect(run(map(), [1, 2, 3], echo).execution.output).toEqual([1, 2, 3]);
    expect(new Host(map(), [1, 2, 3], echo).run((calls) => calls.length - 1).execution.output).toEqual([1, 2, 3]);
  });

  test('a ResultWriter without arguments fails the state, too', () => {
    const { execution } = run(map({ ResultWriter: { Resource: written.Resource } }), [1], echo);
    expect(execution.cause).toContain('The ResultWriter needs the Bucket that results are written to.');
  });

  test('the execution goes on after the last page and after the last part', () => {
    const next = { E: { Type: 'Succeed' } };
    const read = run(map({ ItemReader: reader, Next: 'E', End: undefined }, next), { key: 'k' }, pages([]));
    const wrote = run(map({ ResultWriter: written, Next: 'E', End: undefined }, next), [1], writing());
    expect([read, wrote].map((host) => host.lines().some((line) => line.includes('SucceedStateEntered E')))).toEqual([true, true]);
  });

  test('a Map over nothing', () => {
    expect(run(map(), [], echo).execution.output).toEqual([]);
    expect(run(map({ ItemReader: reader }), { key: 'k' }, pages([])).execution.output).toEqual([]);
  });
});

test('it can be saved and resumed between any two steps: reading, children and writing are asked for again with their keys', () => {
  const writer = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out' } };
  const answers: Answers = { ...pages([1, 2], [3]), writeResults: () => ({ files: [], manifest: { Bucket: 'out', Key: 'manifest.json' } }) };
  const machine = map({ ItemReader: reader, ResultWriter: writer, MaxConcurrency: 2 });
  const plain = run(machine, { key: 'k' }, answers);
  const saved = new Host(machine, { key: 'k' }, answers).start();
  while (saved.execution.status === 'RUNNING') {
    const before = saved.calls.map(({ key }) => key).toSorted();
    saved.restart();
    expect(saved.calls.map(({ key }) => key).toSorted()).toEqual(before);
    saved.turn();
  }
  expect(saved.execution.output).toEqual(plain.execution.output);
  expect(saved.lines()).toEqual(plain.lines());
});

test('a failure of what only waits changes nothing', () => {
  const host = new Host({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 9, End: true } } }).start();
  const { turn } = host.execution.threads[0]!;
  host.hand({ type: 'failed', at: host.at, thread: 0, turn, error: 'E', cause: null });
  expect(host.execution.status).toBe('RUNNING');
});

test('outcomes that are not wanted change nothing', () => {
  const host = new Host(map({ ItemReader: reader }), { key: 'k' }, { startChild: () => undefined }).start();
  const { thread, turn } = host.calls[0]!;
  host.hand({ type: 'resultsWritten', at: host.at, thread, turn, files: [], manifest: null });
  host.hand({ type: 'succeeded', at: host.at, thread, turn, output: 1 });
  host.hand({ type: 'itemsRead', at: host.at, thread, turn, items: [1], keys: null, source: '', cursor: null });
  const [, child] = host.calls;
  host.hand({ type: 'itemsRead', at: host.at, thread: child!.thread, turn: child!.turn, items: [1], keys: null, source: '', cursor: null });
  expect([host.execution.status, host.lines().length]).toEqual(['RUNNING', 4]);
});

describe('a Map Run that has ended elsewhere, as a recording tells', () => {
  const untold = { quotas: { distributedMapConcurrency: 0 } };
  const ended = (event: object, fields: object = {}, input: Json = [1, 2]): Host => {
    const host = new Host(map(fields), input, echo, untold).start();
    host.hand({ at: host.at, thread: 0, turn: host.execution.threads[0]!.turn, ...event } as Event);
    return host;
  };
  const succeeded = ['3<-2 MapStateStarted 2', '4<-3 MapRunStarted', '5<-4 MapRunSucceeded', '6<-5 MapStateSucceeded'];

  test('begins no child execution and reads nothing', () => {
    expect(ended({ type: 'continued' }).effects.map(({ kind }) => kind)).toEqual(['sleep']);
    expect(ended({ type: 'continued' }, { ItemReader: reader }, { key: 'k' }).effects.map(({ kind }) => kind)).toEqual(['sleep']);
  });

  test('leaves the Map with the output and the variables that it had (test_map_state_config_distributed_parameters)', () => {
    const host = ended({ type: 'mapRunEnded', output: { made: 'elsewhere' }, text: '{ "made": "elsewhere" }', assigned: { v: 1 } });
    expect(host.lines().slice(2)).toEqual([...succeeded, '7<-5 MapStateExited M', '8<-7 ExecutionSucceeded']);
    expect(host.events()[6]).toMatchObject({ stateExitedEventDetails: { output: '{ "made": "elsewhere" }', assignedVariables: { v: '1' } } });
    expect(host.execution).toMatchObject({ output: { made: 'elsewhere' }, mapRuns: [{ status: 'SUCCEEDED' }] });
    expect(ended({ type: 'mapRunEnded', output: 3, assigned: null }).execution.output).toBe(3);
  });

  test('may have failed (test_map_item_reader_csv_headers_decl_duplicate_headers)', () => {
    const host = ended({ type: 'failed', error: 'States.ItemReaderFailed', cause: 'CSV headers cannot contain duplicates.' });
    expect(host.lines().slice(4)).toEqual(['5<-4 MapRunFailed States.ItemReaderFailed', '6<-5 MapStateFailed', '7<-6 ExecutionFailed States.ItemReaderFailed']);
  });

  test('or the Map on its results', () => {
    const large = ended({ type: 'mapRunEnded', error: 'States.DataLimitExceeded', cause: 'whatever' });
    expect(large.lines().slice(2)).toEqual([...succeeded, '7<-5 ExecutionFailed States.DataLimitExceeded']);
    const jsonata = { QueryLanguage: 'JSONata', Items: [1, 2] };
    const host = ended({ type: 'mapRunEnded', error: 'States.QueryEvaluationError', cause: 'why', location: 'Output' }, jsonata);
    expect(host.lines().slice(6)).toEqual([
      '7<-4 EvaluationFailed States.QueryEvaluationError',
      '8<-7 MapStateFailed',
      '9<-8 ExecutionFailed States.QueryEvaluationError',
    ]);
  });

  test('ends what was under way, and comes to no other state', () => {
    const host = new Host(map({ MaxConcurrency: 1 }), [1, 2], { startChild: () => undefined }).start();
    host.hand({ type: 'mapRunEnded', at: host.at, thread: 0, turn: 0, output: 0, assigned: null });
    expect(host.execution.status).toBe('SUCCEEDED');
    expect(host.effects.filter(({ kind }) => kind === 'cancel').length).toBeGreaterThan(0);
    const other = new Host({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } }).start();
    other.hand({ type: 'mapRunEnded', at: other.at, thread: 0, turn: other.execution.threads[0]!.turn, output: 0, assigned: null });
    expect(other.lines()).toHaveLength(2);
  });
});
