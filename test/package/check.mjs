// node test/package/check.mjs TARBALL: installs the packed package into an empty project, as a user would, and uses it there from ESM, from
// CommonJS and from TypeScript.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  console.log('The packed package works from ESM, from CommonJS and from TypeScript.');
} finally {
  rmSync(project, { recursive: true, force: true });
}
