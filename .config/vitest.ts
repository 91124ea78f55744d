import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const all = { lines: 100, branches: 100, functions: 100, statements: 100 };

export default defineConfig({
  root,
  resolve: {
    // The package by its own name is its source here, so that the tests need no build; the packed tarball has its own check.
    alias: [
      { find: /^asl-interpreter$/, replacement: `${root}src/index.ts` },
      { find: /^asl-interpreter\/(?!package\.json)(.+)$/, replacement: `${root}src/$1.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts', 'examples/{unit-test,replay}/*.test.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/*.ts', 'src/testing/{vitest,vitest-reporter,coverage,generated-inputs}.ts'], // the doors: lists of names, no code
      reporter: ['text-summary', 'html', 'json-summary'],
      reportsDirectory: 'coverage/lines',
      thresholds: {
        lines: 95,
        branches: 95,
        'src/{json,errors,journal,api,clock,resources,yaml,expressions,history,definition,validation,templates,machine,integrations,readers,writers,mocks,coverage,diagrams}/**':
          all,
      },
    },
  },
});
