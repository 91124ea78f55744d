import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors/usage-error';
import { calls, fails, hangs, passesThrough, returns, type MockAnswer } from '../../src/mocks/answer';
import { onInput, perAttempt } from '../../src/mocks/mock';

const identity = (input: unknown): unknown => input;

test.each<[string, MockAnswer, object, string]>([
  ['returns', returns({ ok: true }), { Return: { ok: true } }, 'returns {"ok":true}'],
  ['returns nothing', returns(), { Return: null }, 'returns null'],
  [
    'returns, as the wire would have it',
    returns({ at: new Date(0), none: undefined }),
    { Return: { at: '1970-01-01T00:00:00.000Z' } },
    'returns {"at":"1970-01-01T00:00:00.000Z"}',
  ],
  ['returns much', returns('x'.repeat(200)), { Return: 'x'.repeat(200) }, `returns "${'x'.repeat(98)}…`],
  ['fails', fails('Busy', 'Try later'), { Throw: { Error: 'Busy', Cause: 'Try later' } }, 'fails "Busy"'],
  ['fails without a cause', fails('Busy'), { Throw: { Error: 'Busy' } }, 'fails "Busy"'],
  ['fails without a name', fails(undefined, 'No'), { Throw: { Cause: 'No' } }, 'fails'],
  ['calls', calls(identity), { Call: identity }, 'calls a function'],
  ['passesThrough', passesThrough(), { PassThrough: true }, 'passes through'],
  ['hangs', hangs(), { Hang: true }, 'hangs'],
])('%s', (_what, answer, data, text) => {
  expect(answer.answer).toEqual(data);
  expect([answer.count, answer.delay, String(answer)]).toEqual([undefined, 0, text]);
});

test('times and after give new answers', () => {
  const answer = returns(1);
  const twice = answer.times(2).after('2 s');
  expect([twice.count, twice.delay, String(twice)]).toEqual([2, 2000, 'returns 1, 2 times']);
  expect(answer.after(5).times(3)).toMatchObject({ count: 3, delay: 5 });
  expect(answer).toMatchObject({ count: undefined, delay: 0 });
});

test('an answer keeps what it was given', () => {
  const value = { list: [1] };
  const answer = returns(value);
  value.list.push(2);
  expect(answer.answer).toEqual({ Return: { list: [1] } });
  const answers = [answer];
  const mock = perAttempt(answers);
  answers.pop();
  expect(mock.answers).toEqual([answer]);
});

test.each<[string, () => unknown, string]>([
  ['no times', () => returns(1).times(0), 'times(0) is no number of calls.'],
  ['half a time', () => returns(1).times(1.5), 'times(1.5) is no number of calls.'],
  ['no duration', () => returns(1).after('soon'), '"soon" is no duration.'],
  ['no JSON', () => returns({ f: identity }), 'A mock returns a function, which JSON cannot hold.'],
  ['no text', () => fails({ name: 'Busy' } as unknown as string), 'A mock fails with {"name":"Busy"}, which is no text.'],
  ['no JSON input', () => onInput([[{ n: NaN }, returns(1)]]), 'onInput has an input with NaN, which JSON cannot hold.'],
])('%s is refused', (_what, make, text) => {
  expect(make).toThrow(UsageError);
  expect(make).toThrow(text);
});
