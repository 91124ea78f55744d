import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../../errors/usage-error';
import { isObject } from '../../json/json';
import { standardDirectory } from './coverage-files';
import { isEmpty, mergeRunData, type RunData } from './run-data';

/** Tells the processes of a test run where their data goes: the folder, and which run it is. Those that they start inherit it. */
export const folderVariable = 'ASL_COVERAGE_DIRECTORY';
export const runVariable = 'ASL_COVERAGE_RUN';

/**
 * The files with what the processes of a test run have counted. Each writes its own; a file's name begins with the run, so that those of an earlier run
 * are known, and removed.
 */
export class DataFolder {
  constructor(
    readonly path: string,
    private readonly run: string,
  ) {}

  /** The one of this process's run. */
  static ofRun({ env, pid, ppid, argv }: Pick<NodeJS.Process, 'env' | 'pid' | 'ppid' | 'argv'>, cwd: string): DataFolder {
    const path = dataIn(env[folderVariable] ?? resolve(cwd, standardDirectory));
    // What node:test and Jest start loads this, and they themselves do not: all of them are of their run.
    const isStarted = env['NODE_TEST_CONTEXT'] !== undefined || (env['JEST_WORKER_ID'] !== undefined && (argv[1] ?? '').includes('jest-worker'));
    return new DataFolder(path, env[runVariable] ?? String(isStarted ? ppid : pid));
  }

  /** Removes the data of earlier runs; processes that are started from now on are of this run. */
  begin(env: NodeJS.ProcessEnv): void {
    for (const name of dataFiles(this.path)) if (!name.startsWith(`${this.run}-`)) rmSync(join(this.path, name), { force: true });
    env[runVariable] = this.run;
  }

  write(data: RunData): void {
    if (isEmpty(data)) return;
    mkdirSync(this.path, { recursive: true });
    writeFileSync(join(this.path, `${this.run}-${randomUUID()}.json`), JSON.stringify(data));
  }
}

/**
 * What the processes of the last run have counted.
 *
 * @param directory - The one of the reports.
 * @throws UsageError for a file that another version has written.
 */
export function readDataFolder(directory: string): RunData {
  const path = dataIn(directory);
  return mergeRunData(...dataFiles(path).map((name) => runData(join(path, name))));
}

const dataIn = (directory: string): string => join(directory, 'data');

function dataFiles(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => name.endsWith('.json'));
  } catch {
    return []; // there is no such folder
  }
}

function runData(file: string): RunData {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (isObject(data) && data['version'] === 1) return data as unknown as RunData;
  throw new UsageError(`${file} is no coverage data of this version.`, '', 'Remove the file, and run the tests again.');
}
