import { writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

/**
 * Writes a package's code as a module `<name>.generated.js` of one function, which runs the code when it is first called: most definitions need none of
 * it, and running it takes longer than importing all the rest. It is made small: what is never called is looked through at every start all the same.
 *
 * @param {URL} file - Without its ending.
 * @param {{ name: string, imports?: string, body: string, type: string }} what - The function's name, its body, and its type.
 */
export function writeOnDemand(file, { name, imports = '', body, type }) {
  const code = `${imports}\nlet loaded;\nexport const ${name} = () => (loaded ??= load());\nfunction load() {\n${body}\n}\n`;
  const small = transformSync(code, { minify: true, target: 'node20', charset: 'ascii', legalComments: 'none' }).code;
  writeFileSync(new URL(`${file.href}.generated.js`), small);
  writeFileSync(new URL(`${file.href}.generated.d.ts`), type);
}
