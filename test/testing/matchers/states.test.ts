import { expect, test } from 'vitest';
// oxlint-disable-next-line import/no-unassigned-import -- it extends vitest's expect
import '../../../src/testing/matchers/vitest';
import { gatewayAway, run, runBatch, runOrder, runRough } from '../workflows';
import { messageOf } from './message';

test('toHaveTakenPath: the states of the execution itself', async () => {
  const result = await runOrder();
  expect(result).toHaveTakenPath(['Pay', 'CoolDown', 'Notify', 'Pack']);
  expect(result).toHaveTakenPath(expect.arrayContaining(['Notify', 'Pay']));
  expect(result).not.toHaveTakenPath(['Pay', 'CoolDown', 'Notify']);
  expect(await runOrder(['Declined'])).toHaveTakenPath(['Pay', 'Refused']);
  expect(result.history()).toHaveTakenPath(['Pay', 'CoolDown', 'Notify', 'Pack']);
});

test('toHaveTakenPath: those in branches, iterations and child executions', async () => {
  const result = await runOrder();
  expect(result).toHaveTakenPath(['Pay', 'CoolDown', { Notify: [['Mail'], ['Log', 'Count']] }, { Pack: [['PackItem'], ['PackItem']] }]);
  expect(result).toHaveTakenPath(['Pay', 'CoolDown', 'Notify', { Pack: ['PackItem'] }]);
  expect(result).not.toHaveTakenPath(['Pay', 'CoolDown', { Notify: ['Mail'] }, 'Pack']);
  expect(result).not.toHaveTakenPath(['Pay', 'CoolDown', { Notify: [['Mail']] }, 'Pack']);
  expect(result).not.toHaveTakenPath(['Pay', { CoolDown: [] }, { Other: [] }, 'Pack']);
  expect(await runBatch()).toHaveTakenPath([
    {
      Each: [
        ['Check', 'Accept'],
        ['Check', 'Reject'],
        ['Check', 'Accept'],
      ],
    },
    'Sum',
    'Done',
  ]);
  expect(await runRough()).toHaveTakenPath([{ Both: [['Slow', 'Break'], ['Slower']] }, 'Many', 'After']);
  expect(await runOrder([], { items: [] })).toHaveTakenPath(['Pay', 'CoolDown', 'Notify', { Pack: [] }]);
  expect(await runOrder([], { items: [] })).not.toHaveTakenPath(['Pay', 'CoolDown', 'Notify', { Pack: ['PackItem'] }]);
  const nested = {
    StartAt: 'Outer',
    States: {
      Outer: {
        Type: 'Map',
        End: true,
        ItemProcessor: {
          StartAt: 'Inner',
          States: { Inner: { Type: 'Map', End: true, ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } } } },
        },
      },
    },
  };
  expect(await run(nested, {}, [[1], [2, 3]])).toHaveTakenPath([{ Outer: [{ Inner: ['One'] }] }]);
  expect(await run(nested, {}, [[1], [2, 3]])).toHaveTakenPath([{ Outer: [[{ Inner: [['One']] }], ['Inner']] }]);
});

test('toHaveTakenPath: what it says', async () => {
  const result = await runBatch();
  expect(messageOf(() => expect(result).toHaveTakenPath([{ Each: ['Check', 'Accept'] }, 'Total', 'Done']))).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveTakenPath(path)

    The execution took another path.

    - Expected
    + Received

      [
        {
          "Each": [
    +       [
    +         "Check",
    +         "Accept",
    +       ],
    +       [
    +         "Check",
    +         "Reject",
    +       ],
    +       [
              "Check",
              "Accept",
            ],
    +     ],
        },
    -   "Total",
    +   "Sum",
        "Done",
      ]

      0 s  input {"items":["a","bad","b"]}
    ▶      Each (Map)
             child execution 0: "a"
             │ Check (Choice)
             │ Accept (Pass)
             child execution 1: "bad" ✗
             │ Check (Choice)
             │ Reject (Fail) ✗ BadItem: bad is bad
             child execution 2: "b"
             │ Check (Choice)
             │ Accept (Pass)
             → ["a","b"]
             sets $good = 2
           Sum (Task)
             ✗ States.QueryEvaluationError: The JSONata expression '$good.nothing' specified for the field 'Arguments/Payload/total' returned nothing (undefined).
      5 s    retry 1, 5 s later ✗ States.QueryEvaluationError: The JSONata expression '$good.nothing' specified for the field 'Arguments/Payload/total' returned nothing (undefined).
             caught, goes to Done
             → {"Error":"States.QueryEvaluationError","Cause":"An error occurred while executing the sta…"}
           Done (Succeed) → 2
           SUCCEEDED → 2
    "
  `);
  expect(messageOf(() => expect(result).toHaveTakenPath(['Each', 'Sum', 'Done', 'After'])).split('\n▶')[1]).toBe('      SUCCEEDED → 2\n');
  expect(messageOf(() => expect(result).toHaveTakenPath(expect.arrayContaining(['Other'])))).toContain('The execution took another path.');
  expect(messageOf(() => expect(result).not.toHaveTakenPath(['Each', 'Sum', 'Done']))).toContain('The execution should not have taken this path, but it did.');
});

test('toHaveEntered', async () => {
  const result = await runOrder(gatewayAway);
  expect(result).toHaveEntered('Pay');
  expect(result).toHaveEntered('Count');
  expect(result).toHaveEntered('PackItem', { times: 2 });
  expect(result).toHaveEntered('PackItem', { input: 'ink' });
  expect(result).toHaveEntered('Pay', { times: 1, input: expect.objectContaining({ orderId: 'o-1' }), at: 0 });
  expect(result).toHaveEntered('Notify', { at: '123 min' });
  expect(result).toHaveEntered('Notify', { at: new Date('2026-01-01T02:03:00Z') });
  expect(result).toHaveEntered('Notify', { after: '2 hours' });
  expect(result).toHaveEntered('Notify', { after: new Date('2026-01-01T02:03:00Z') });
  expect(result).not.toHaveEntered('Notify', { after: '3 hours' });
  expect(result).not.toHaveEntered('Notify', { at: '2 hours' });
  expect(result).not.toHaveEntered('PackItem', { times: 1 });
  expect(result).not.toHaveEntered('PackItem', { input: 'paper' });
  expect(result).not.toHaveEntered('Refused');
  expect(result).toHaveEntered('Refused', { times: 0 });
  expect(result).toHaveEntered('PackItem', 2);
  expect(result).not.toHaveEntered('PackItem', 1);
  expect(await runBatch()).toHaveEntered('Accept', { times: 2 });
  expect(await runRough()).toHaveEntered('Slow', { at: '13 s' });
});

test('toHaveEntered: what it says', async () => {
  const result = await runOrder(gatewayAway);
  expect(messageOf(() => expect(result).toHaveEntered('PackItem', { times: 2, input: 'ink' }))).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveEntered(state, options)

    State "PackItem" should have been entered twice with this input, but was entered twice, once of them so.

    - Expected
    + Received

    - ink
    + pen

            0 s  input {"orderId":"o-1","items":["pen","ink"]}
                 Pay (Task)
                   AuthorizePayment {"orderId":"o-1","items":["pen","ink"]} ✗ GatewayUnavailable: the gateway is away
          1 min    retry 1, 1 min later ✗ GatewayUnavailable: the gateway is away
          3 min    retry 2, 2 min later → {"ok":true}
                   → input + {"payment":{"ok":true}}
                 CoolDown (Wait) waits 2 h
      2 h 3 min  Notify (Parallel)
                   branch 1
                   │ Mail (Pass)
                   branch 2
                   │ Log (Pass)
                   │ Count (Pass) → 1
                   → input
                 Pack (Map)
                   iteration 0: "pen"
    ▶              │ PackItem (Task)
                   │   PackItem "pen" → "pen packed"
                   iteration 1: "ink"
                   │ PackItem (Task)
                   │   PackItem "ink" → "ink packed"
                   → input + {"packed":["pen packed","ink packed"]}
                 SUCCEEDED → {"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true},"packed":["pen packed","ink packed"]}
    "
  `);
  const says = (assertion: () => unknown): string => messageOf(assertion).split('\n')[3]!;
  expect(says(() => expect(result).toHaveEntered('Refused'))).toBe('State "Refused" should have been entered, but was never entered.');
  expect(says(() => expect(result).toHaveEntered('Notify', { at: '2 h', times: 3 }))).toBe(
    'State "Notify" should have been entered 3 times at 2 h, but was entered once (at 2 h 3 min), but never so.',
  );
  expect(says(() => expect(result).toHaveEntered('PackItem', { after: new Date('2026-01-02') }))).toBe(
    'State "PackItem" should have been entered after 2026-01-02T00:00:00.000Z, but was entered twice (at 2 h 3 min, 2 h 3 min), but never so.',
  );
  expect(says(() => expect(result).not.toHaveEntered('PackItem', { times: 2 }))).toBe('State "PackItem" should not have been entered twice, but was.');
  const rough = await runRough();
  expect(says(() => expect(rough).toHaveEntered('One', { at: 1 }))).toBe(
    'State "One" should have been entered at 1 ms, but was entered 12 times (at 16 s, 16 s, 16 s, …), but never so.',
  );
});

test('a state of an iteration that would be left out of the trace is shown when the assertion is about it', async () => {
  const result = await run(
    { StartAt: 'Each', States: { Each: { Type: 'Map', End: true, ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } } } } },
    {},
    Array.from({ length: 9 }, (_, i) => i),
  );
  expect(messageOf(() => expect(result).not.toHaveEntered('One', { input: 7 }))).toMatchInlineSnapshot(`
    "
    expect(execution).not.toHaveEntered(state, options)

    State "One" should not have been entered with this input, but was.

      0 s  input [0,1,2,3,4,5,6,7,8]
           Each (Map)
             iteration 0: 0
             │ One (Pass)
             iteration 1: 1
             │ One (Pass)
             … 5 more iterations: 5 succeeded
             iteration 7: 7
    ▶        │ One (Pass)
             … 1 more iteration: 1 succeeded
             → [0,1,2,3,4,5,6,7,8]
           SUCCEEDED → [0,1,2,3,4,5,6,7,8]
    "
  `);
});

test('toHaveExited', async () => {
  const result = await runOrder(gatewayAway);
  expect(result).toHaveExited('Count', 1);
  expect(result).toHaveExited('Pay');
  expect(result).toHaveExited('Pay', expect.objectContaining({ payment: { ok: true } }));
  expect(result).not.toHaveExited('Count', 2);
  expect(result).not.toHaveExited('Nowhere');
  const refused = await runOrder(['Declined']);
  expect(refused).not.toHaveExited('Refused');
  const says = (assertion: () => unknown): string => messageOf(assertion).split('\n')[3]!;
  expect(says(() => expect(refused).toHaveExited('Refused'))).toBe('State "Refused" should have been exited, but was entered once and never exited.');
  expect(says(() => expect(refused).toHaveExited('Count', 1))).toBe('State "Count" should have been exited with this output, but was never entered.');
  expect(says(() => expect(result).not.toHaveExited('Count', 1))).toBe('State "Count" should not have been exited with this output, but was.');
  expect(says(() => expect(result).not.toHaveExited('Count'))).toBe('State "Count" should not have been exited, but was.');
  expect(messageOf(() => expect(result).toHaveExited('Count', 2))).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveExited(state, output)

    State "Count" should have been exited with this output, but has another one.

    - Expected
    + Received

    - 2
    + 1

            0 s  input {"orderId":"o-1","items":["pen","ink"]}
                 Pay (Task)
                   AuthorizePayment {"orderId":"o-1","items":["pen","ink"]} ✗ GatewayUnavailable: the gateway is away
          1 min    retry 1, 1 min later ✗ GatewayUnavailable: the gateway is away
          3 min    retry 2, 2 min later → {"ok":true}
                   → input + {"payment":{"ok":true}}
                 CoolDown (Wait) waits 2 h
      2 h 3 min  Notify (Parallel)
                   branch 1
                   │ Mail (Pass)
                   branch 2
                   │ Log (Pass)
    ▶              │ Count (Pass) → 1
                   → input
                 Pack (Map)
                   iteration 0: "pen"
                   │ PackItem (Task)
                   │   PackItem "pen" → "pen packed"
                   iteration 1: "ink"
                   │ PackItem (Task)
                   │   PackItem "ink" → "ink packed"
                   → input + {"packed":["pen packed","ink packed"]}
                 SUCCEEDED → {"orderId":"o-1","items":["pen","ink"],"payment":{"ok":true},"packed":["pen packed","ink packed"]}
    "
  `);
});

test.each([
  [{ time: 2 }, 'toHaveEntered has no option "time".\n  at /time\n  Did you mean "times"? It has "times", "input", "at", "after".'],
  ['twice', 'toHaveEntered has options that are no object.\n  at /\n  Give a number of times, or "times", "input", "at", "after".'],
])('toHaveEntered: an option that it does not have is no assertion that always holds: %j', async (options, message) => {
  const result = await runOrder();
  expect(() => expect(result).toHaveEntered('Pay', options as never)).toThrow(message);
  expect(() => expect(result).not.toHaveEntered('Nowhere', options as never)).toThrow(message);
});
