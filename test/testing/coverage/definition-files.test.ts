import { expect, test } from 'vitest';
import { definitionsNeverRun } from '../../../src/testing/coverage/definition-files';
import { covered, json, yaml } from '../../coverage/orders';
import { temporaryFolder } from './temporary-folder';

const template = `Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: Orders
      DefinitionUri: asl/orders.asl.json
  Greetings:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: Greet, States: { Greet: { Type: Pass, End: true } } }
`;
const files = {
  'asl/orders.asl.json': json,
  'asl/more/waits.yaml': yaml,
  'asl/node_modules/x/x.asl.json': '{}',
  'asl/.hidden/x.asl.json': '{}',
  'template.yaml': template,
  'bad.json': '{"StartAt": "A", "States": {}}',
};

test('the definitions of files and templates, those apart that were run', async () => {
  const cwd = temporaryFolder(files);
  const none = { version: 1 as const, machines: [] };
  const names = (data: typeof none, ...include: string[]): unknown =>
    definitionsNeverRun(data, include, cwd).machines.map(({ source, name }) => [source!.slice(cwd.length + 1), name]);
  const all = ['asl/**/*.{asl.json,yaml}', 'asl/orders.asl.json', './template.yaml'];
  expect(names(none, ...all)).toEqual([
    ['asl/more/waits.yaml', 'StateMachine'],
    ['asl/orders.asl.json', 'StateMachine'],
    ['template.yaml', 'Orders'],
    ['template.yaml', 'Greetings'],
  ]);
  const run = await covered(json, [{}], 'asl/orders.asl.json');
  const ofTemplate = await covered({ StartAt: 'Greet', States: { Greet: { Type: 'Pass', End: true } } }, [{}], `${cwd}/template.yaml`);
  expect(names({ ...none, machines: [...run.machines, ...ofTemplate.machines] as never }, ...all)).toEqual([
    ['asl/more/waits.yaml', 'StateMachine'],
    ['template.yaml', 'Greetings'],
  ]);
  expect(definitionsNeverRun(none, ['template.yaml'], cwd).machines[1]!.hits).toEqual([0, 0]);
});

test.each([
  ['gone.json', 'There is no file "gone.json".\n  at /include\n  Give a path or a glob, such as "asl/**/*.asl.json".'],
  ['gone/*.json', 'There is no file "gone/*.json".\n  at /include\n  Give a path or a glob, such as "asl/**/*.asl.json".'],
  ['bad.json', 'bad.json holds no definition: '],
])('%s is refused', (include, message) => {
  const cwd = temporaryFolder(files);
  expect(() => definitionsNeverRun({ version: 1, machines: [] }, [include], cwd)).toThrow(message);
});
