import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture } from './fixture';

let folder: string;
const write = (name: string, text: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'functions-'));
  write('package.json', '{}');
  write('commonjs.js', 'exports.handler = async (event) => ({ commonjs: event.n }); exports.api = { v1: { get: () => "nested" } }; exports.text = "x";');
  write('callback.cjs', 'exports.handler = (event, context, callback) => callback(null, "called back");');
  write('module.mjs', 'export const handler = async (event, { functionName }) => ({ module: functionName });');
  write('esm/package.json', '{"type":"module"}');
  write('esm/src/index.js', 'export const handler = () => "by its package";');
  write('typed.ts', 'export const handler = (event: { n: number }): number => event.n;');
  write('environment.js', 'const table = process.env.ASL_TEST_MODULE; exports.handler = () => [table, process.env.AWS_LAMBDA_FUNCTION_NAME];');
  write('syntax.js', 'exports.handler = () => {');
  write('missing.js', 'require("no-such-package-anywhere");');
  write('throws.js', 'throw new RangeError("while it is loaded");');
  write('nothing.js', 'throw undefined;');
  write('folder/index.js', '');
  write('plain', 'exports.handler = () => "without an extension";');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a module of a folder (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html)', () => {
  test.each([
    ['commonjs.handler', { commonjs: 1 }],
    ['commonjs.api.v1.get', 'nested'],
    ['callback.handler', 'called back'],
    ['module.handler', { module: 'f' }],
    ['esm/src/index.handler', 'by its package'],
    ['typed.handler', 1],
    ['plain.handler', 'without an extension'],
  ])('%s is found', async (handler, result) => {
    const { lambda, call } = fixture({}, 3000);
    lambda.registerModule('f', { folder, handler });
    expect((await call('f', { n: 1 })).result).toEqual(result);
    expect((await call('f', { n: 1 })).result).toEqual(result);
    expect(await lambda.getFunctionConfiguration({ FunctionName: 'f' })).toMatchObject({ Handler: handler });
  });

  // The texts of Lambda's runtime for Node.js: https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
  test.each([
    ['absent.handler', 'Runtime.ImportModuleError', "Error: Cannot find module 'absent'\nRequire stack:\n- /var/runtime/index.mjs"],
    ['folder.handler', 'Runtime.ImportModuleError', "Error: Cannot find module 'folder'\nRequire stack:\n- /var/runtime/index.mjs"],
    ['missing.handler', 'Runtime.ImportModuleError', expect.stringMatching(/^Error: Cannot find module 'no-such-package-anywhere'\nRequire stack:\n- /)],
    ['syntax.handler', 'Runtime.UserCodeSyntaxError', expect.stringMatching(/^SyntaxError: Unexpected end of input/)],
    ['commonjs.absent', 'Runtime.HandlerNotFound', 'commonjs.absent is undefined or not exported'],
    ['commonjs.absent.get', 'Runtime.HandlerNotFound', 'commonjs.absent.get is undefined or not exported'],
    ['commonjs.text', 'Runtime.HandlerNotFound', 'commonjs.text is not a function'],
    ['commonjs', 'Runtime.MalformedHandlerName', 'Bad handler'],
    [
      '../commonjs.handler',
      'Runtime.MalformedHandlerName',
      "'../commonjs.handler' is not a valid handler name. Use absolute paths when specifying root directories in handler names.",
    ],
    ['throws.handler', 'RangeError', 'while it is loaded'],
    ['nothing.handler', 'undefined', 'undefined'],
  ])('%s fails as %s', async (handler, errorType, errorMessage) => {
    const { lambda, call } = fixture({}, 3000);
    lambda.registerModule('f', { folder, handler });
    const { result, response } = await call('f');
    expect(result).toMatchObject({ errorType, errorMessage });
    expect(response.FunctionError).toBe('Unhandled');
  });

  test('finds its variables while it is loaded and while it runs', async () => {
    const { lambda, call } = fixture({}, 3000);
    lambda.registerModule('f', { folder: pathToFileURL(folder), handler: 'environment.handler', environment: { ASL_TEST_MODULE: 'Orders' } });
    expect((await call('f')).result).toEqual(['Orders', 'f']);
    expect(process.env['ASL_TEST_MODULE']).toBeUndefined();
  });

  test.each([
    ['commonjs-changes', 'js', 'exports.handler = () => '],
    ['module-changes', 'mjs', 'export const handler = () => '],
  ])('%s.%s is read again by updateFunctionCode', async (name, extension, text) => {
    const { lambda, call } = fixture({}, 3000);
    const handler = `${name}.handler`;
    const file = `${name}.${extension}`;
    write(file, `${text}1;`);
    lambda.registerModule('f', { folder, handler });
    expect((await call('f')).result).toBe(1);
    await lambda.publishVersion({ FunctionName: 'f' });
    write(file, `${text}2;`);
    expect((await call('f')).result).toBe(1);
    await lambda.updateFunctionCode({ FunctionName: 'f', DryRun: true });
    expect((await call('f')).result).toBe(1);
    expect(await lambda.updateFunctionCode({ FunctionName: 'f', Publish: true, Architectures: ['arm64'] })).toMatchObject({
      Version: '2',
      Architectures: ['arm64'],
    });
    expect([(await call('f')).result, (await call('f:1')).result]).toEqual([2, 1]);
  });

  test('that failed is loaded again by the next invocation', async () => {
    const { lambda, call } = fixture({}, 3000);
    lambda.registerModule('f', { folder, handler: 'later.handler' });
    expect((await call('f')).response.FunctionError).toBe('Unhandled');
    write('later.js', 'exports.handler = () => "now";');
    expect((await call('f')).result).toBe('now');
  });

  test('that takes too long to load is timed out, and its handler is not called', async () => {
    const { lambda, call } = fixture();
    write('slow.mjs', 'await new Promise((resolve) => setTimeout(resolve, 60)); export const handler = () => { globalThis.aslTestSlow = true; };');
    lambda.registerModule('f', { folder, handler: 'slow.handler' });
    expect((await call('f')).result).toMatchObject({ errorType: 'Sandbox.Timedout' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(globalThis).not.toHaveProperty('aslTestSlow');
  });

  test('of a folder without a package.json above it is CommonJS', async () => {
    const { lambda, call } = fixture({}, 3000);
    rmSync(join(folder, 'package.json'));
    lambda.registerModule('f', { folder, handler: 'commonjs.handler' });
    expect((await call('f', { n: 2 })).result).toEqual({ commonjs: 2 });
    write('package.json', '{}');
    write('node_modules/own/index.js', 'exports.handler = () => "packaged";');
    lambda.registerModule('g', { folder, handler: 'node_modules/own/index.handler' });
    expect((await call('g')).result).toBe('packaged');
  });
});
