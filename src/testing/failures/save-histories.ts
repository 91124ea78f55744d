import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { record, type RecordOptions } from '../../replay/record';
import { startedExecutions, watchExecutions } from './started-executions';

/**
 * Saves the histories of a test that fails: what its `TestStateMachine`s ran is written to files, one for each execution, that `replay` and
 * `asl replay` take. Called once in a setup file of vitest, or at the top of a test file.
 *
 * @param directory - Where to; it is made.
 * @param options - What shall not be in the files.
 * @example
 * saveHistoriesOfFailedTests('test-failures', { redact: ['$..email'] });
 */
export function saveHistoriesOfFailedTests(directory: string, options: RecordOptions = {}): void {
  beforeEach(watchExecutions);
  afterEach(({ task }) => {
    const executions = startedExecutions();
    if (task.result?.state !== 'fail' || executions.length === 0) return;
    mkdirSync(directory, { recursive: true });
    const name = fileName(`${basename(task.file.name).replace(/\.[^.]+$/, '')} ${task.fullTestName ?? task.name}`);
    executions.forEach((execution, place) => {
      const file = join(directory, `${name}${executions.length > 1 ? `-${place + 1}` : ''}.json`);
      writeFileSync(file, `${JSON.stringify(record(execution, options), null, 2)}\n`);
    });
  });
}

/** A text as the name of a file on any system. */
const fileName = (text: string): string =>
  text
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 120);
