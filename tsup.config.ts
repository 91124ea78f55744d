import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/machine.ts', 'src/aws.ts'], // one a door
  format: ['esm', 'cjs'],
  target: 'node20',
  dts: true,
  splitting: true, // or each CommonJS door gets its own copy of every class
  treeshake: false,
  clean: true,
});
