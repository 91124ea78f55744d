import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['vitest/*.test.mjs'],
    reporters: ['default', ['asl-interpreter/testing/vitest-reporter', { thresholds: { states: 100 }, reports: ['text', 'lcov'] }]],
  },
});
