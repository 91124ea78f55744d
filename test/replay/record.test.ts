/** Recordings of our own executions, and what is redacted in them. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { record } from '../../src/replay/record';
import { replay } from '../../src/replay/replay';
import { arn, Failure } from '../machine/drive';
import { executed, machine } from './executed';

const input = { customer: { email: 'jane.doe@example.com', name: 'Jane', age: 41, member: true, phone: null }, amount: 120 };
const paths = ['$.customer'];
const definition = machine({
  Greet: {
    Type: 'Pass',
    Parameters: { 'text.$': "States.Format('Hello {}!', $.customer.email)", 'hash.$': "States.Hash($.customer.email, 'SHA-256')", kind: 'mail' },
    ResultPath: '$.greeting',
    Next: 'Send',
  },
  Send: { Type: 'Task', Resource: arn('Send'), Parameters: { 'to.$': '$.customer.email', 'text.$': '$.greeting.text' }, ResultPath: '$.sent', Next: 'Adult?' },
  'Adult?': { Type: 'Choice', Choices: [{ Variable: '$.customer.age', NumericLessThan: 50, Next: 'Young' }], Default: 'Old' },
  Young: { Type: 'Pass', Result: 'young', End: true },
  Old: { Type: 'Fail', Error: 'Old' },
});
const answers = { Send: ({ to }: { to: string }): Json => ({ accepted: [to], raw: JSON.stringify({ to }), from: 'shop' }) };
const events = executed(definition, input, answers);
const recording = record(events, { redact: paths });
const text = JSON.stringify(recording);

describe('a recording', () => {
  test('is what the CLI prints', () => {
    expect(record({ history: () => events })).toEqual({ events: JSON.parse(JSON.stringify(events)) as Json });
    expect(record({ events })).toEqual(record(JSON.stringify({ events })));
    expect(record(record(events))).toEqual(record(events));
  });

  test('has no redacted value in it, and the same placeholder for each everywhere', () => {
    for (const value of ['jane.doe@example.com', 'Jane', '41', 'true']) expect(text.replaceAll('"truncated":true', '')).not.toContain(value);
    expect(recording.redacted).toEqual(['[redacted 1]', '[redacted 2]', 900_000_001, false]);
    const [started, , greeted, , sent] = recording.events as unknown as Record<string, Record<string, string>>[];
    expect(JSON.parse(started!['executionStartedEventDetails']!['input']!)).toEqual({
      customer: { email: '[redacted 1]', name: '[redacted 2]', age: 900_000_001, member: false, phone: null },
      amount: 120,
    });
    expect(JSON.parse(greeted!['stateExitedEventDetails']!['output']!)).toMatchObject({ greeting: { text: 'Hello [redacted 1]!', kind: 'mail' } });
    expect(sent!['lambdaFunctionScheduledEventDetails']!['input']).toBe('{"to":"[redacted 1]","text":"Hello [redacted 1]!"}');
    expect(text).toContain(String.raw`raw\":\"{\\\"to\\\":\\\"[redacted 1]`);
  });

  test('is the same when it is replayed; what is made of a redacted value is not comparable', () => {
    const report = replay(definition, text);
    expect(report.divergence).toBeUndefined();
    expect(report.same).toBe(true);
    const places = report.notComparable.map(({ id, where }) => `${id} ${where}`);
    expect(places).toContain('3 /output/greeting/hash');
    expect(places).toContain('11 /name'); // the Choice looks at the age
    expect(report.history().map(({ type }) => type)).toEqual(events.map(({ type }) => type));
  });

  test.each<[title: string, from: string, to: string, where: string]>([
    ['another argument', '"to.$":"$.customer.email"', '"to.$":"$.customer.name"', '/input/to'],
    ['a value that was not redacted', '"to.$":"$.customer.email"', '"to.$":"$.amount"', '/input/to'],
    ['another path', '"text.$":"$.greeting.text"', '"text.$":"$.greeting.kind"', '/input/text'],
  ])('still shows a change of the definition: %s', (_title, from, to, where) => {
    const changed = JSON.stringify(definition).replace(from, to);
    expect(changed).not.toBe(JSON.stringify(definition));
    expect(replay(changed, recording)).toMatchObject({ same: false, divergence: { where } });
  });

  test('and a renamed state', () => {
    expect(replay(JSON.stringify(definition).replaceAll('Send"', 'Post"').replace('function:Post', 'function:Send'), recording)).toMatchObject({
      same: false,
      divergence: { id: 4 },
    });
  });
});

describe('what is redacted', () => {
  const redacted = (payload: Json, redact: string[], pass: object = {}): Json => {
    const { events: made } = record(executed(machine({ P: { Type: 'Pass', ...pass, End: true } }), payload), { redact });
    return JSON.parse((made[0] as { executionStartedEventDetails: { input: string } }).executionStartedEventDetails.input) as Json;
  };

  test.each<[title: string, payload: Json, paths: string[], expected: Json]>([
    ['at any depth', { a: { email: 'x@example' }, email: 'y@example' }, ['$..email'], { a: { email: '[redacted 2]' }, email: '[redacted 1]' }],
    ['in texts that hold JSON', { body: '{"email":"x@example"}' }, ['$..email'], { body: '{"email":"[redacted 1]"}' }],
    ['in longer texts', { a: 'secret', b: 'no secrets' }, ['$.a'], { a: '[redacted 1]', b: 'no [redacted 1]s' }],
    ['a short one only as a word', { a: 'no', b: 'no, not none' }, ['$.a'], { a: '[redacted 1]', b: '[redacted 1], not none' }],
    ['with quotes', { a: 'say "hi"', b: '{"x":"say \\"hi\\""}' }, ['$.a'], { a: '[redacted 1]', b: '{"x":"[redacted 1]"}' }],
    ['in names', { a: 'secret', secret: 1 }, ['$.a'], { a: '[redacted 1]', '[redacted 1]': 1 }],
    [
      'numbers, in texts too',
      { a: 42, b: 'is 42, not 421', c: [42, 4.2], d: 1.5 },
      ['$.a', '$.d'],
      { a: 900_000_001, b: 'is 900000001, not 421', c: [900_000_001, 4.2], d: 900_000_001.5 },
    ],
    ['booleans where a path leads', { a: true, b: true }, ['$.a'], { a: false, b: true }],
    ['nothing for nothing', { a: '', b: null }, ['$.a', '$.b', '$.c'], { a: '', b: null }],
    ['by another word where that one is taken', { a: 'secret', b: '[redacted 1]' }, ['$.a'], { a: '[redacted* 1]', b: '[redacted 1]' }],
    ['by another number where that one is taken', { a: 42, b: 900_000_001 }, ['$.a'], { a: 900_000_002, b: 900_000_001 }],
  ])('%s', (_title, payload, redact, expected) => {
    expect(redacted(payload, redact)).toEqual(expected);
    const same = machine({ P: { Type: 'Pass', End: true } });
    expect(replay(same, record(executed(same, payload), { redact })).same).toBe(true);
  });

  test('variables, by their names', () => {
    const of = machine({ P: { Type: 'Pass', Assign: { who: { 'email.$': '$.mail' }, 'mail.$': '$.mail' }, End: true } });
    const made = record(executed(of, { mail: 'x@example', email: 'other' }), { redact: ['$who.email'] });
    expect(JSON.stringify(made)).not.toContain('x@example');
    expect(JSON.stringify(made)).toContain('other');
    expect(replay(of, made).same).toBe(true);
  });

  test('errors and causes', () => {
    const Retry = [{ ErrorEquals: ['E'], MaxAttempts: 0 }];
    const of = machine({
      T: { Type: 'Task', Resource: arn('F'), Retry, Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'P' }], End: true },
      P: { Type: 'Pass', End: true },
    });
    const failing = {
      F: (): Json => {
        throw new Failure('E', JSON.stringify({ errorMessage: 'No x@example here', email: 'y@example' }));
      },
    };
    const made = record(executed(of, { email: 'x@example' }, failing), { redact: ['$..email'] });
    for (const value of ['x@example', 'y@example']) expect(JSON.stringify(made)).not.toContain(value);
    expect(replay(of, made).divergence).toBeUndefined();
  });

  test('what is no path is refused', () => {
    expect(() => record(events, { redact: ['customer'] })).toThrow('"customer" is no path.');
  });
});
