/** With Vitest as it calls reporters and setup files; real runs in every pool are part of the check of the packed package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { coverageSink, setCoverageSink } from '../../../src/runtime/coverage-sink';
import { StateMachine } from '../../../src/runtime/state-machine';
import { contractSink, setContractSink } from '../../../src/testing/contracts/contract-sink';
import { Contracts } from '../../../src/testing/contracts/contracts';
import type { CoverageOptions } from '../../../src/testing/coverage/coverage-files';
import { collectCoverage } from '../../../src/testing/coverage/vitest-collect';
import { VitestReporter } from '../../../src/testing/coverage/vitest-reporter';
import { yaml } from '../../coverage/orders';
import { temporaryFolder } from './temporary-folder';

const { exitCode } = process;
afterEach(() => {
  process.exitCode = exitCode;
  setCoverageSink(undefined);
  setContractSink(null);
});

/** What the tests of a file tell of, which run a machine with an input. */
async function file(sum: number): Promise<object> {
  const meta = {};
  const hook = collectCoverage() as (...given: object[]) => void;
  await new StateMachine(yaml, { name: 'Orders', clock: virtualClock() }).execute({ sum });
  new Contracts({ Pay: { input: { enum: [5, 500] } } }).checkInput('Pay', sum);
  hook({}, { file: { meta } }); // as Vitest 4.1 calls it
  return meta;
}

function started(options?: CoverageOptions, { watch = false } = {}) {
  const said: string[] = [];
  const projects = ['one', 'two'].map(() => ({ config: { setupFiles: ['own.ts'] } }));
  const config = { root: temporaryFolder(), watch, coverage: { exclude: [] as string[] } };
  const logger = { log: (text: string) => void said.push(text), error: (text: string) => void said.push(`ERROR ${text}`) };
  const reporter = new VitestReporter(options);
  reporter.onInit({ config, projects, logger });
  reporter.onTestRunStart();
  return { reporter, projects, config, said };
}
const ended = (moduleId: string, meta: object, name = 'one') => ({ moduleId, project: { name }, meta: () => meta });

test('every project gets a setup file, which is gone after the run and no part of the coverage of code', () => {
  const { reporter, projects, config } = started();
  const setup = join(config.root, 'coverage/asl/vitest-setup.mjs');
  expect(projects.map((project) => project.config.setupFiles)).toEqual([
    [setup, 'own.ts'],
    [setup, 'own.ts'],
  ]);
  expect(config.coverage.exclude).toEqual(['coverage/asl/vitest-setup.mjs']);
  expect(readFileSync(setup, 'utf8')).toBe(
    `import { afterAll } from 'vitest';\nimport { collectCoverage } from 'asl-interpreter/testing/vitest-reporter';\n\nafterAll(collectCoverage());\n`,
  );
  reporter.onTestRunEnd([]);
  expect(existsSync(setup)).toBe(false);
});

test('files of all projects are merged; in watch mode one that runs again counts anew', async () => {
  const { reporter, config, said } = started({ thresholds: { states: 100 } }, { watch: true });
  reporter.onTestRunEnd([ended('a', await file(500)), { moduleId: 'a', project: { name: 'two' }, task: { meta: await file(5) } }]);
  expect(said.join()).toContain(' Orders         |      100 |');
  expect(said.join()).toContain('\nPay, input: 2 values, 2 of 2 parts sent\n');
  expect(process.exitCode).toBe(exitCode);
  reporter.onTestRunEnd([ended('a', {}, 'two')]); // its worker died
  expect(said.at(-2)).toContain(' Orders         |       75 |');
  expect(said.at(-2)).toContain('\n  the value was never 5  (/enum/0)\n');
  expect(said.at(-1)).toBe('ERROR All definitions: 75 % of the states are covered (3 of 4), below the threshold of 100 %.');
  expect(process.exitCode).toBe(1);
  expect(existsSync(join(config.root, 'coverage/asl/vitest-setup.mjs'))).toBe(true);
});

test('a wrong option fails the run, and says so', () => {
  const { reporter, said } = started({ thresholds: { states: 200 } });
  reporter.onTestRunEnd([]);
  expect(said.at(-1)).toBe('ERROR The threshold "states" is 200.\n  at /states\n  Give per cent: a number from 0 to 100.');
  expect(process.exitCode).toBe(1);
});

test('a worker that runs several files goes on with its sinks, and each file tells its own', async () => {
  const first = (await file(500)) as { aslCoverage: { machines: { hits: number[] }[] } };
  const sinks = [coverageSink(), contractSink()];
  const second = (await file(500)) as typeof first;
  expect([coverageSink(), contractSink()].every((sink, place) => sink === sinks[place])).toBe(true);
  expect(second.aslCoverage).toEqual(first.aslCoverage);
  (collectCoverage() as (...given: unknown[]) => void)(undefined); // without a file there is nobody to tell
});

test('a sink of another kind gives way', () => {
  setCoverageSink({ hitsOf: () => [] });
  collectCoverage();
  expect(coverageSink()).toHaveProperty('take');
});
