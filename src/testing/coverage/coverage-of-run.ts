import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { standardDirectory, writeCoverage, type CoverageOptions } from './coverage-files';
import { DataFolder, folderVariable, readDataFolder, runVariable } from './data-folder';

/** Where it is written what is to be printed. */
export interface Printer {
  /** The report. */
  write(text: string): void;
  /** What is below its threshold. */
  complain(text: string): void;
}

export interface CoverageOfRunOptions extends CoverageOptions {
  /** The command that runs the tests, with its arguments; only its data is reported. Default: none is run, and the data of the last run is reported. */
  readonly command?: readonly [string, ...string[]];
}

/**
 * Reports what the tests that node:test or Jest ran have passed, and what they never sent under contracts.
 *
 * @returns The exit code: that of the command if it is not 0, else 1 where a threshold is missed, else 0.
 * @throws UsageError for a wrong option, or data of another version.
 */
export async function coverageOfRun({ command, ...options }: CoverageOfRunOptions, printer: Printer, cwd: string = process.cwd()): Promise<number> {
  const directory = resolve(cwd, options.directory ?? standardDirectory);
  const failed = command === undefined ? 0 : await runTests(command, directory, cwd);
  const { text, missed } = writeCoverage(readDataFolder(directory), options, cwd);
  printer.write(text);
  if (missed.length > 0) printer.complain(`${missed.join('\n')}\n`);
  return failed !== 0 ? failed : missed.length > 0 ? 1 : 0;
}

function runTests([command, ...args]: readonly [string, ...string[]], directory: string, cwd: string): Promise<number> {
  const { pid, ppid, argv } = process;
  const env = { ...process.env, [folderVariable]: directory, [runVariable]: randomUUID() };
  DataFolder.ofRun({ env, pid, ppid, argv }, cwd).begin(env);
  return new Promise((settle, fail) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', fail);
    child.on('exit', (code) => settle(code ?? 1));
  });
}
