import { createRequire } from 'node:module';
import { UsageError } from '../errors/usage-error';
import { thisFile } from '../yaml/yaml-package';

const loaded = new Map<string, unknown>();

/**
 * A package that is an optional peer dependency, loaded when it is first needed.
 *
 * @param name - What is loaded, such as 'ajv/dist/2020'.
 * @param use - What needs it, as the error's text begins: 'A JSON Schema'.
 * @param load - Gives a module by its name, as `require` does.
 * @throws UsageError where the package is not installed.
 */
export function optionalPackage<Module>(name: string, use: string, load?: (name: string) => unknown): Module {
  if (load === undefined) {
    if (!loaded.has(name)) loaded.set(name, optionalPackage(name, use, createRequire(thisFile())));
    return loaded.get(name) as Module;
  }
  try {
    return load(name) as Module;
  } catch (cause) {
    const [install] = name.split('/');
    throw new UsageError(`${use} needs the package "${install}", which is not there.`, '', `Install it with "npm install --save-dev ${install}".`, { cause });
  }
}
