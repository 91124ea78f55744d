import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { UsageError } from '../errors/usage-error';

let loaded: typeof Yaml | undefined;

/**
 * The package `yaml`, an optional peer dependency: loaded when the first YAML text comes.
 *
 * @param load - Gives a module by its name, as `require` does.
 * @throws UsageError where the package is not installed.
 */
export function yamlPackage(load?: (name: string) => unknown): typeof Yaml {
  if (load === undefined) return (loaded ??= yamlPackage(createRequire(thisFile())));
  try {
    return load('yaml') as typeof Yaml;
  } catch (cause) {
    throw new UsageError('A YAML text needs the package "yaml", which is not there.', '', 'Install it with "npm install yaml", or give JSON.', { cause });
  }
}

/**
 * The file that this code is in, which packages are looked up from. A stack frame knows it in both builds: `import.meta` is a syntax error in the
 * CommonJS one, and the other has no `__filename`.
 */
export function thisFile(): string {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = (_error, [frame]) => frame!.getFileName();
    return new Error('here').stack!;
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
}
