import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { didYouMean } from '../errors/suggestion';
import { EngineError } from '../errors/engine-error';
import type { Command, Terminal } from './terminal';

/** The commands, each loaded when it is called. */
const commands: Readonly<Record<string, { readonly about: string; load(): Promise<Command> }>> = {
  replay: {
    about: 'run a definition with the results of recorded executions, and tell where it does something else',
    load: async () => (await import('./commands/replay')).replayCommand,
  },
  coverage: {
    about: 'report which states, transitions and rules a test run has passed',
    load: async () => (await import('./commands/coverage')).coverageCommand,
  },
};

const usage = `Usage: asl <command> [options]

${Object.entries(commands)
  .map(([name, { about }]) => `  asl ${name.padEnd(10)} ${about}\n`)
  .join('')}
asl <command> --help tells the options of a command.
`;

/** Runs the command that the first argument names; returns the exit code. */
export async function run([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? terminal.complain : terminal.write)(usage);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    terminal.write(`${version()}\n`);
    return 0;
  }
  if (!Object.hasOwn(commands, name)) {
    terminal.complain(`There is no command "${name}". ${didYouMean(name, Object.keys(commands))}\n\n${usage}`);
    return 2;
  }
  try {
    return await (
      await commands[name]!.load()
    )(args, terminal);
  } catch (thrown) {
    if (!isUsersFault(thrown)) throw thrown;
    terminal.complain(`${thrown.message}\n`);
    return 2;
  }
}

/** That of the package which this file is part of, as it is built and as it is written. */
function version(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
}

/** A wrong file, definition, history or option; everything else is a fault of ours, and shows its trace. */
const isUsersFault = (thrown: unknown): thrown is Error =>
  thrown instanceof EngineError ||
  (thrown instanceof Error && /^(?:ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|ERR_PARSE_ARGS_)/.test(String((thrown as { code?: unknown }).code)));
