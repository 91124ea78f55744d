/** Yesterday's executions against the definition that ran, and against a change of it, before that is deployed. */
import { readdirSync, readFileSync } from 'node:fs';
import { formatReport, replay, replaySteps } from 'asl-interpreter/replay';
import { describe, expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const deployed = read('../../asl/order-processing.asl.json');
const changed = read('order-processing.changed.asl.json');
const histories = readdirSync(new URL('histories', import.meta.url)).map((name) => ({ name, history: read(`histories/${name}`) }));

describe('the definition that ran does the same again', () => {
  test.each(histories)('$name', ({ history }) => {
    expect(formatReport(replay(deployed, history))).toMatch(/^same/);
  });
});

describe('the changed one', () => {
  test.each(histories.filter(({ name }) => name !== 'refused.json'))('does the same with $name', ({ history }) => {
    expect(replay(changed, history).same).toBe(true);
  });

  test('breaks on an order that was refused: its check has no amount', () => {
    const { same, divergence } = replay(changed, read('histories/refused.json'));
    expect(same).toBe(false);
    expect(divergence).toMatchObject({ id: 11, state: 'CheckPurchase' });
    expect(divergence!.replayedEvent!.executionFailedEventDetails!.cause).toContain("The JSONPath '$.amount'");
  });
});

test('a recorded execution, step by step, to and fro', () => {
  const { steps } = replaySteps(deployed, read('histories/declined.json'));
  const declined = steps.findIndex(({ state, outcome }) => state === 'AuthorizePayment' && outcome !== undefined);
  expect(steps[declined]).toMatchObject({ what: 'answered', outcome: { error: 'PaymentDeclined' } });
  expect(steps[declined - 1]).toMatchObject({ what: 'entered', state: 'AuthorizePayment', arguments: { Payload: { amount: '22.20' } } });
  expect(steps[declined + 1]).toMatchObject({ what: 'entered', state: 'MarkDeclined' });
});
