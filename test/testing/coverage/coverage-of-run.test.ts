import { expect, test } from 'vitest';
import { coverageOfRun, type CoverageOfRunOptions } from '../../../src/testing/coverage/coverage-of-run';
import { DataFolder } from '../../../src/testing/coverage/data-folder';
import { covered, yaml } from '../../coverage/orders';
import { passed, sent } from './run';
import { temporaryFolder } from './temporary-folder';

async function run(options: CoverageOfRunOptions, cwd: string): Promise<{ code: number; written: string; complained: string }> {
  let [written, complained] = ['', ''];
  const code = await coverageOfRun(options, { write: (text) => (written += text), complain: (text) => (complained += text) }, cwd);
  return { code, written, complained };
}

test('without a command, the data of the last run is reported; a missed threshold is exit code 1', async () => {
  const cwd = temporaryFolder();
  new DataFolder(`${cwd}/coverage/asl/data`, '1').write(passed(await covered(yaml, [{ sum: 500 }])));
  expect(await run({}, cwd)).toMatchObject({ code: 0, written: expect.stringContaining('\nOrders, as JSON\n') as string, complained: '' });
  expect(await run({ thresholds: { states: 76 } }, cwd)).toMatchObject({
    code: 1,
    complained: 'All definitions: 75 % of the states are covered (3 of 4), below the threshold of 76 %.\n',
  });
});

test('a command runs first, and only what it wrote is reported; its exit code comes before all', async () => {
  const cwd = temporaryFolder();
  const definition = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
  new DataFolder(`${cwd}/out/data`, '1').write(passed(await covered(yaml, [{ sum: 500 }])));
  const write = (code: number): CoverageOfRunOptions => ({
    directory: 'out',
    thresholds: { all: 100 },
    command: [
      process.execPath,
      '-e',
      `const { ASL_COVERAGE_DIRECTORY: folder, ASL_COVERAGE_RUN: run } = process.env;
      const data = { version: 1, machines: [{ name: 'FromCommand', definition: ${JSON.stringify(definition)}, hits: [1, 1] }], contracts: ${JSON.stringify(sent({ type: 'null' }, null).contracts)} };
      fs.mkdirSync(folder + '/data', { recursive: true });
      fs.writeFileSync(folder + '/data/' + run + '-1.json', JSON.stringify(data));
      process.exitCode = ${code};`,
    ],
  });
  const ran = await run(write(0), cwd);
  expect(ran).toMatchObject({ code: 0, complained: '' });
  expect(ran.written).toMatch(/ FromCommand /);
  expect(ran.written).toMatch(/\nPay, input: 1 value, /);
  expect(ran.written).not.toMatch(/ Orders /);
  expect(await run(write(3), cwd)).toMatchObject({ code: 3 });
});

test('a command that is not there is an error', async () => {
  await expect(run({ command: ['asl-no-such-command'] }, temporaryFolder())).rejects.toThrow('ENOENT');
});
