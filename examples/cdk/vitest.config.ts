import { defineConfig } from 'vitest/config';
import shared from '../../.config/vitest.ts';

// As the tests of the package, `asl-interpreter` is its source here.
export default defineConfig({ ...shared, test: { ...shared.test, include: ['examples/cdk/*.test.ts'], exclude: [] } });
