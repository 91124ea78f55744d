/** The module is loaded as node:test, Jest and Vitest load it: what it does then depends on the process. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { setCoverageSink } from '../../../src/runtime/coverage-sink';
import { StateMachine } from '../../../src/runtime/state-machine';
import { setContractSink } from '../../../src/testing/contracts/contract-sink';
import { Contracts } from '../../../src/testing/contracts/contracts';
import { readDataFolder } from '../../../src/testing/coverage/data-folder';
import { yaml } from '../../coverage/orders';
import { temporaryFolder } from './temporary-folder';

beforeEach(() => vi.resetModules());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  setCoverageSink(undefined);
  setContractSink(null);
});

async function loaded(env: Readonly<Record<string, string | undefined>>): Promise<{ directory: string; writeCounts: () => void }> {
  const directory = temporaryFolder();
  vi.stubEnv('ASL_COVERAGE_RUN', undefined);
  for (const [name, value] of Object.entries({ ...env, ASL_COVERAGE_DIRECTORY: directory })) vi.stubEnv(name, value);
  const { writeCounts } = await import('../../../src/testing/coverage/collect');
  await new StateMachine(yaml, { clock: virtualClock() }).execute({ sum: 5 });
  new Contracts({ Pay: { input: true } }).checkInput('Pay', 1);
  return { directory, writeCounts };
}

test('the counts are written when the process exits', async () => {
  const { directory, writeCounts } = await loaded({ VITEST: undefined, JEST_WORKER_ID: undefined });
  expect(process.listeners('exit')).toContain(writeCounts);
  process.off('exit', writeCounts);
  writeCounts();
  const { machines, contracts } = readDataFolder(directory);
  expect([machines[0]!.hits[0], contracts[0]!.values]).toEqual([1, 1]);
});

test('the counts are written after the tests of a file, where there is a global afterAll, as in Jest', async () => {
  const hooks: (() => void)[] = [];
  vi.stubGlobal('afterAll', (hook: () => void) => void hooks.push(hook));
  const { directory, writeCounts } = await loaded({ JEST_WORKER_ID: '1' });
  expect(hooks).toEqual([writeCounts]);
  expect(process.listeners('exit')).not.toContain(writeCounts);
  hooks[0]!();
  const { machines, contracts } = readDataFolder(directory);
  expect([machines[0]!.hits[0], contracts[0]!.values]).toEqual([1, 1]);
});

test('in the setupFiles of Jest it would never be asked for its counts, and says so', async () => {
  await expect(loaded({ JEST_WORKER_ID: '1', VITEST: undefined })).rejects.toThrow(
    'Jest has no afterAll yet.\n  at /\n  Name "asl-interpreter/testing/coverage" in setupFilesAfterEnv, not in setupFiles.',
  );
});
