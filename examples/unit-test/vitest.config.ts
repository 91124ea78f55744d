import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['examples/unit-test/*.test.ts'],
    reporters: ['default', ['asl-interpreter/testing/vitest-reporter', { thresholds: { all: 100 } }]],
  },
});
