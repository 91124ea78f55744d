/** Every process of a run writes a file of its own; the data of an earlier run is not mixed in. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DataFolder, readDataFolder } from '../../../src/testing/coverage/data-folder';
import { mergeRunData, noData } from '../../../src/testing/coverage/run-data';
import { covered, yaml } from '../../coverage/orders';
import { passed, sent } from './run';
import { temporaryFolder } from './temporary-folder';

const runOf = (env: NodeJS.ProcessEnv, script = 'x.js'): { path: string; run: string } => {
  const folder = DataFolder.ofRun({ env, pid: 20, ppid: 10, argv: ['node', script] }, '/srv/app');
  folder.begin(env);
  return { path: folder.path, run: env['ASL_COVERAGE_RUN']! };
};

test.each<[who: string, env: NodeJS.ProcessEnv, script: string, path: string, run: string]>([
  ['a process by itself', {}, 'x.js', '/srv/app/coverage/asl/data', '20'],
  ['what node:test starts', { NODE_TEST_CONTEXT: 'child-v8' }, 'x.js', '/srv/app/coverage/asl/data', '10'],
  ['a worker process of Jest', { JEST_WORKER_ID: '2' }, '/srv/node_modules/jest-worker/build/workers/processChild.js', '/srv/app/coverage/asl/data', '10'],
  ['Jest in one process', { JEST_WORKER_ID: '1' }, '/srv/node_modules/.bin/jest', '/srv/app/coverage/asl/data', '20'],
  ['what "asl coverage" starts', { ASL_COVERAGE_RUN: 'r', ASL_COVERAGE_DIRECTORY: '/tmp/c', NODE_TEST_CONTEXT: 'child-v8' }, 'x.js', '/tmp/c/data', 'r'],
])('%s is of its run', (_who, env, script, path, run) => {
  expect(runOf(env, script)).toEqual({ path, run });
});

test('the files of a run are merged, and those of the run before removed when it begins', async () => {
  const directory = temporaryFolder();
  const of = (run: string): DataFolder => new DataFolder(join(directory, 'data'), run);
  const data = mergeRunData(passed(await covered(yaml, [{ sum: 500 }])), sent({ type: 'null' }, null));
  expect(readDataFolder(directory)).toEqual(noData);
  of('1').write(data);
  of('1').write(noData); // nothing to tell
  of('12').begin({});
  expect(readDataFolder(directory).machines).toEqual([]);
  of('12').write(data);
  of('12').write(data);
  of('12').begin({});
  expect(readdirSync(join(directory, 'data'))).toHaveLength(2);
  expect(readDataFolder(directory).machines[0]!.hits).toEqual(data.machines[0]!.hits.map((count) => 2 * count));
  expect(readDataFolder(directory).contracts).toMatchObject([{ name: 'Pay', values: 2 }]);
  of('13').begin({});
  of('13').write(sent(true, 1));
  expect(readDataFolder(directory)).toEqual(sent(true, 1)); // contracts alone are something to tell

  writeFileSync(join(directory, 'data/13-x.json'), '{"version":2}');
  expect(() => readDataFolder(directory)).toThrow(
    /13-x\.json is no coverage data of this version\.\n {2}at \/\n {2}Remove the file, and run the tests again\.$/,
  );
});
