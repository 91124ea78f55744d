import { parseArgs } from 'node:util';
import { kindsOfPlaces } from '../../coverage/counts';
import type { Limits } from '../../coverage/thresholds';
import { UsageError } from '../../errors/usage-error';
import { coverageOfRun } from '../../testing/coverage/coverage-of-run';
import type { CoverageReportKind } from '../../testing/coverage/coverage-files';
import type { Command } from '../terminal';

const kinds: readonly string[] = ['all', ...kindsOfPlaces];

const help = `Usage: asl coverage [options] [-- <command>...]

Runs the command that runs your tests and reports which states, transitions, rules, catchers, retriers and branches they have passed; without a command
it reports the run before. Where tests give contracts, it tells what none of them ever sent. The tests count when node:test or Jest loads asl-interpreter/testing/coverage:

  asl coverage -- node --import asl-interpreter/testing/coverage --test
  asl coverage -- npx jest                  with setupFilesAfterEnv: ['asl-interpreter/testing/coverage']

Vitest needs no command: its reporter asl-interpreter/testing/vitest-reporter does all of this.

  --report <name>            text (printed), lcov, json or mermaid (files); several times for several. Default: text
  --directory <path>         where files are written. Default: coverage/asl
  --include <pattern>        files with definitions or templates: what no test runs is reported too; several times for several
  --threshold <kind=n>       fail where less than n per cent is covered of: ${kinds.join(', ')}
  --per-definition <kind=n>  the same for each definition by itself
  --help

Exit code: that of the command if it fails, else 1 where a threshold is missed, else 0.
`;

/** `asl coverage`: what the tests of node:test and Jest have passed. */
export const coverageCommand: Command = async (args, terminal) => {
  const end = args.indexOf('--');
  const { values } = parseArgs({
    args: args.slice(0, end < 0 ? undefined : end),
    options: {
      report: { type: 'string', multiple: true },
      directory: { type: 'string' },
      include: { type: 'string', multiple: true },
      threshold: { type: 'string', multiple: true, default: [] },
      'per-definition': { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    terminal.write(help);
    return 0;
  }
  const [program, ...rest] = end < 0 ? [] : args.slice(end + 1);
  const { report, directory, include } = values;
  return coverageOfRun(
    {
      ...(report !== undefined && { reports: report as CoverageReportKind[] }),
      ...(directory !== undefined && { directory }),
      ...(include !== undefined && { include }),
      thresholds: { ...limits(values.threshold), perDefinition: limits(values['per-definition']) },
      ...(program !== undefined && { command: [program, ...rest] as const }),
    },
    terminal,
  );
};

function limits(given: readonly string[]): Limits {
  return Object.fromEntries(
    given.map((each) => {
      const [, kind, value] = /^(\w+)=(\d+(?:\.\d+)?)$/.exec(each) ?? [];
      if (kind !== undefined && kinds.includes(kind)) return [kind, Number(value)];
      throw new UsageError(`"${each}" is no threshold.`, '', `Give a kind and per cent, such as states=100. Kinds: ${kinds.join(', ')}.`);
    }),
  );
}
