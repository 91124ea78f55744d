/**
 * Counts what all state machines of this process pass, and what is sent under contracts, once it is loaded: `node --import asl-interpreter/testing/coverage --test`, or in Jest
 * `setupFilesAfterEnv: ['asl-interpreter/testing/coverage']`. The counts are written after the tests of a file where the runner has a global `afterAll`,
 * and when the process exits; `asl coverage` reports them.
 */
import { UsageError } from '../../errors/usage-error';
import { DataFolder } from './data-folder';
import { countProcess } from './process-counts';

const take = countProcess();
const folder = DataFolder.ofRun(process, process.cwd());
folder.begin(process.env);

/** Writes what was counted since the last time. */
export const writeCounts = (): void => folder.write(take());

const { afterAll } = globalThis as { afterAll?: (hook: () => void) => void };
if (afterAll !== undefined) afterAll(writeCounts);
else if (process.env['JEST_WORKER_ID'] === undefined || process.env['VITEST'] !== undefined) process.on('exit', writeCounts);
else throw new UsageError('Jest has no afterAll yet.', '', 'Name "asl-interpreter/testing/coverage" in setupFilesAfterEnv, not in setupFiles.');
