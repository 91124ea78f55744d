import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluateExpression, parseExpression } from '../../../src/expressions/jsonata/evaluator';
import { jsonata } from '../../../src/expressions/jsonata/jsonata.generated';
import { JsonataError } from '../../../src/expressions/jsonata/jsonata-error';
import type { Json } from '../../../src/json/json';

interface Case {
  readonly id: string;
  readonly expr: string;
  readonly data?: Json;
  readonly dataset?: string | null;
  readonly bindings?: Record<string, Json>;
  readonly result?: Json;
  readonly undefinedResult?: true;
  readonly code?: string;
  readonly token?: string;
  readonly error?: {
    readonly code?: string;
    readonly message?: string;
    readonly position?: number;
    readonly token?: string;
    readonly functionName?: string;
    readonly value?: Json;
  };
  readonly depth?: number;
  readonly timelimit?: number;
  readonly unordered?: boolean;
}

const { createFrame, isFunction, staticFrame } = jsonata();
const read = (name: string): string => readFileSync(new URL(`suite/${name}`, import.meta.url), 'utf8');
const datasets = JSON.parse(read('datasets.json')) as Record<string, Json>;
const cases = read('cases.jsonl')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

/** As the suite's own runner: results are compared as JSON would write them, undefined and functions aside. */
const asJson = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value, (_key, member: unknown) => (isFunction(member) ? '' : member)));

/** A value that nobody can change. */
function frozen(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

function outcome({ expr, data, dataset, bindings = {}, depth = Infinity, timelimit = 10_000 }: Case): unknown {
  const input = frozen(structuredClone(typeof dataset === 'string' ? datasets[dataset] : data));
  const frame = createFrame(staticFrame);
  for (const [name, value] of Object.entries(bindings)) frame.bind(name, frozen(structuredClone(value)));
  const limits = { depth, work: timelimit * 10_000, bytes: Infinity, allBytes: Infinity };
  let draws = 0;
  return evaluateExpression(parseExpression(expr), frame, { at: 1_700_000_000_000, random: () => (draws++ * 0.618034) % 1 }, limits, input);
}

/** undefined where the case ends as the suite says. */
function difference(one: Case): unknown {
  let found: unknown;
  try {
    found = outcome(one);
  } catch (thrown) {
    if (!(thrown instanceof JsonataError)) return thrown;
    const { position, token, message } = thrown;
    const code = thrown.code === '' ? 'U1001' : thrown.code; // what AWS leaves out, the suite's runner adds
    const wanted = one.error ?? { ...(one.code !== undefined && { code: one.code }), ...(one.token !== undefined && { token: one.token }) };
    const known: Record<string, unknown> = { code, position, token, message };
    const has =
      Object.keys(wanted).length > 0 &&
      Object.entries(wanted).every(([key, value]) => (key in known ? known[key] === value : message.includes(JSON.stringify(value).slice(1, -1))));
    return has ? undefined : { code, message, token };
  }
  if (one.code !== undefined || one.error !== undefined) return { found };
  if (one.undefinedResult === true) return found === undefined ? undefined : { found };
  const sorted = (value: unknown): unknown => (one.unordered === true ? (value as unknown[]).map((item) => JSON.stringify(item)).toSorted() : value);
  try {
    expect(sorted(asJson(found))).toEqual(sorted(one.result));
  } catch {
    return { found };
  }
  return undefined;
}

test('the suite of JSONata 2.0.6: every case ends as it says, and changes nothing that it is given', () => {
  const failing = cases.flatMap((one) => {
    const found = difference(one);
    return found === undefined ? [] : [{ id: one.id, expr: one.expr, found }];
  });
  expect(failing).toEqual([]);
  expect(cases).toHaveLength(1625);
}, 60_000);
