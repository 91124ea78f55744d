import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** The folders of src/, lowest first. A folder imports only folders of lower lines. */
const LAYERS = [
  ['json'],
  ['errors', 'journal'],
  ['clock', 'resources', 'yaml'],
  ['expressions', 'history', 'integrations', 'api'],
  ['definition'],
  ['validation', 'templates', 'machine', 'readers', 'writers', 'mocks'],
  ['runtime', 'replay', 'diagrams'],
  ['services', 'server', 'coverage'],
  ['local'],
  ['testing', 'hosts'],
  ['cli'],
];
const level = new Map(LAYERS.flatMap((line, i) => line.map((folder) => [folder, i] as const)));
const rank = (path: string): number => level.get(path.split('/')[0]!) ?? NaN;

/** What imports itself freely: a folder of src/, and inside services/ and hosts/ each folder on its own. */
const island = (path: string): string =>
  path
    .split('/')
    .slice(0, /^(services|hosts)\//.test(path) ? 2 : 1)
    .join('/');

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));
/** At the top, and those of testing/ that are loaded for what they do. */
const doors = sources.filter((path) => !path.includes('/') || /^testing\/(?:vitest|vitest-reporter|coverage|generated-inputs)\.ts$/.test(path));
const files = sources.filter((path) => path.includes('/'));

const imports = (path: string): string[] => ts.preProcessFile(readFileSync(`src/${path}`, 'utf8'), true, true).importedFiles.map((file) => file.fileName);

test.each(files)('%s imports only lower layers', (file) => {
  expect(rank(file), `src/${file} is in no layer`).not.toBeNaN();
  const targets = imports(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file), name));
  const wrong = targets.filter((target) => island(target) !== island(file) && !(rank(target) < rank(file)));
  expect(wrong).toEqual([]);
});

/** What I1 binds: what these folders do depends on their arguments alone. */
const PURE = new Set([
  'json',
  'errors',
  'journal',
  'api',
  'resources',
  'expressions',
  'history',
  'definition',
  'validation',
  'machine',
  'mocks',
  'replay',
  'diagrams',
  'coverage',
  'yaml',
  'templates',
]);
/** States.Hash is a function of its arguments: it loads node:crypto when it is first called. So is reading YAML, which loads the package `yaml`. */
const BUILTINS: Record<string, string[]> = { 'expressions/intrinsics/hash.ts': ['node:crypto', 'node:module'], 'yaml/yaml-package.ts': ['node:module'] };
const OUTSIDE_VALUES = /^(Date\.now|Math\.random|performance|crypto|process|setTimeout|setInterval|setImmediate|queueMicrotask|fetch)$/;

/** The names of what a source reads that is neither an argument nor its own. */
function outsideValues(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isPropertyAccessExpression(node) || ts.isIdentifier(node)) && OUTSIDE_VALUES.test(node.getText()) && isRead(node)) found.push(node.getText());
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) found.push('new Date()');
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') found.push('Date()');
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

/** Whether a name stands for the global of that name: not a member, a property's name or a declaration. */
function isRead(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return (
    ts.isExpression(parent) ||
    ts.isExpressionStatement(parent) ||
    ts.isReturnStatement(parent) ||
    (ts.isVariableDeclaration(parent) && parent.initializer === node)
  );
}

test.each(files.filter((path) => PURE.has(path.split('/')[0]!)))('%s reads no clock, draws nothing and does no I/O (I1)', (file) => {
  expect(imports(file).filter((name) => name.startsWith('node:'))).toEqual(BUILTINS[file] ?? []);
  expect(outsideValues(readFileSync(`src/${file}`, 'utf8'))).toEqual([]);
});

test.each([
  ['const at = Date.now();', ['Date.now']],
  ['const draw = () => Math.random() * 2;', ['Math.random']],
  ['const now = { now: Date.now };', ['Date.now']],
  ['const at = new Date();', ['new Date()']],
  ['const at = Date();', ['Date()']],
  ['return setTimeout(wake, 10);', ['setTimeout']],
  ['const id = crypto.randomUUID();', ['crypto']],
  ['const at = new Date(event.at), time = Date.parse(text);', []],
  ['const process = { performance: 1 }; task.process = scope.fetch;', []],
])('of %j the names %j are outside', (source, names) => {
  expect(outsideValues(source)).toEqual(names);
});

test.each(doors)('the door %s is a list of names, no code', (door) => {
  const { statements } = ts.createSourceFile(door, readFileSync(`src/${door}`, 'utf8'), ts.ScriptTarget.Latest);
  expect(statements.length).toBeGreaterThan(0);
  const other = statements.filter(
    (statement) => !(ts.isExportDeclaration(statement) && statement.moduleSpecifier && statement.exportClause && ts.isNamedExports(statement.exportClause)),
  );
  expect(other.map((statement) => ts.SyntaxKind[statement.kind])).toEqual([]);
});

test('every door is in package.json, in the build, and in src/', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> };
  const exported = Object.keys(exports)
    .filter((key) => key !== './package.json')
    .map((key) => (key === '.' ? 'index.ts' : `${key.slice(2)}.ts`));
  expect(doors.toSorted()).toEqual(exported.toSorted());
  const built = [...readFileSync('tsup.config.ts', 'utf8').matchAll(/'src\/([^']+)'/g)].map((match) => match[1]!);
  expect(built.toSorted()).toEqual([...exported, 'cli/main.ts', 'index.ts'].toSorted());
});
