// node test/package/check.mjs TARBALL: installs the packed package into an empty project, as a user would, and uses it there from ESM, from
// CommonJS and from TypeScript.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '..', '..');
const tarball = process.argv[2];
assert(tarball, 'Name the tarball that npm pack made.');

const project = mkdtempSync(join(tmpdir(), 'asl-interpreter-package-'));
const run = (program, ...args) => execFileSync(program, args, { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] });

/** The strictest a consumer can be: our declarations are checked too, under the rules of Node's own resolution. */
const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2022'],
    module: 'Node16',
    moduleResolution: 'Node16',
    types: ['node'],
    typeRoots: [join(root, 'node_modules', '@types')],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  },
  files: ['types.mts', 'types.cts'],
};

/** Runs the consumer's tests with Vitest; gives what is printed. */
function vitest(env, expected) {
  const { status, stdout, stderr } = spawnSync('node', [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'vitest/vitest.config.mjs'], {
    cwd: project,
    env: { ...process.env, NO_COLOR: '1', ...env },
    encoding: 'utf8',
  });
  assert.equal(status, expected, `${stdout}\n${stderr}`);
  return stdout + stderr;
}

/** The reporter, contracts over the whole run, the matchers, the histories of failed tests, and the command. */
function tests() {
  for (const name of ['vitest', 'ajv']) symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  const some = vitest({}, 1);
  assert.match(some, /50 % of the states are covered \(1 of 2\), below the threshold of 100 %/);
  assert.match(some, /\nRefund, input: 1 value, 1 of 2 parts sent\n {2}\/reason was never there +\(\/properties\/reason\)\n/);
  const all = vitest({ REFUSED: 'yes' }, 0);
  assert.match(all, /refund\.asl\.json/);
  assert.match(all, /\nRefund, input: 2 values, 2 of 2 parts sent\n/);
  assert.match(readFileSync(join(project, 'coverage', 'asl', 'lcov.info'), 'utf8'), /^SF:vitest\/refund\.asl\.json$/m);

  assert.match(vitest({ REFUSED: 'yes', REFUNDED: 'no' }, 1), /The execution has succeeded with another output/);
  const asl = (...args) => execFileSync(join(project, 'node_modules', '.bin', 'asl'), args, { cwd: project, encoding: 'utf8' });
  assert.match(asl('replay', 'vitest/refund.asl.json', 'failures'), /^same +failures.*\n\n1 same, 0 divergent\n$/);
  const [history] = readdirSync(join(project, 'failures'));
  asl('replay', '--emit-test', 'vitest/refund.asl.json', join('failures', history), '--out', 'vitest/emitted.test.ts');
  renameSync(join(project, 'vitest', 'emitted.test.ts'), join(project, 'vitest', 'emitted.test.mjs')); // it has no types
  assert.match(vitest({ REFUSED: 'yes' }, 0), /2 passed/);
}

try {
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', version: '1.0.0', private: true }));
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(tsconfig));
  run('npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel', 'error', resolve(tarball));

  const installed = join(project, 'node_modules', 'asl-interpreter');
  assert.deepEqual(readdirSync(installed).toSorted(), ['LICENSE', 'README.md', 'dist', 'package.json']);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).version, version);

  cpSync(join(here, 'consumer'), project, { recursive: true });
  for (const name of ['types.mts', 'types.cts']) cpSync(join(here, 'consumer', 'types.ts'), join(project, name));
  run('node', 'esm.mjs');
  run('node', 'cjs.cjs');
  run('node', join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--project', project);
  tests();
  console.log('The packed package works from ESM, from CommonJS and from TypeScript.');
} finally {
  rmSync(project, { recursive: true, force: true });
}
