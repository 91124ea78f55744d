/** Compiles the schemas to code that needs no Ajv: run by `npm run generate`. Its output is not kept in git. */
import { writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { transformSync } from 'esbuild';
import { definitions, schemas } from './asl.schema.js';

const all = { ...schemas, ...definitions };
const ajv = new Ajv({ allErrors: true, messages: false, allowUnionTypes: true, inlineRefs: false, code: { source: true, esm: true } });
ajv.addSchema(JSON.parse(JSON.stringify({ $id: 'asl', definitions: all })));

const names = Object.keys(schemas);
const exported = Object.fromEntries(names.map((name) => [name, `asl#/definitions/${name}`]));
const fields = Object.fromEntries(Object.entries(all).map(([name, { properties }]) => [name, Object.keys(properties)]));

// Ajv writes out for each of its some 300 checks what one function can do; that is most of the code, and reading it is most of what it costs to import.
const check =
  /const (err\d+) = \{instancePath(?::(instancePath[^,]*))?,schemaPath:"[^"]*",keyword:("\w+"),params:(\{.*?\})\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g;
const code = standalone
  .default(ajv, exported)
  .replace('"use strict";', '')
  .replaceAll(check, (_, _name, path = 'instancePath', keyword, params) => `vErrors = add(vErrors, ${path}, ${keyword}, ${params});errors++;`);
if (code.includes('vErrors.push') || code.includes('require('))
  throw new Error('This version of Ajv writes other code than the one that generate.js was made for.');

const add = `const add = (errors, instancePath, keyword, params) => {
  const error = { instancePath, keyword, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
};`;
const module = `${add}\n${code}\nexport const shapes = { ${names.join(', ')} };\nexport const fields = ${JSON.stringify(fields)};\n`;
write('schema.generated.js', transformSync(module, { minify: true, target: 'node20', charset: 'ascii' }).code);

const union = (values) => values.map((value) => `'${value}'`).join(' | ');
write(
  'schema.generated.d.ts',
  `import type { SchemaError } from './shape';
type Validate = { (value: unknown): boolean; errors?: SchemaError[] | null };
export declare const shapes: { readonly [name in ${union(names)}]: Validate };
export declare const fields: { readonly [name in ${union(Object.keys(fields))}]: readonly string[] };
`,
);

function write(name, text) {
  writeFileSync(new URL(name, import.meta.url), text);
}
