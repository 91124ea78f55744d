/** Where a replay goes another way: a divergence, unless what no rerun gives again can be why. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { record } from '../../src/replay/record';
import { replay } from '../../src/replay/replay';
import type { ReplayReport } from '../../src/replay/report';
import { arn, Failure } from '../machine/drive';
import { executed, machine } from './executed';

/** 'same', 'diverges at 9', 'not replayed from 9'. */
const outcome = ({ same, divergence, notReplayed }: ReplayReport): string =>
  same ? 'same' : divergence === undefined ? `not replayed from ${notReplayed!.id}` : `diverges at ${divergence.id}`;

const failing = (times: number, failure = new Failure('E', 'busy')): { F: () => Json } => {
  let calls = 0;
  const F = (): Json => {
    if (calls++ < times) throw failure;
    return 1;
  };
  return { F };
};
const pass = { Type: 'Pass', End: true };
const retry = (MaxAttempts: number): object => ({ Retry: [{ ErrorEquals: ['E'], MaxAttempts }] });
const caught = { Catch: [{ ErrorEquals: ['E'], Next: 'P' }] };

// "When a state has both Retry and Catch fields, the interpreter uses any appropriate Retriers first": https://states-language.net/#errors
describe('what follows from an error is decided by its name, whatever is redacted', () => {
  const task = (more: object): object => ({ Type: 'Task', Resource: arn('F'), Parameters: { 'amount.$': '$.amount' }, ...more, End: true });
  const of = (more: object): object => machine({ T: task(more), ...('Catch' in more && { P: pass }) });
  const twice = of(retry(2));

  test.each<[title: string, recorded: object, replayed: object, failure: Failure, times: number, expected: string]>([
    ['as often', twice, twice, new Failure('E'), 2, 'same'],
    ['fewer attempts', twice, of(retry(1)), new Failure('E'), 2, 'diverges at 9'],
    ['fewer, and the cause quotes what is redacted', twice, of(retry(1)), new Failure('E', 'no 120 left'), 2, 'diverges at 9'],
    ['none', twice, of({}), new Failure('E'), 2, 'diverges at 6'],
    ['more attempts', of(retry(1)), twice, new Failure('E', 'no 120 left'), 2, 'diverges at 9'],
    ['a Catcher in its place', twice, of({ ...retry(1), ...caught }), new Failure('E'), 2, 'diverges at 9'],
    ['no Catcher', of(caught), of({}), new Failure('E'), 1, 'diverges at 6'],
    ['no Catcher, another Retrier', of({ ...retry(1), ...caught }), of(retry(1)), new Failure('E'), 2, 'diverges at 9'],
  ])('%s', (_title, recorded, replayed, failure, times, expected) => {
    const made = record(executed(recorded, { amount: 120 }, failing(times, failure)), { redact: ['$.amount'] });
    expect(outcome(replay(replayed, made))).toBe(expected);
  });

  test('of an error whose name is redacted, it is not', () => {
    const by = (name: string): object => of({ Retry: [{ ErrorEquals: [name] }] });
    const made = record(executed(by('secret'), { amount: 'secret' }, failing(1, new Failure('secret'))), { redact: ['$.amount'] });
    expect(outcome(replay(by('secret'), made))).toBe('not replayed from 6');
    const caughtBy = record(executed(of({}), { amount: 'secret' }, failing(1, new Failure('secret'))), { redact: ['$.amount'] });
    expect(outcome(replay(of({ Retry: [{ ErrorEquals: ['States.ALL'] }] }), caughtBy))).toBe('not replayed from 6');
  });

  test('and so it is in an iteration, and for the Map around it', () => {
    const map = (inner: object, around: object = {}): object =>
      machine({ M: { Type: 'Map', ItemProcessor: machine({ T: task(inner) }), ...around, End: true } });
    const made = record(executed(map(retry(1)), [{ amount: 120 }], failing(1)), { redact: ['$[*].amount'] });
    expect(outcome(replay(map(retry(1)), made))).toBe('same');
    expect(outcome(replay(map({}), made))).toBe('diverges at 9');
    const again = record(executed(map({}, retry(1)), [{ amount: 120 }], failing(1)), { redact: ['$[*].amount'] });
    expect(outcome(replay(map({}, retry(1)), again))).toBe('same');
    expect(outcome(replay(map({}), again))).toMatch('diverges');
  });

  test('a Catcher whose own fields fail is decided by what they read', () => {
    const of2 = (ResultPath: string): object =>
      machine(
        {
          T: {
            Type: 'Task',
            Resource: arn('F'),
            Catch: [{ ErrorEquals: ['E'], Output: ResultPath, Next: 'P' }],
            End: true,
          },
          P: { Type: 'Pass', End: true },
        },
        { QueryLanguage: 'JSONata' },
      );
    const made = record(executed(of2('{% $states.input.n %}'), { n: '12' }, failing(1)), { redact: ['$.n'] });
    expect(outcome(replay(of2('{% $number($states.input.n) %}'), made))).toBe('not replayed from 6');
  });
});

describe('what a state does with what was redacted', () => {
  const redact = ['$.secret'];
  const task = (Resource: string, more: object = {}): object =>
    machine({ T: { Type: 'Task', Resource, Parameters: { 'to.$': '$.secret' }, ...more, End: true } });

  test.each<[title: string, recorded: object, replayed: object, expected: string]>([
    ['another kind of resource is called', task(arn('F')), task('arn:aws:states:::glue:getJobRun'), 'diverges at 3'],
    [
      'the same with a Catcher',
      task(arn('F')),
      machine({ T: { Type: 'Task', Resource: 'arn:aws:states:::glue:getJobRun', ...caught, End: true }, P: pass }),
      'diverges at 3',
    ],
    ['it ends there', machine({ A: { ...pass, End: undefined, Next: 'B' }, B: pass }), machine({ A: pass }), 'diverges at 4'],
    [
      'it can fail',
      machine({ A: { Type: 'Pass', Parameters: { 'v.$': 'States.StringToJson($.secret)' }, End: true } }),
      machine({ A: { Type: 'Pass', Parameters: { 'v.$': 'States.ArrayGetItem(States.StringToJson($.secret), 3)' }, End: true } }),
      'not replayed from 3',
    ],
    [
      'it can fail, which a Retrier or a Catcher takes',
      task(arn('F'), { ResultSelector: { v: 1 } }),
      machine({
        T: {
          Type: 'Task',
          Resource: arn('F'),
          Parameters: { 'to.$': 'States.StringToJson($.secret)' },
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'P' }],
          End: true,
        },
        P: pass,
      }),
      'not replayed from 3',
    ],
    [
      'a Choice leads nowhere',
      machine({ C: { Type: 'Choice', Choices: [{ Variable: '$.secret', StringEquals: '[1]', Next: 'P' }] }, P: pass }),
      machine({ C: { Type: 'Choice', Choices: [{ Variable: '$.secret', StringEquals: '[1]', Next: 'P' }] }, P: pass }),
      'not replayed from 3',
    ],
    [
      'a Choice cannot lead there',
      machine({ C: { Type: 'Choice', Choices: [{ Variable: '$.secret', StringEquals: '[1]', Next: 'P' }], Default: 'Q' }, P: pass, Q: { Type: 'Fail' } }),
      machine({
        C: { Type: 'Choice', Choices: [{ Variable: '$.secret', StringEquals: '[1]', Next: 'R' }], Default: 'Q' },
        R: { ...pass, End: undefined, Next: 'P' },
        P: pass,
        Q: { Type: 'Fail' },
      }),
      'diverges at 4',
    ],
  ])('%s', (_title, recorded, replayed, expected) => {
    const made = record(executed(recorded, { secret: '[1]' }, { F: () => 1 }), { redact });
    expect(outcome(replay(replayed, made))).toBe(expected);
  });

  test('it decides how many items a Map has', () => {
    const of = (Items: string): object => machine({ M: { Type: 'Map', Items, ItemProcessor: machine({ P: pass }), End: true } }, { QueryLanguage: 'JSONata' });
    const made = record(executed(of('{% [1..$length($states.input.secret)] %}'), { secret: 'xyz' }), { redact });
    expect(outcome(replay(of('{% [1..$length($states.input.secret)] %}'), made))).toBe('not replayed from 3');
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
describe('a Choice that compares a name of the context object with a constant', () => {
  const by = (Variable: string, StringEquals: string, Default = 'No'): object =>
    machine({
      C: { Type: 'Choice', Choices: [{ Variable, StringEquals, Next: 'Yes' }], ...(Default !== '' && { Default }) },
      Yes: pass,
      ...(Default !== '' && { No: { Type: 'Fail' } }),
    });
  const account = 'arn:aws:states:us-east-1:123456789012:';
  const e1 = `${account}execution:M:e1`;
  const alias = { stateMachineAliasArn: `${account}stateMachine:M:live` };

  test.each<[Variable: string, value: string, start: object, execution: string | undefined, expected: string]>([
    ['$$.Execution.Name', 'e1', {}, undefined, 'same but for the way'],
    ['$$.Execution.Name', 'e1', {}, e1, 'same'],
    ['$$.Execution.Name', 'e1', {}, `${account}execution:M:e2`, 'diverges at 4'],
    ['$$.Execution.Name', 'e1', alias, undefined, 'same but for the way'],
    ['$$.Execution.Id', e1, {}, undefined, 'same but for the way'],
    ['$$.Execution.Id', e1, {}, e1, 'same'],
    ["$$['StateMachine']['Name']", 'M', {}, undefined, 'same but for the way'],
    ['$$.StateMachine.Name', 'M', alias, undefined, 'same'],
    ['$$.StateMachine.Name', 'M', { stateMachineAliasArn: `${account}stateMachine:Other:live` }, undefined, 'diverges at 4'],
    ['$$.StateMachine.Id', `${account}stateMachine:M`, { stateMachineVersionArn: `${account}stateMachine:M:7` }, undefined, 'same'],
    ['$$.Execution.RoleArn', 'arn:aws:iam::123456789012:role/StepFunctionsRole', {}, undefined, 'same'],
    ['$$.Execution.RoleArn', 'arn:aws:iam::123456789012:role/StepFunctionsRole', { roleArn: undefined }, undefined, 'same but for the way'],
    ['$$.Execution.RoleArn', 'arn:aws:iam::123456789012:role/StepFunctionsRole', { roleArn: 'arn:aws:iam::1:role/R' }, undefined, 'diverges at 4'],
    ['$$.State.Name', 'C', {}, undefined, 'same'],
  ])('%s = %s, started by %j, of %s', (Variable, value, start, execution, expected) => {
    const events = executed(by(Variable, value)).map((event) => {
      const { executionStartedEventDetails: started } = event;
      return started === undefined ? event : Object.assign({}, event, { executionStartedEventDetails: { ...started, ...start } });
    });
    const report = replay(by(Variable, value), events, execution === undefined ? {} : { execution });
    expect(outcome(report) + (report.notComparable.length === 0 ? '' : ' but for the way')).toBe(expected);
    expect(report.notComparable.map(({ where }) => where)).toEqual(expected.endsWith('way') ? ['/name'] : []);
  });

  test('a Map Run is called after the state machine', () => {
    const mapped = machine({
      M: { Type: 'Map', ItemProcessor: { ...machine({ P: pass }), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }, Next: 'C' },
      ...(by('$$.StateMachine.Name', 'M') as { States: object }).States,
    });
    const events = executed(mapped, [1], { startChild: () => 1 } as never);
    expect(replay(mapped, events)).toMatchObject({ same: true, notComparable: [] });
  });

  test('where nothing but the name leads on, the replay stops', () => {
    const only = by('$$.Execution.Name', 'e1', '');
    expect(outcome(replay(only, executed(only)))).toBe('not replayed from 3');
  });

  test('the ARN of an Express execution has an id that is not known', () => {
    const express = by('$$.Execution.Id', e1);
    expect(replay(express, executed(express), { type: 'EXPRESS', execution: `${account}express:M:e1:1` })).toMatchObject({
      same: true,
      notComparable: [{ where: '/name' }],
    });
  });
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
describe('an event that no replay makes', () => {
  const of = (Resource: string): object => machine({ T: { Type: 'Task', Resource, ...caught, End: true }, P: pass });
  const activity = 'arn:aws:states:us-east-1:123456789012:activity:A';
  const details = (type: string): string => `${type[0]!.toLowerCase()}${type.slice(1)}EventDetails`;

  test.each<[type: string, resource: string, before: number]>([
    ['LambdaFunctionScheduleFailed', arn('F'), 3],
    ['LambdaFunctionStartFailed', arn('F'), 3],
    ['TaskStartFailed', 'arn:aws:states:::glue:getJobRun', 3],
    ['ActivityScheduleFailed', activity, 3],
    ['TaskForgotten', arn('F'), 4],
  ])('%s is told, and is no divergence', (type, resource, before) => {
    const events = executed(of(resource), {}, { F: () => 1, 'sns:publish': () => 1, A: () => 1, publish: () => 1 } as never).slice(0, before);
    const failed = { id: before + 1, previousEventId: before, type, [details(type)]: { error: 'E', cause: 'c' } };
    const report = replay(of(resource), [...events, failed, { id: before + 2, previousEventId: before + 1, type: 'ExecutionFailed' }]);
    expect(outcome(report)).toBe(`not replayed from ${before + 1}`);
    expect(report.notReplayed!.reason).toContain(type);
    expect(outcome(replay(machine({ Other: pass }), [...events, failed]))).toBe('diverges at 2');
  });
});
