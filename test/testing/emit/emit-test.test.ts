/** Each recording, written as a test: the test passes, and one that expects another end does not. */
import * as api from 'asl-interpreter';
import * as testing from 'asl-interpreter/testing';
import 'asl-interpreter/testing/vitest';
import { expect, test } from 'vitest';
import { emitTest } from '../../../src/testing/emit/emit-test';
import { literal } from '../../../src/testing/emit/literal';
import { readLines, runsOf, type Case } from '../../conformance/case';
import { play } from '../../conformance/play';

type Test = () => Promise<void>;

/** The test that an emitted file holds; its machine is of the given definition. */
function testIn(text: string, definition: object): Test {
  const body = text.replaceAll(/^import .*$/gm, '').replaceAll(/new URL\(.*?, import\.meta\.url\)/g, 'definition');
  let found: Test | undefined;
  const given = { ...api, ...testing, expect, definition, test: (_title: string, run: Test) => (found = run) };
  new Function(...Object.keys(given), body)(...Object.values(given));
  return found!;
}

/** A Distributed Map's own history does not hold the results of its child executions; a test cannot stop an execution at the very event. */
const cases = readLines<Case>('cases.jsonl')
  .flatMap((each) => runsOf(each))
  .filter(([, run]) => !JSON.stringify(run.definition).includes('"DISTRIBUTED"'));

/** The test, expecting another end. */
const expectingAnother = (text: string): string =>
  text
    .replace(/toHaveSucceeded\(.*?\);/s, "toHaveSucceeded('another');")
    .replace(/toHaveFailed\(.*?\);/s, "toHaveFailed('Another');")
    .replace(/toHave(?:TimedOut|BeenAborted)\(\);/, 'toHaveSucceeded();');

test.each(cases)('the test of %s passes, and fails where it expects another end', async (_name, run) => {
  const definition = run.definition as object;
  const { history } = await play(run);
  const text = emitTest(history, { definition: './definition.asl.json', of: definition, type: run.type ?? 'STANDARD' });
  await testIn(text, definition)();
  await expect(testIn(expectingAnother(text), definition)()).rejects.toThrow('execution');
});

test.each<[value: unknown, text: string]>([
  [{ a: [1, "it's", null], 'b-c': true }, "{ a: [1, 'it\\'s', null], 'b-c': true }"],
  ['line\nbreak "quoted" \u2028', '\'line\\nbreak "quoted" \\u2028\''],
  [JSON.parse('{"__proto__":1}'), "{ ['__proto__']: 1 }"],
  [-0, '-0'],
  [{}, '{}'],
  [[[], 'x'.repeat(130)], `[\n  [],\n  '${'x'.repeat(130)}',\n]`],
])('%j is written as %s', (value, text) => {
  expect(literal(value as never, 0)).toBe(text);
  expect(new Function(`return ${text}`)()).toEqual(value);
});

test('what cannot be written as a test', () => {
  const started = { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: '2026-01-01T00:00:00Z', executionStartedEventDetails: { input: '{}' } };
  const run = { id: 2, previousEventId: 1, type: 'MapRunStarted', timestamp: '2026-01-01T00:00:00Z' };
  expect(() => emitTest([started, run], { definition: 'd' })).toThrow('The execution has a Distributed Map');
  expect(() => emitTest([started], { definition: 'd' })).toThrow('The execution has not ended: its last event is ExecutionStarted.');
});

test('a Task that the recorded execution did not reach needs nothing', async () => {
  const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:Charge';
  const Ship = { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', End: true };
  const States = { Charge: { Type: 'Task', Resource, Catch: [{ ErrorEquals: ['Refused'], Next: 'Sorry' }], Next: 'Ship' }, Ship, Sorry: { Type: 'Succeed' } };
  const definition = { StartAt: 'Charge', States };
  const { TestStateMachine, fails } = testing;
  const result = await new TestStateMachine(definition, { mocks: { Charge: fails('Refused') } }).execute({});
  await expect(testIn(emitTest(result.history(), { definition: 'd' }), definition)()).resolves.toBeUndefined();
});
