import { readFileSync } from 'node:fs';
import * as api from 'asl-interpreter';
import * as aws from 'asl-interpreter/aws';
import * as templates from 'asl-interpreter/templates';
import ts from 'typescript';
import { expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');

test.each(['refund', 'order', 'account'])('the test of %s in the README is the one that runs here', (name) => {
  expect(readme).toContain(`\`\`\`ts\n${readFileSync(`test/readme/${name}.test.ts`, 'utf8')}\`\`\``);
});

/** Runs the code of the README in which a text stands, and gives what it declares. */
async function run(containing: string, declared: string, given: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const [, code] = [...readme.matchAll(/^```ts\n([\s\S]*?)^```/gm)].find(([, block]) => block!.includes(containing))!;
  const { outputText } = ts.transpileModule(code!.replace(/^import .*$/gm, ''), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const scope: Readonly<Record<string, unknown>> = { ...api, ...aws, ...templates, ...given };
  const body = `return (async () => { ${outputText}\nreturn ${declared}; })();`;
  return (new Function(...Object.keys(scope), body) as (...args: unknown[]) => Promise<unknown>)(...Object.values(scope));
}

test('the Map over the rows of an object gives what the README says', async () => {
  const { output, run: mapRun } = (await run("Bucket: 'ratings'", '{ output, run: mapRuns()[0] }')) as { output: api.Json; run: api.MapRun };
  expect([output, mapRun.itemCounts.succeeded, mapRun.executions[0]!.history().length]).toEqual([[true, false], 2, 4]);
});

test('a machine is made from a template as the README says', async () => {
  const template = [
    'Parameters: { Stage: { Type: String } }',
    'Resources:',
    '  Pay: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Sub "pay-${Stage}" } }',
    '  Orders:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties:',
    '      Definition: { StartAt: Pay, States: { Pay: { Type: Task, Resource: !GetAtt Pay.Arn, End: true } } }',
  ].join('\n');
  const machine = (await run('stateMachinesOf(', 'new StateMachine(definition, { ...options, handlers })', {
    readFileSync: () => template,
    handlers: { 'pay-test': () => 'paid' },
  })) as api.StateMachine;
  expect((await machine.execute()).output).toBe('paid');
});
