/** Makes jsonpath-plus a module that runs on demand: run by `npm run generate`. What it writes is not kept in git. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeOnDemand } from '../on-demand.js';

// Its build for Node.js loads the module vm, which the safe evaluator does not need.
const file = join(dirname(createRequire(import.meta.url).resolve('jsonpath-plus')), 'index-browser-esm.min.js');
const [body, exported] = readFileSync(file, 'utf8').split(/export\{(\w+) as JSONPath\};/);
if (exported === undefined) throw new Error('jsonpath-plus does not export JSONPath as it did');

writeOnDemand(new URL('jsonpath-plus', import.meta.url), {
  name: 'jsonpathPlus',
  body: `${body}\nreturn { JSONPath: ${exported} };`,
  type: `/** The package jsonpath-plus, whose code runs when it is first asked for. */
export declare function jsonpathPlus(): Pick<typeof import('jsonpath-plus'), 'JSONPath'>;
`,
});
