import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { EngineError } from '../../errors/engine-error';
import { UsageError } from '../../errors/usage-error';
import { formatReport } from '../../replay/format-report';
import { replay } from '../../replay/replay';
import type { ReplayReport } from '../../replay/report';
import { emitTest } from '../../testing/emit/emit-test';
import { readDefinition, type DefinitionFile } from '../definition-file';
import { jsonFiles, readJsonFile } from '../json-files';
import type { Command, Terminal } from '../terminal';

const help = `Usage: asl replay <definition> <history>...
       asl replay --emit-test [<definition>] <history>...

Runs a definition with the results that were recorded of executions, and tells for each whether it does the same, or the first event in which it does
something else. No handler is called and nothing reaches AWS.

  <definition>  a file in the Amazon States Language, JSON or YAML, or a CloudFormation, SAM or CDK template
  <history>     a file with what "aws stepfunctions get-execution-history" prints (all pages of it), with the log events of an Express workflow, or
                with what record() gives; or a folder of such files

  --state-machine <name>  which state machine of a template
  --express               the workflow is an Express one
  --execution <arn>       which execution of a log
  --json                  print the reports as JSON
  --emit-test             write a vitest file with the mocks that reproduce the execution, instead of replaying it; without the definition, of one
                          history, the test names ./definition.asl.json
  --out <path>            where to: a file, or a folder for several histories (default: print it)
  --help

Exit code: 0 when all are the same, 1 when one diverges or could not be replayed to its end, 2 when something could not be read.
`;

/** `asl replay`: checks a changed definition against executions that were recorded. */
export const replayCommand: Command = async (args, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'state-machine': { type: 'string' },
      express: { type: 'boolean', default: false },
      execution: { type: 'string' },
      json: { type: 'boolean', default: false },
      'emit-test': { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    terminal.write(help);
    return 0;
  }
  const emits = values['emit-test'];
  const [definitionFile, histories] = emits && positionals.length === 1 ? [undefined, positionals] : [positionals[0], positionals.slice(1)];
  if (emits && definitionFile === undefined && histories.length === 1)
    return emitTests({ type: values.express ? 'EXPRESS' : 'STANDARD' }, histories, values.out, terminal);
  if (definitionFile === undefined || histories.length === 0) {
    terminal.complain(help);
    return 2;
  }
  const definition = readDefinition(definitionFile, values['state-machine']);
  const type = values.express ? 'EXPRESS' : (definition.type ?? 'STANDARD');
  const files = jsonFiles(histories);
  if (emits) return emitTests({ ...definition, file: definitionFile, type }, files, values.out, terminal);
  return replayAll(definition, files, { type, ...(values.execution !== undefined && { execution: values.execution }) }, values.json, terminal);
};

type ReplayOptions = NonNullable<Parameters<typeof replay>[2]>;

function replayAll({ definition }: DefinitionFile, files: readonly string[], options: ReplayOptions, json: boolean, terminal: Terminal): number {
  const counts = { same: 0, divergent: 0, 'not replayed': 0, unreadable: 0 };
  const reports: object[] = [];
  for (const file of files) {
    try {
      const report = replay(definition, readJsonFile(file), options);
      counts[outcomeOf(report)]++;
      if (json) reports.push({ file, ...report });
      else terminal.write(line(file, report));
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown;
      counts.unreadable++;
      if (json) reports.push({ file, error: thrown.message });
      else terminal.complain(`UNREADABLE ${file}\n${indented(thrown.message)}\n`);
    }
  }
  if (json) terminal.write(`${JSON.stringify(reports, null, 2)}\n`);
  else terminal.write(`\n${summary(counts)}\n`);
  return counts.unreadable > 0 ? 2 : counts.same < files.length ? 1 : 0;
}

const outcomeOf = ({ same, divergence }: ReplayReport): 'same' | 'divergent' | 'not replayed' =>
  same ? 'same' : divergence === undefined ? 'not replayed' : 'divergent';

const titles = { divergent: 'DIVERGENT ', 'not replayed': 'NOT REPLAYED' };

function line(file: string, report: ReplayReport): string {
  const outcome = outcomeOf(report);
  return outcome === 'same' ? `same       ${file}${remarks(report)}\n` : `${titles[outcome]} ${file}\n${indented(formatReport(report))}\n`;
}

/** "3 same, 1 divergent"; what could not be replayed or read is counted where there is such. */
const summary = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([what, count]) => count > 0 || what === 'same' || what === 'divergent')
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');

/** What the word "same" does not cover: that the recording stops, and how much was taken as recorded. */
function remarks({ status, notComparable }: ReplayReport): string {
  const count = notComparable.length;
  const all = [
    ...(status === 'RUNNING' ? ['the recording stops while the execution runs'] : []),
    ...(count === 0 ? [] : [`${count} ${count === 1 ? 'place' : 'places'} not comparable, taken as recorded`]),
  ];
  return all.length === 0 ? '' : `  (${all.join('; ')})`;
}

const indented = (text: string): string => text.trimEnd().replaceAll(/^(?=.)/gm, '  ');

interface Emitted extends Partial<DefinitionFile> {
  readonly file?: string;
  readonly type: 'STANDARD' | 'EXPRESS';
}

function emitTests({ definition, file, type }: Emitted, files: readonly string[], out: string | undefined, terminal: Terminal): number {
  const several = files.length > 1;
  if (several && out === undefined) throw new UsageError(`There are ${files.length} histories, and a test is a file each.`, '', 'Name a folder with --out.');
  for (const history of files) {
    const name = basename(history).replace(/\.[^.]+$/, '');
    const target = out === undefined ? undefined : several || !/\.[cm]?[jt]s$/.test(out) ? join(out, `${name}.test.ts`) : out;
    const from = file === undefined ? 'definition.asl.json' : relative(target === undefined ? '.' : dirname(target), file).replaceAll('\\', '/');
    let text: string;
    try {
      text = emitTest(readJsonFile(history), {
        title: name,
        definition: from.startsWith('.') ? from : `./${from}`,
        ...(definition !== undefined && { of: definition }),
        type,
      });
    } catch (thrown) {
      if (thrown instanceof EngineError) terminal.complain(`${history}:\n`);
      throw thrown;
    }
    if (target === undefined) terminal.write(text);
    else write(target, text, terminal);
  }
  return 0;
}

/** A test that is there may have been changed by hand: it is never overwritten. */
function write(file: string, text: string, terminal: Terminal): void {
  if (existsSync(file)) throw new UsageError(`${file} is there already.`, '', 'Move it away, or name another file with --out.');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  terminal.write(`${file}\n`);
}
