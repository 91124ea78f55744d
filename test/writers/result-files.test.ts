import { describe, expect, test } from 'vitest';
import type { ChildResult, WriterConfig } from '../../src/resources/map-results';
import { type ResultTarget, writeManifest, writePart } from '../../src/writers/result-files';

// The results and files of https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
const id = 'ad9b5f27-090b-3ac6-9beb-243cd77144a7';
const mapRunArn = `arn:aws:states:us-east-2:123456789012:mapRun:csvProcess/Map:${id}`;

const succeeded = (Output: string): ChildResult => ({
  ExecutionArn: 'arn:aws:states:us-east-2:123456789012:execution:orderProcessing/getOrders:da4e9fc7-abab-3b27-9a77-a277e463b709',
  Input: '{}',
  InputDetails: { Included: true },
  Name: 'da4e9fc7-abab-3b27-9a77-a277e463b709',
  Output,
  OutputDetails: { Included: true },
  RedriveCount: 0,
  RedriveStatus: 'NOT_REDRIVABLE',
  RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  StartDate: '2025-02-04T01:49:50.099Z',
  StateMachineArn: 'arn:aws:states:us-east-2:123456789012:stateMachine:orderProcessing/getOrders',
  Status: 'SUCCEEDED',
  StopDate: '2025-02-04T01:49:50.163Z',
});
const ended = (Status: ChildResult['Status']): ChildResult => ({ Input: '1', InputDetails: { Included: true }, Name: Status, Status });

const first = '[{"customer_id": "145538"},{"customer_id":"898037"}]';
const second = '[{"customer_id":"é"}]';

/** A bucket that keeps what is written, in order. */
function bucket(config: WriterConfig = {}, prefix?: string): { target: ResultTarget; written: [key: string, body: string, type: string][] } {
  const written: [string, string, string][] = [];
  const s3 = {
    putObject: ({ Key, Body, ContentType }: { Key: string; Body: string; ContentType: string }) => Promise.resolve(written.push([Key, Body, ContentType])),
  };
  return { target: { s3, bucket: 'results', ...(prefix !== undefined && { prefix }), mapRunArn, config }, written };
}

/** Writes all results as one part, then the manifest. */
async function writeAll(target: ResultTarget, results: readonly ChildResult[]): Promise<{ Bucket: string; Key: string }> {
  return writeManifest(target, await writePart(target, results, []));
}

test.each<[config: WriterConfig, file: string, body: string, type: string]>([
  [{}, 'SUCCEEDED_0.json', `[${JSON.stringify(succeeded(first))},${JSON.stringify(succeeded(second))},${JSON.stringify(succeeded('3'))}]`, 'application/json'],
  [
    { Transformation: 'NONE', OutputType: 'JSONL' },
    'SUCCEEDED_0.jsonl',
    [first, second, '3'].map((output) => JSON.stringify(succeeded(output))).join('\n'),
    'application/jsonl',
  ],
  [{ Transformation: 'COMPACT' }, 'SUCCEEDED_0.json', `[${first},${second},3]`, 'application/json'],
  [{ Transformation: 'COMPACT', OutputType: 'JSONL' }, 'SUCCEEDED_0.jsonl', `${first}\n${second}\n3`, 'application/jsonl'],
  [
    { Transformation: 'FLATTEN', OutputType: 'JSON' },
    'SUCCEEDED_0.json',
    '[{"customer_id":"145538"},{"customer_id":"898037"},{"customer_id":"é"},3]',
    'application/json',
  ],
  [
    { Transformation: 'FLATTEN', OutputType: 'JSONL' },
    'SUCCEEDED_0.jsonl',
    '{"customer_id":"145538"}\n{"customer_id":"898037"}\n{"customer_id":"é"}\n3',
    'application/jsonl',
  ],
])('%j', async (config, file, body, type) => {
  const { target, written } = bucket(config, 'csvProcessJobs');
  expect(await writeAll(target, [first, second, '3'].map(succeeded))).toEqual({ Bucket: 'results', Key: `csvProcessJobs/${id}/manifest.json` });
  const Key = `csvProcessJobs/${id}/${file}`;
  const manifest = {
    DestinationBucket: 'results',
    MapRunArn: mapRunArn,
    ResultFiles: { FAILED: [], PENDING: [], SUCCEEDED: [{ Key, Size: Buffer.byteLength(body) }] },
  };
  expect(written).toEqual([
    [Key, body, type],
    [`csvProcessJobs/${id}/manifest.json`, JSON.stringify(manifest), 'application/json'],
  ]);
});

const everyStatus = [succeeded('1'), ...(['FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING'] as const).map(ended)];
const filesByStatus = {
  SUCCEEDED: '[1]',
  FAILED: JSON.stringify(['FAILED', 'TIMED_OUT', 'ABORTED'].map((status) => ended(status as 'FAILED'))),
  PENDING: JSON.stringify([ended('PENDING')]),
};

test('results go to the file of their status, and those that are no outputs stay as they are', async () => {
  const { target, written } = bucket({ Transformation: 'COMPACT' });
  expect(await writeAll(target, everyStatus)).toEqual({ Bucket: 'results', Key: `${id}/manifest.json` });
  expect(written.slice(0, -1).map(([key, body]) => [key, body])).toEqual(
    Object.entries(filesByStatus).map(([status, body]) => [`${id}/${status}_0.json`, body]),
  );
});

test('a Map Run without results has a manifest', async () => {
  const { target, written } = bucket({}, 'p/');
  expect(await writeAll(target, [])).toEqual({ Bucket: 'results', Key: `p/${id}/manifest.json` });
  expect(written.map(([, body]) => JSON.parse(body))).toEqual([
    { DestinationBucket: 'results', MapRunArn: mapRunArn, ResultFiles: { FAILED: [], PENDING: [], SUCCEEDED: [] } },
  ]);
});

describe('part by part, for a host that keeps the files itself', () => {
  test('a file for each status that there is, numbered on after those before', async () => {
    const { target, written } = bucket({ Transformation: 'COMPACT' });
    const files = await writePart(target, everyStatus, []);
    expect(files).toEqual(Object.entries(filesByStatus).map(([status, body]) => ({ status, Key: `${id}/${status}_0.json`, Size: Buffer.byteLength(body) })));
    const more = await writePart(target, [succeeded('2')], files);
    expect(more).toEqual([{ status: 'SUCCEEDED', Key: `${id}/SUCCEEDED_1.json`, Size: 3 }]);
    await writeManifest(target, [...files, ...more]);
    expect(JSON.parse(written.at(-1)![1])).toMatchObject({ ResultFiles: { SUCCEEDED: [{ Size: 3 }, { Size: 3 }], FAILED: [{}], PENDING: [{}] } });
  });

  test('outputs that are empty arrays leave an empty file', async () => {
    const { target, written } = bucket({ Transformation: 'FLATTEN' });
    await writePart(target, [succeeded('[]')], []);
    expect(written).toEqual([[`${id}/SUCCEEDED_0.json`, '[]', 'application/json']]);
  });
});

test.each<[thrown: unknown, cause: string]>([
  [new Error('The specified bucket does not exist'), 'The specified bucket does not exist'],
  ['offline', 'offline'],
])('what S3 refuses fails the Map state: %s', async (thrown, cause) => {
  const target = { ...bucket().target, s3: { putObject: () => Promise.reject(thrown as Error) } };
  await expect(writeAll(target, [succeeded('1')])).rejects.toMatchObject({ error: 'States.ResultWriterFailed', cause });
});
