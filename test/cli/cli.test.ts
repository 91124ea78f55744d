import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StateMachine, virtualClock } from 'asl-interpreter';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run';
import { arn } from '../machine/drive';

const folder = mkdtempSync(join(tmpdir(), 'asl-cli-'));
const file = (name: string): string => join(folder, name);
const write = (name: string, content: unknown): string => {
  writeFileSync(file(name), typeof content === 'string' ? content : JSON.stringify(content));
  return file(name);
};

const definition = (amount: string): object => ({
  StartAt: 'Charge',
  States: { Charge: { Type: 'Task', Resource: arn('Charge'), Parameters: { 'amount.$': amount }, Next: 'Done' }, Done: { Type: 'Succeed' } },
});

beforeAll(async () => {
  const machine = new StateMachine(definition('$.total'), { clock: virtualClock(), handlers: { Charge: () => ({ paid: true }) } });
  const { history } = await machine.execute({ total: 120, net: 100 });
  mkdirSync(file('histories'));
  write('histories/a.json', { events: history() });
  write('histories/b.json', { events: history() });
  write('same.asl.json', definition('$.total'));
  write('changed.asl.json', definition('$.net'));
  write('template.json', {
    Resources: { Payments: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: JSON.stringify(definition('$.net')), RoleArn: 'r' } } },
  });
  write('none.json', '{"events": [');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command line writes and complains, and its exit code; paths without the folder. */
async function asl(...args: string[]): Promise<{ code: number; out: string; complaints: string }> {
  let out = '';
  let complaints = '';
  const code = await run(args, { write: (text) => void (out += text), complain: (text) => void (complaints += text) });
  return { code, out: out.replaceAll(`${folder}/`, ''), complaints: complaints.replaceAll(`${folder}/`, '') };
}

describe('asl', () => {
  test('without a command it tells which there are', async () => {
    const { code, complaints } = await asl();
    expect([code, complaints.split('\n')[0]]).toEqual([2, 'Usage: asl <command> [options]']);
    expect(await asl('--help')).toMatchObject({ code: 0, out: complaints });
  });

  test.each([
    [['repaly'], 'There is no command "repaly". Did you mean "replay"?'],
    [['replay', '--foo'], "Unknown option '--foo'"],
    [['replay', 'only-one.json'], 'Usage: asl replay <definition> <history>...'],
    [['replay', 'nowhere.asl.json', 'nowhere.json'], 'no such file or directory'],
    [['coverage', '--threshold', 'states'], '"states" is no threshold.'],
  ])('%j cannot be done', async (args, says) => {
    const { code, complaints, out } = await asl(...args);
    expect([code, out]).toEqual([2, '']);
    expect(complaints).toContain(says);
  });

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await asl('--version')).toEqual({ code: 0, out: `${version}\n`, complaints: '' });
  });

  test.each(['replay', 'coverage'])('%s --help', async (name) => {
    const { code, out } = await asl(name, '--help');
    expect([code, out.split(' ').slice(0, 3)]).toEqual([0, ['Usage:', 'asl', name]]);
  });
});

describe('asl replay', () => {
  test('all of a folder are the same', async () => {
    expect(await asl('replay', file('same.asl.json'), file('histories'))).toEqual({
      code: 0,
      out: 'same       histories/a.json\nsame       histories/b.json\n\n2 same, 0 divergent\n',
      complaints: '',
    });
  });

  test('a changed definition diverges, and the report says where', async () => {
    const { code, out } = await asl('replay', file('changed.asl.json'), file('histories/a.json'));
    expect(code).toBe(1);
    expect(out).toBe(`DIVERGENT  histories/a.json
  DIVERGENT at event 3, in state "Charge": LambdaFunctionScheduled has another /input/amount.
    recorded: 120
    replay:   100

0 same, 1 divergent
`);
  });

  test('as JSON', async () => {
    const { code, out } = await asl('replay', '--json', file('changed.asl.json'), file('histories'));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { file: 'histories/a.json', same: false, divergence: { id: 3, where: '/input/amount', recorded: 120, replayed: 100 } },
      { file: 'histories/b.json', same: false },
    ]);
  });

  test('the definition is in a template', async () => {
    expect(await asl('replay', file('template.json'), file('histories/a.json'))).toMatchObject({ code: 1 });
    expect(await asl('replay', '--state-machine', 'Paymens', file('template.json'), file('histories/a.json'))).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('template.json has no state machine "Paymens".') as string,
    });
    expect(await asl('replay', '--state-machine', 'P', file('same.asl.json'), file('histories/a.json'))).toMatchObject({ code: 2 });
  });

  test('what "same" does not cover is told; a recording that cannot be replayed to its end is not the same', async () => {
    const unique = { StartAt: 'Id', States: { Id: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' }, End: true } } };
    const { history } = await new StateMachine(unique, { clock: virtualClock() }).execute();
    write('unique.asl.json', unique);
    write('unique.json', { events: history() });
    write('page.json', { events: history().slice(0, 2), nextToken: 'AAAAKgAAAAI' });
    const places = '(2 places not comparable, taken as recorded)'; // the state's output and the execution's
    expect(await asl('replay', file('unique.asl.json'), file('unique.json'))).toMatchObject({
      out: `same       unique.json  ${places}\n\n1 same, 0 divergent\n`,
    });
    write('running.json', { events: history().slice(0, 2) });
    expect(await asl('replay', file('unique.asl.json'), file('running.json'), file('page.json'))).toMatchObject({
      code: 1,
      out:
        'same       running.json  (the recording stops while the execution runs)\n' +
        'NOT REPLAYED page.json\n  NOT REPLAYED from event 3 on: there are more pages\n\n1 same, 0 divergent, 1 not replayed\n',
    });
    expect(await asl('replay', file('unique.asl.json'), file('running.json'))).toMatchObject({ code: 0 });
  });

  test('what is no history is told, and the others are replayed', async () => {
    const { code, out, complaints } = await asl('replay', file('same.asl.json'), file('none.json'), file('histories/b.json'));
    expect([code, out]).toEqual([2, 'same       histories/b.json\n\n1 same, 0 divergent, 1 unreadable\n']);
    expect(complaints).toMatch(/^UNREADABLE none\.json\n {2}.*none\.json is no JSON/);
  });

  test('--emit-test prints a test, or writes it where none is yet', async () => {
    const { code, out } = await asl('replay', '--emit-test', file('same.asl.json'), file('histories/a.json'));
    expect(code).toBe(0);
    expect(out).toContain("test('a', async () => {");
    expect(out).toContain('mocks: {\n      Charge: returns({ paid: true }),\n    },');
    expect(out).toContain('const result = await machine.execute({ total: 120, net: 100 });\n  expect(result).toHaveSucceeded({ paid: true });');

    // Without the definition nothing is known of it but what the history shows.
    const alone = await asl('replay', '--emit-test', file('histories/a.json'));
    expect(alone).toEqual({ code: 0, out: out.replace(/'[^']*same\.asl\.json'/, "'./definition.asl.json'"), complaints: '' });

    const written = await asl('replay', '--emit-test', '--out', file('tests'), file('same.asl.json'), file('histories'));
    expect(written).toEqual({ code: 0, out: 'tests/a.test.ts\ntests/b.test.ts\n', complaints: '' });
    expect(readFileSync(file('tests/b.test.ts'), 'utf8')).toContain("new URL('../same.asl.json', import.meta.url)");
    const again = await asl('replay', '--emit-test', '--out', file('tests/a.test.ts'), file('same.asl.json'), file('histories/a.json'));
    expect(again).toMatchObject({ code: 2, complaints: expect.stringContaining('tests/a.test.ts is there already.') as string });
    expect(await asl('replay', '--emit-test', file('same.asl.json'), file('histories'))).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('There are 2 histories') as string,
    });
  });
});
