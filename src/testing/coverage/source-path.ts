import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeCoverage } from '../../coverage/merge-coverage';
import type { CoverageData } from '../../coverage/coverage-data';

/** Sources as absolute paths: what one process calls orders.asl.json is the same file for another that runs elsewhere. */
export const absoluteSources = (data: CoverageData, cwd: string): CoverageData =>
  withSources(data, (source) => (source.startsWith('file:') ? fileURLToPath(source) : resolve(cwd, source)));

/** Sources as paths from a folder on, with slashes: files elsewhere keep their absolute path. */
export const relativeSources = (data: CoverageData, cwd: string): CoverageData =>
  withSources(absoluteSources(data, cwd), (source) => {
    const path = relative(cwd, source);
    return path.startsWith('..') || isAbsolute(path) ? source : path.replaceAll(sep, '/');
  });

const withSources = ({ machines }: CoverageData, rename: (source: string) => string): CoverageData =>
  mergeCoverage({
    version: 1,
    machines: machines.map((machine) => (machine.source === undefined ? machine : Object.assign({}, machine, { source: rename(machine.source) }))),
  });
