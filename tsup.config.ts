import { readFileSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

/** What of others is in the bundle. */
const bundled = ['jsonata', 're2js', 'jsonpath-plus', 'jsep', '@jsep-plugin/regex', '@jsep-plugin/assignment'];

const licence = (name: string): string => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()}\n`;

export default defineConfig({
  entry: ['src/index.ts', 'src/machine.ts', 'src/aws.ts', 'src/templates.ts'], // one a door
  format: ['esm', 'cjs'],
  target: 'node20',
  dts: true,
  splitting: true, // or each CommonJS door gets its own copy of every class
  treeshake: false,
  clean: true,
  noExternal: ['jsonpath-plus'],
  esbuildOptions(options, { format }) {
    // Its build for Node.js loads the vm module, which the safe evaluator does not need.
    options.alias = { 'jsonpath-plus': './node_modules/jsonpath-plus/dist/index-browser-esm.min.js' };
    // Less to read at start; names stay, so that traces do. The CommonJS files are made of these by another tool, which needs the spaces.
    if (format === 'esm') options.minifyWhitespace = true;
  },
  onSuccess: async () => {
    writeFileSync('dist/THIRD-PARTY-LICENSES.txt', bundled.map(licence).join('\n----\n\n'));
  },
});
