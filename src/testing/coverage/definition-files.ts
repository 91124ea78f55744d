import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { CoverageData, MachineCoverage } from '../../coverage/coverage-data';
import { EngineError } from '../../errors/engine-error';
import { UsageError } from '../../errors/usage-error';
import { stateMachinesOf } from '../../templates/state-machines-of';
import { templateIn } from '../../templates/template-in';
import { parse } from '../../validation/parse';
import { globPattern, globRoot } from './glob';
import { absoluteSources } from './source-path';

/**
 * The definitions in files that no test has run, with nothing passed.
 *
 * @param include - Paths and globs from `cwd` on.
 * @throws UsageError for a file that holds no valid definition.
 */
export function definitionsNeverRun(data: CoverageData, include: readonly string[], cwd: string): CoverageData {
  const run = absoluteSources(data, cwd).machines;
  const files = new Set(include.flatMap((glob) => matching(glob, cwd)));
  return {
    version: 1,
    machines: [...files].flatMap(machinesIn).filter(({ source, name }) => !run.some((other) => other.source === source && isSame(other, name))),
  };
}

/** Of a file with one definition it does not matter what that is called. */
const isSame = (run: MachineCoverage, name: string): boolean => name === run.name || name === onlyOne;

const onlyOne = 'StateMachine';

function matching(glob: string, cwd: string): string[] {
  const pattern = globPattern(posix.normalize(glob));
  const root = resolve(cwd, globRoot(glob));
  const found = existsSync(root) ? filesBelow(root).filter((file) => pattern.test(relative(cwd, file).replaceAll(sep, '/'))) : [];
  if (found.length === 0) throw new UsageError(`There is no file "${glob}".`, '/include', 'Give a path or a glob, such as "asl/**/*.asl.json".');
  return found;
}

function filesBelow(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const file = join(path, entry.name);
    if (!entry.isDirectory()) return [file];
    return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesBelow(file);
  });
}

function machinesIn(source: string): MachineCoverage[] {
  try {
    const text = readFileSync(source, 'utf8');
    const template = templateIn(text);
    if (template === undefined) return [machineOf(onlyOne, source, text)];
    const machines = stateMachinesOf(template, { readFile: (path) => readFileSync(join(dirname(source), path), 'utf8') });
    return Object.values(machines).map(({ name, definition }) => machineOf(name, source, definition));
  } catch (thrown) {
    if (!(thrown instanceof EngineError)) throw thrown;
    throw new UsageError(`${source} holds no definition: ${thrown.what}`, '/include', thrown.fix, { cause: thrown });
  }
}

function machineOf(name: string, source: string, written: string | object): MachineCoverage {
  const { definition, points } = parse(written);
  return { name, source, definition, hits: points.map(() => 0) };
}
