// npm run verify: every check, in order, up to the first that fails.
//   npm run verify -- --only lint,types    some of them, by name
//   npm run verify -- --from build         from one on
// Leaves coverage/steps.json (what passed) and coverage/tests.json (vitest's own report) for the closing line of .ci/run.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'coverage');
const packed = join(reports, 'packed');
const tarball = () => join(packed, readdirSync(packed).find((file) => file.endsWith('.tgz')) ?? 'no tarball');

/** One check: its name, and the command made when its turn comes. */
const steps = [
  ['format', () => ['npx', '--no-install', 'prettier', '--check', '--log-level', 'warn', '.']],
  ['lint', () => ['npm', 'run', '--silent', 'lint']],
  ['generate', () => ['npm', 'run', '--silent', 'generate']],
  ['types', () => ['npm', 'run', '--silent', 'types']],
  ['tests', () => ['npm', 'test', '--silent', '--', '--coverage', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'tests.json')}`]],
  ['build', () => ['npm', 'run', '--silent', 'build', '--', '--silent']],
  ['pack', () => ['npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', packed]],
  ['publint', () => ['npm', 'run', '--silent', 'publint', '--', tarball()]],
  ['attw', () => ['npm', 'run', '--silent', 'attw', '--', tarball()]],
  ['knip', () => ['npm', 'run', '--silent', 'knip']],
  ['unit-test example', () => ['npm', 'run', '--silent', 'example:unit-test']],
  ['cdk example', () => ['npm', 'run', '--silent', 'example:cdk']],
  ['package', () => ['node', join(root, 'test', 'package', 'check.mjs'), tarball()]],
];

const { only, from } = parseArgs({ options: { only: { type: 'string' }, from: { type: 'string' } } }).values;
const names = steps.map(([name]) => name);
const wanted = only?.split(',') ?? names.slice(from === undefined ? 0 : names.indexOf(from));
const unknown = [...wanted, from ?? names[0]].filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No check is named "${unknown[0]}". There are: ${names.join(', ')}.`);
  process.exit(2);
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const results = [];
const record = (name, passed) => {
  mkdirSync(reports, { recursive: true });
  results.push({ name, passed });
  writeFileSync(join(reports, 'steps.json'), JSON.stringify(results));
};

rmSync(join(reports, 'tests.json'), { force: true });
rmSync(join(reports, 'steps.json'), { force: true });
const start = performance.now();
for (const [name, command] of steps) {
  if (!wanted.includes(name)) continue;
  console.log(`\n▶ ${name}`);
  const began = performance.now();
  if (name === 'pack') {
    rmSync(packed, { recursive: true, force: true });
    mkdirSync(packed, { recursive: true });
  }
  const [program, ...args] = command();
  const { status, signal, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  record(name, status === 0);
  if (status !== 0) {
    console.error(`✘ ${name} failed after ${seconds(began)}: ${error?.message ?? (signal === null ? `exit code ${status}` : `ended by ${signal}`)}`);
    process.exit(1);
  }
  console.log(`✔ ${name} in ${seconds(began)}`);
}
console.log(`\nEvery check passed (${results.map(({ name }) => name).join(', ')}) in ${seconds(start)}.`);
