import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { defineConfig } from 'tsup';

/** What of others is in the bundle. */
const bundled = ['jsonata', 're2js', 'jsonpath-plus', 'jsep', '@jsep-plugin/regex', '@jsep-plugin/assignment'];

/** Whose schemas the models of the services are made from, all under one licence. */
const derived = ['sqs', 'dynamodb', 'dynamodb-streams', 'sns', 's3', 'lambda', 'sfn', 'eventbridge'].map((service) => `@aws-sdk/client-${service}`);

const licence = (...names: string[]): string => `${names.join('\n')}\n\n${readFileSync(`node_modules/${names[0]!}/LICENSE`, 'utf8').trim()}\n`;

/** One a door, and the command. */
const entry = [
  'src/index.ts',
  'src/machine.ts',
  'src/aws.ts',
  'src/server.ts',
  'src/templates.ts',
  'src/replay.ts',
  'src/testing.ts',
  'src/testing/vitest.ts',
  'src/testing/vitest-reporter.ts',
  'src/testing/coverage.ts',
  'src/testing/generated-inputs.ts',
  'src/cli/main.ts',
];

/** What is a file of its own in the build: all doors but the main one, and the commands. */
const loadedAlone = [...entry.slice(1).map((door) => new RegExp(`/${door}$`)), /\/src\/cli\/commands\/[^/]+\.ts$/];

/**
 * Each file that a door loads takes a millisecond or two, and what doors share is cut up by who shares it with whom. As each loads the main one, which
 * its users load anyway, that is one file.
 */
const wholeIndex: Plugin = {
  name: 'whole index',
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
      if (!loadedAlone.some((each) => each.test(path))) return undefined;
      return { contents: `${readFileSync(path, 'utf8')}\nimport 'whole index';`, loader: 'ts' };
    });
    build.onResolve({ filter: /^whole index$/ }, () => ({ path: resolve('src/index.ts'), sideEffects: true }));
  },
};

export default defineConfig({
  entry,
  format: ['esm', 'cjs'],
  target: 'node20',
  dts: true,
  splitting: true, // or each CommonJS door gets its own copy of every class
  treeshake: false,
  clean: true,
  esbuildPlugins: [wholeIndex],
  esbuildOptions(options, { format }) {
    // Less to read at start; names stay, so that traces do. The CommonJS files are made of these by another tool, which needs the spaces.
    // Lines stay short: Node.js prints the line that an error comes from.
    if (format === 'esm') Object.assign(options, { minifyWhitespace: true, lineLimit: 160 });
  },
  onSuccess: async () => {
    writeFileSync('dist/THIRD-PARTY-LICENSES.txt', [...bundled.map((name) => licence(name)), licence(...derived)].join('\n----\n\n'));
  },
});
