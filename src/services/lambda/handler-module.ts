import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256, type Code } from './codes';
import type { FunctionHandler } from './function-context';

/** In the order in which Lambda's runtime looks for them; it knows no TypeScript, which runs here where the process can load it. */
const extensions = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'];

class RuntimeError extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The code of a folder, as it would be deployed: `src/index.handler` is the export `handler` of the module `src/index` in it, `index.api.get` the
 * function `get` of its export `api`. ECMAScript and CommonJS modules are told apart as Node.js does.
 *
 * Errors are those of Lambda's runtime: Runtime.ImportModuleError, Runtime.UserCodeSyntaxError, Runtime.HandlerNotFound,
 * Runtime.MalformedHandlerName; what a module throws while it is loaded is the function's error as it is.
 */
export function folderCode(folder: string, generation = 0): Code {
  const loaded = new Map<string, Promise<FunctionHandler>>();
  return {
    // The bytes are looked at when the code is: the file may come later.
    sha256: sha256(`${folder}/${generation}`),
    size: 0,
    isModule: true,
    handler(place) {
      let found = loaded.get(place);
      if (found === undefined) {
        loaded.set(place, (found = load(folder, place, generation)));
        found.catch(() => loaded.delete(place)); // Lambda initialises again, too
      }
      return found;
    },
    again: () => folderCode(folder, generation + 1),
  };
}

async function load(folder: string, place: string, generation: number): Promise<FunctionHandler> {
  if (place.includes('..')) {
    const advice = 'Use absolute paths when specifying root directories in handler names.';
    throw new RuntimeError('Runtime.MalformedHandlerName', `'${place}' is not a valid handler name. ${advice}`);
  }
  const name = basename(place);
  const dot = name.indexOf('.');
  if (dot < 0) throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const module = join(dirname(place), name.slice(0, dot));
  const exported = await exportsIn(folder, module, name.slice(0, dot), generation);
  const handler = name
    .slice(dot + 1)
    .split('.')
    .reduce<unknown>((object, key) => (object as Record<string, unknown> | null | undefined)?.[key], exported);
  if (handler === undefined || handler === null) throw new RuntimeError('Runtime.HandlerNotFound', `${place} is undefined or not exported`);
  if (typeof handler !== 'function') throw new RuntimeError('Runtime.HandlerNotFound', `${place} is not a function`);
  return handler as FunctionHandler;
}

async function exportsIn(folder: string, module: string, name: string, generation: number): Promise<unknown> {
  const path = resolve(folder, module);
  const file = extensions.map((extension) => path + extension).find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
  if (file === undefined) {
    throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${name}'\nRequire stack:\n- /var/runtime/index.mjs`);
  }
  try {
    return await exportsOf(file, generation);
  } catch (thrown) {
    const { name: kind, code } = (thrown ?? {}) as { name?: unknown; code?: unknown };
    if (kind === 'SyntaxError') throw new RuntimeError('Runtime.UserCodeSyntaxError', String(thrown));
    if (code === 'MODULE_NOT_FOUND') throw new RuntimeError('Runtime.ImportModuleError', String(thrown));
    throw thrown;
  }
}

async function exportsOf(file: string, generation: number): Promise<unknown> {
  if (isCommonJs(file)) {
    const require = createRequire(pathToFileURL(file));
    if (generation > 0) delete require.cache[file];
    return require(file);
  }
  const { href } = pathToFileURL(file);
  return import(generation === 0 ? href : `${href}?${generation}`);
}

function isCommonJs(file: string): boolean {
  if (/\.(?:mjs|[mc]?ts)$/.test(file)) return false;
  return file.endsWith('.cjs') || typeOf(dirname(file)) !== 'module';
}

/** The field "type" of the nearest package.json. */
function typeOf(folder: string): unknown {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { type?: unknown }).type;
  const above = dirname(folder);
  return above === folder || basename(folder) === 'node_modules' ? undefined : typeOf(above);
}
