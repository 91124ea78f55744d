/**
 * Makes the evaluator of the JSONata expressions, and the engine of their regular expressions, from the installed packages: run by `npm run generate`.
 * What it writes is not kept in git.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeOnDemand } from '../on-demand.js';
import { evaluatorChanges, evaluatorImports, evaluatorStart, ownDoor, regexChanges, regexImports } from './changes.js';

const packages = createRequire(import.meta.url);

writeOnDemand(new URL('jsonata', import.meta.url), {
  name: 'jsonata',
  imports: evaluatorImports,
  body: evaluator(readFileSync(packages.resolve('jsonata/jsonata.js'), 'utf8')),
  type: `import type { Frame, Node, SyntaxFault } from './ast';
/** The evaluator, whose code runs when it is first asked for. */
export declare function jsonata(): {
  parse(source: string): Node;
  evaluate(expression: Node, input: unknown, frame: Frame): unknown;
  createFrame(parent: Frame | null): Frame;
  readonly staticFrame: Frame;
  defineFunction(implementation: (...args: never[]) => unknown, signature: string): unknown;
  addMessage(error: SyntaxFault): void;
  isFunction(value: unknown): boolean;
  sequenceOf(value: unknown): unknown[];
};
`,
});
writeOnDemand(new URL('re2js', import.meta.url), {
  name: 're2js',
  imports: regexImports,
  body: regexEngine(readFileSync(join(dirname(packages.resolve('re2js')), 'index.js'), 'utf8')),
  type: `/** The package re2js, whose code runs when it is first asked for. */
export declare function re2js(): Pick<typeof import('re2js'), 'RE2JS'>;
`,
});

/** The package is one file of six CommonJS modules, made of asynchronous functions. */
function evaluator(bundle) {
  const bodies = bundle.split(
    /(?<=\n|^.*)\},\{[^\n]*?\}\],\d+:\[function\(require,module,exports\)\{\n|^.*\{1:\[function\(require,module,exports\)\{\n|\},\{\}\]\},\{\},\[3\]\)\(3\)/,
  );
  const modules = bodies.filter((body) => body.includes('module.exports ='));
  if (modules.length !== 6) throw new Error(`jsonata.js has ${modules.length} modules instead of 6`);
  const [dateTime, functions, jsonata, parser, signature, utils] = modules.map((body) =>
    body
      .replace(/^.*\brequire\(.*\);?$/gm, '')
      .replace(/^module\.exports = .*$/gm, '')
      .replace(/^\(function \(global\)\{\(function \(\)\{$|^\}\)\.call\(this\)\}\)\.call\(this,.*$/gm, ''),
  );
  const names = 'const datetime = dateTime, fn = functions, parseSignature = signature;';
  const timed = [utils, dateTime, functions].map(withTicks);
  const door = ownDoor.map((text) => jsonata.indexOf(text));
  if (door.includes(-1)) throw new Error('jsonata.js has no own door');
  const core = `${jsonata.slice(0, door[0])}return { parse: parser, evaluate, createFrame, staticFrame, defineFunction, addMessage: populateMessage, isFunction, sequenceOf: createSequence };\n${jsonata.slice(door[1] + ownDoor[1].length)}`;
  const code = [timed[0], timed[1], timed[2], signature, names, parser, withTicks(core)].join('\n');
  return `${evaluatorStart}\n${apply(synchronous(code), evaluatorChanges)}\nreturn jsonata;`;
}

function synchronous(code) {
  return code
    .replace(/if\s*\(isPromise\((\w+)\)\) \{\s*\1 = await \1;\s*\}/g, '')
    .replace(/\basync (?=function\b|\()/g, '')
    .replace(/\bawait /g, '')
    .replace(/\bstack: \(new Error\(\)\)\.stack,?/g, '')
    .replace(/^.*\bvar isPromise = .*$/gm, '');
}

/** Each turn of a loop counts. */
function withTicks(code) {
  let timed = code.replace(/(\.(?:forEach|map|filter)\((?:function ?\([^)]*\)|\(?\w+\)? =>) ?\{)/g, '$1 tick();');
  timed = timed.replace(/\.forEach\((\w+) => (\w+\.push\(\w+\))\)/g, '.forEach($1 => { tick(); $2; })');
  for (const { index } of [...timed.matchAll(/^ +(?:for|while) ?\(/gm)].toReversed()) {
    let depth = 0;
    let at = timed.indexOf('(', index);
    do {
      if (timed[at] === '(') depth++;
      if (timed[at] === ')') depth--;
      at++;
    } while (depth > 0);
    if (!/^ ?\{/.test(timed.slice(at))) throw new Error(`a loop without braces: ${timed.slice(index, at)}`);
    at = timed.indexOf('{', at) + 1;
    timed = `${timed.slice(0, at)} tick();${timed.slice(at)}`;
  }
  return timed;
}

function regexEngine(code) {
  return `${apply(code, regexChanges).replace(/^export \{.*\};$/m, '')}\nreturn { RE2JS };`;
}

/** Each change has to fit exactly as often as it says: another version of the package is another program. White space may differ. */
function apply(code, changes) {
  return changes.reduce((text, [find, by, times = 1]) => {
    const pattern = new RegExp(
      find
        .trim()
        .split(/\s+/)
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('\\s+'),
      'g',
    );
    const found = text.match(pattern)?.length ?? 0;
    if (found !== times) throw new Error(`found ${found} times instead of ${times}:\n${find}`);
    return text.replace(pattern, () => by);
  }, code);
}
