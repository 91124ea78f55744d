import { StatesError } from '../errors/states-error';
import type { ChildResult, Manifest, ResultFile, ResultStatus, WriterConfig } from '../resources/map-results';
import { entriesOf } from './transformation';

/** What is used of Amazon S3: `new S3({})` of @aws-sdk/client-s3 fits as it is. */
interface ResultStore {
  putObject(input: { Bucket: string; Key: string; Body: string; ContentType: string }): Promise<unknown>;
}

/** Where the results of a Map Run go. */
export interface ResultTarget {
  readonly s3: ResultStore;
  readonly bucket: string;
  /** Default: none, the files are at the bucket's top. */
  readonly prefix?: string;
  readonly mapRunArn: string;
  readonly config: WriterConfig;
}

/** "all failed, timed out, and aborted child workflow executions" are in the same files. */
const statusOf = ({ Status }: ChildResult): ResultStatus => (Status === 'SUCCEEDED' || Status === 'PENDING' ? Status : 'FAILED');

/**
 * Writes results, which are of any statuses, to one file for each status that is among them.
 *
 * @param written - The files before: "The index number starts from 0" in each status.
 * @throws StatesError States.ResultWriterFailed
 */
export async function writePart(target: ResultTarget, results: readonly ChildResult[], written: readonly ResultFile[]): Promise<ResultFile[]> {
  const files: ResultFile[] = [];
  for (const status of ['SUCCEEDED', 'FAILED', 'PENDING'] as const) {
    const entries = results.filter((result) => statusOf(result) === status).flatMap((result) => entriesOf(result, target.config.Transformation));
    if (results.some((result) => statusOf(result) === status)) files.push(await writeEntries(target, status, entries, indexOf(status, written)));
  }
  return files;
}

const indexOf = (status: ResultStatus, written: readonly ResultFile[]): number => written.filter((file) => file.status === status).length;

async function writeEntries(target: ResultTarget, status: ResultStatus, entries: readonly string[], index: number): Promise<ResultFile> {
  // AWS documents the names ending in .json. What JSON Lines must be called shows where AWS sends them: Bedrock's batch inference takes only .jsonl.
  const jsonl = target.config.OutputType === 'JSONL';
  const Key = `${folder(target)}${status}_${index}.${jsonl ? 'jsonl' : 'json'}`;
  const Body = jsonl ? entries.join('\n') : `[${entries.join(',')}]`;
  await put(target, Key, Body, jsonl ? 'application/jsonl' : 'application/json');
  return { status, Key, Size: Buffer.byteLength(Body) };
}

/**
 * Writes the manifest of a Map Run's files, which ends the export.
 *
 * @returns What the Map state's output has as ResultWriterDetails.
 * @throws StatesError States.ResultWriterFailed
 */
export async function writeManifest(target: ResultTarget, files: readonly ResultFile[]): Promise<Manifest> {
  const of = (status: ResultStatus): object[] => files.filter((file) => file.status === status).map(({ Key, Size }) => ({ Key, Size }));
  const ResultFiles = { FAILED: of('FAILED'), PENDING: of('PENDING'), SUCCEEDED: of('SUCCEEDED') };
  const Key = `${folder(target)}manifest.json`;
  await put(target, Key, JSON.stringify({ DestinationBucket: target.bucket, MapRunArn: target.mapRunArn, ResultFiles }), 'application/json');
  return { Bucket: target.bucket, Key };
}

/** 'csvProcessJobs/ad9b5f27-090b-3ac6-9beb-243cd77144a7/': the prefix and what the Map Run's ARN ends with. */
function folder({ prefix = '', mapRunArn }: ResultTarget): string {
  return `${prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`}${mapRunArn.slice(mapRunArn.lastIndexOf(':') + 1)}/`;
}

async function put({ s3, bucket }: ResultTarget, Key: string, Body: string, ContentType: string): Promise<void> {
  try {
    await s3.putObject({ Bucket: bucket, Key, Body, ContentType });
  } catch (thrown) {
    throw new StatesError('States.ResultWriterFailed', thrown instanceof Error ? thrown.message : String(thrown));
  }
}
