import { expect, test } from 'vitest';
import { StateMachine, virtualClock } from 'asl-interpreter';
// oxlint-disable-next-line import/no-unassigned-import -- it extends vitest's expect
import '../../../src/testing/matchers/vitest';
import { gatewayAway, run, runBatch, runOrder } from '../workflows';
import { messageOf } from './message';

const fail = { StartAt: 'A', States: { A: { Type: 'Fail', Error: 'Broken', Cause: 'it broke' } } };
const wait = { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 3600, End: true } } };
const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };

test('toHaveSucceeded', async () => {
  const result = await run(pass, {}, { a: 1, b: 'x' });
  expect(result).toHaveSucceeded();
  expect(result).toHaveSucceeded({ a: 1, b: 'x' });
  expect(result).toHaveSucceeded(expect.objectContaining({ a: 1 }));
  expect(result).toHaveSucceeded({ a: expect.any(Number), b: 'x' });
  expect(result).not.toHaveSucceeded({ a: 2 });
  expect(await run(fail)).not.toHaveSucceeded();
  await expect(run(pass)).resolves.toHaveSucceeded({});
});

test('toHaveSucceeded: what it says of a failure, of another output, and behind .not', async () => {
  const failed = await run(fail);
  const passed = await run(pass, {}, { a: 1, b: 'x' });
  expect(messageOf(() => expect(failed).toHaveSucceeded())).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveSucceeded()

    The execution should have succeeded, but it FAILED with Broken: it broke.

      0 s  input {}
           A (Fail) ✗ Broken: it broke
    ▶      ✗ FAILED with Broken: it broke
    "
  `);
  expect(messageOf(() => expect(passed).toHaveSucceeded({ a: expect.any(Number), b: 'y' }))).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveSucceeded(output)

    The execution has succeeded with another output.

    - Expected
    + Received

      {
        "a": 1,
    -   "b": "y",
    +   "b": "x",
      }

      0 s  input {"a":1,"b":"x"}
           A (Pass)
    ▶      SUCCEEDED → {"a":1,"b":"x"}
    "
  `);
  expect(messageOf(() => expect(passed).not.toHaveSucceeded())).toMatchInlineSnapshot(`
    "
    expect(execution).not.toHaveSucceeded()

    The execution should not have succeeded, but it did.

      0 s  input {"a":1,"b":"x"}
           A (Pass)
    ▶      SUCCEEDED → {"a":1,"b":"x"}
    "
  `);
  expect(messageOf(() => expect(passed).not.toHaveSucceeded({ a: 1, b: 'x' }))).toMatchInlineSnapshot(`
    "
    expect(execution).not.toHaveSucceeded(output)

    The execution should not have succeeded with this output, but it did.

      0 s  input {"a":1,"b":"x"}
           A (Pass)
    ▶      SUCCEEDED → {"a":1,"b":"x"}
    "
  `);
});

test('toHaveFailed', async () => {
  const result = await run(fail);
  expect(result).toHaveFailed();
  expect(result).toHaveFailed('Broken');
  expect(result).toHaveFailed(/^Brok/g, 'it broke');
  expect(result).toHaveFailed('Broken', expect.stringContaining('broke'));
  expect(result).toHaveFailed(undefined, /broke/);
  expect(result).not.toHaveFailed('broke');
  expect(result).not.toHaveFailed('Broken', 'it');
  expect(await run(pass)).not.toHaveFailed();
  expect(await runOrder(['Declined'])).toHaveFailed('OrderRefused', 'Declined');
  expect(await run({ StartAt: 'A', States: { A: { Type: 'Fail' } } })).not.toHaveFailed(/.*/);
});

test('toHaveFailed: what it says of a success, of another error, and behind .not', async () => {
  const failed = await run(fail);
  const passed = await run(pass);
  expect(messageOf(() => expect(passed).toHaveFailed())).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveFailed()

    The execution should have failed, but it SUCCEEDED.

      0 s  input {}
           A (Pass)
    ▶      SUCCEEDED → {}
    "
  `);
  expect(messageOf(() => expect(passed).toHaveFailed('Broken', /it/))).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveFailed(error, cause)

    The execution should have failed with Broken: /it/, but it SUCCEEDED.

      0 s  input {}
           A (Pass)
    ▶      SUCCEEDED → {}
    "
  `);
  expect(messageOf(() => expect(failed).toHaveFailed('Other', /it/))).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveFailed(error, cause)

    The execution has failed with another error.

    - Expected
    + Received

      {
        "cause": "it broke",
    -   "error": "Other",
    +   "error": "Broken",
      }

      0 s  input {}
           A (Fail) ✗ Broken: it broke
    ▶      ✗ FAILED with Broken: it broke
    "
  `);
  expect(messageOf(() => expect(failed).not.toHaveFailed('Broken'))).toMatchInlineSnapshot(`
    "
    expect(execution).not.toHaveFailed(error)

    The execution should not have failed with Broken, but it FAILED with Broken: it broke.

      0 s  input {}
           A (Fail) ✗ Broken: it broke
    ▶      ✗ FAILED with Broken: it broke
    "
  `);
});

test('toHaveTimedOut', async () => {
  expect(await run({ ...wait, TimeoutSeconds: 60 })).toHaveTimedOut();
  const passed = await run(pass);
  expect(passed).not.toHaveTimedOut();
  expect(messageOf(() => expect(passed).toHaveTimedOut())).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveTimedOut()

    The execution should have timed out, but it SUCCEEDED.

      0 s  input {}
           A (Pass)
    ▶      SUCCEEDED → {}
    "
  `);
});

test('toHaveBeenAborted, of an execution that runs and of one that was stopped', async () => {
  const execution = new StateMachine(wait, { clock: virtualClock() }).start({});
  expect(execution).not.toHaveBeenAborted();
  expect(messageOf(() => expect(execution).toHaveBeenAborted())).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveBeenAborted()

    The execution should have been aborted, but it is still RUNNING.

      0 s  input {}
           A (Wait)
    ▶      still RUNNING
    "
  `);
  execution.stop();
  expect(execution).toHaveBeenAborted();
  expect(await execution.result).toHaveBeenAborted();
  expect(messageOf(() => expect(execution).not.toHaveBeenAborted())).toMatchInlineSnapshot(`
    "
    expect(execution).not.toHaveBeenAborted()

    The execution should not have been aborted, but it ABORTED.

      0 s  input {}
           A (Wait)
    ▶      ✗ ABORTED
    "
  `);
});

test('toHaveLasted: on virtual time to the millisecond', async () => {
  const result = await runOrder(gatewayAway);
  expect(result).toHaveLasted('123 min');
  expect(result).toHaveLasted(7_380_000);
  expect(result).toHaveLasted(expect.closeTo(7_380_001, -1));
  expect(result).not.toHaveLasted('2 hours');
  expect(() => expect(result).toHaveLasted('a while')).toThrow(/^"a while" is no duration\./);
  expect(
    messageOf(() => expect(result).toHaveLasted('2 hours'))
      .split('\n')
      .slice(0, 4),
  ).toEqual(['', 'expect(execution).toHaveLasted(duration)', '', 'The execution should have lasted 2 h, but it lasted 2 h 3 min.']);
  expect(messageOf(() => expect(result).not.toHaveLasted('123 min'))).toContain('The execution should not have lasted 2 h 3 min, but it did.');
  expect(messageOf(() => expect(result).toHaveLasted(expect.closeTo(1)))).toContain('should have lasted NumberCloseTo 1 (2 digits), but it lasted 2 h 3 min.');
});

test('what an execution has come to is known from its recorded history, too, and from one that ended without being waited for', async () => {
  const failed = (await run(fail)).history();
  expect(failed).toHaveFailed('Broken', 'it broke');
  expect({ events: JSON.parse(JSON.stringify(failed)) as object[] }).toHaveFailed('Broken', 'it broke');
  expect((await run(pass, {}, { a: 1 })).history()).toHaveSucceeded({ a: 1 });
  expect((await run({ ...wait, TimeoutSeconds: 60 })).history()).toHaveTimedOut();
  expect((await run(wait)).history()).toHaveLasted('1 hour');
  const execution = new StateMachine(fail, { clock: virtualClock() }).start({});
  expect(execution).toHaveFailed('Broken', 'it broke');
  expect(execution.history().slice(0, 2)).not.toHaveFailed();
  const [batch] = (await runBatch()).mapRuns();
  expect(batch!.executions[1]).toHaveFailed('BadItem', 'bad is bad');
});

test('an execution without a history ends, too', async () => {
  const result = await run(pass, {}, 1, { history: false });
  expect(result).toHaveSucceeded(1);
  expect(messageOf(() => expect(result).toHaveFailed())).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveFailed()

    The execution should have failed, but it SUCCEEDED.

    There is no trace, since the state machine keeps no history.
    "
  `);
  expect(() => expect(result).toHaveTakenPath(['A'])).toThrow(/^This execution has no history\./);
});

test('what is no execution is refused, behind .not, too', () => {
  expect(() => expect(run(pass)).toHaveSucceeded()).toThrow(/^This is a promise, where an execution is expected\./);
  expect(() => expect({ status: 'SUCCEEDED' }).not.toHaveFailed()).toThrow(/^This is an object without a history/);
  expect(() => expect('SUCCEEDED').not.toHaveEntered('A')).toThrow(/^This is a string/);
});
