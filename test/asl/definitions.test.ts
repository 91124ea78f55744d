import { readdirSync, readFileSync } from 'node:fs';
import { StateMachine, validate } from 'asl-interpreter';
import { expect, test } from 'vitest';
import { openShop } from '../../examples/order-processing/shop';

const folder = new URL('../../asl/', import.meta.url);
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.asl.json') ? [file.replace('.asl.json', '')] : []));
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** Where a definition needs more than its text: the handlers and services that its example gives it. */
const environments: Readonly<Record<string, () => Promise<StateMachine>>> = {
  'order-processing': async () => (await openShop(new Date('2010-12-01T08:26:00Z'), { seed: 1, transientRate: 0, declineRate: 0 })).workflow,
};

test('there are definitions', () => {
  expect(names).toContain('order-processing');
});

test.each(names)('asl/%s.asl.json is valid', (name) => {
  expect(validate(read(`${name}.asl.json`))).toEqual([]);
});

test.each(names)('asl/%s.asl.json succeeds with its example input', async (name) => {
  const machine = (await environments[name]?.()) ?? new StateMachine(read(`${name}.asl.json`));
  const { status, error, cause } = await machine.execute(JSON.parse(read(`${name}.input.json`)));
  expect({ status, error, cause }).toEqual({ status: 'SUCCEEDED' });
});
