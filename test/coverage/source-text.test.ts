/** Where a definition stands in the file that its source names: alone, in a template, or as a text inside of one. */
import { expect, test } from 'vitest';
import type { StateMachineDefinition } from '../../src/definition/asl';
import { textIn } from '../../src/coverage/source-text';

const definition = {
  StartAt: 'Pay',
  States: { Pay: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pay', Next: 'Done' }, Done: { Type: 'Succeed' } },
} as StateMachineDefinition;

/** 'line:column' of Pay, its Next and Done; undefined where the file has no such definition. */
function found(file: string): string[] | undefined {
  const places = ['/States/Pay', '/States/Pay/Next', '/States/Done'];
  const text = textIn(file, definition, places);
  return text && places.map((place) => `${text.positions.get(place)!.line}:${text.positions.get(place)!.column}`);
}

const pretty = JSON.stringify(definition, null, 2);
const block = (indent: number): string => pretty.replaceAll(/^/gm, ' '.repeat(indent));
const withArn = (arn: string): string => pretty.replace('arn:aws:lambda:us-east-1:123456789012:function:Pay', arn);

test.each<[title: string, file: string, places: string[] | undefined]>([
  ['JSON', pretty, ['4:5', '7:7', '9:5']],
  ['JSON with a byte order mark and Windows line ends', `\ufeff${pretty.replaceAll('\n', '\r\n')}`, ['4:5', '7:7', '9:5']],
  [
    'JSON whose members are in another order',
    '{"States": {"Done": {"Type": "Succeed"},\n"Pay": {"Next": "Done",\n"Type": "Task", "Resource": "${Pay}"}}, "StartAt": "Pay"}',
    ['2:1', '2:9', '1:13'],
  ],
  ['YAML', 'StartAt: Pay\nStates:\n  Pay:\n    Type: Task\n    Resource: ${Pay}\n    Next: Done\n  Done: { Type: Succeed }\n', ['3:3', '6:5', '7:3']],
  ['a placeholder in place of a text', withArn('${PayArn}'), ['4:5', '7:7', '9:5']],
  ['another text', withArn('arn:aws:lambda:us-east-1:123456789012:function:Other'), undefined],
  ['one state more', pretty.replace('"Done": {', '"More": { "Type": "Succeed" },\n"Done": {'), undefined],
  ['one member more', pretty.replace('"Next"', '"Comment": "", "Next"'), undefined],
  ['a list where an object is', '{"StartAt": "Pay", "States": []}', undefined],
  ['an object with one state in place of another', pretty.replace('"Done": {', '"Gone": {'), undefined],
  ['a program', 'export const definition = { StartAt: "Pay" };\n', undefined],
  ['nothing', '', undefined],
  [
    'a SAM template with a Definition in YAML',
    'Resources:\n  Orders:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition:\n        StartAt: Pay\n        States:\n          Pay:\n            Type: Task\n            Resource: !GetAtt Pay.Arn\n            Next: Done\n          Done: { Type: Succeed }\n',
    ['8:11', '11:13', '12:11'],
  ],
  [
    'the second of two in a template in JSON',
    `{"Resources": {"One": {"Definition": {"StartAt": "X", "States": {"X": {"Type": "Succeed"}}}},\n"Two": {"Definition":\n${pretty.replace(/"arn.*Pay"/, '{ "Fn::GetAtt": ["Pay", "Arn"] }')}}}}`,
    ['6:5', '9:7', '11:5'],
  ],
  ['a DefinitionString as a block of YAML', `Resources:\n  Orders:\n    DefinitionString: |\n${block(6)}\n`, ['7:11', '10:13', '12:11']],
  ['the same below !Sub and a list', `DefinitionString: !Sub\n  - |\n${block(4)}\n  - { Pay: x }\n`, ['6:9', '9:11', '11:9']],
  ['a DefinitionString in JSON, on one line', `{"A": 1,\n"DefinitionString": ${JSON.stringify(pretty)}}`, ['2:1', '2:1', '2:1']],
  [
    'what CDK joins',
    `{"DefinitionString": {"Fn::Join": ["", [${JSON.stringify(JSON.stringify(definition).split('arn:')[0])}, {"Fn::GetAtt": ["Pay", "Arn"]}, ${JSON.stringify('","Next":"Done"},"Done":{"Type":"Succeed"}}}')}]]}}`,
    ['1:2', '1:2', '1:2'],
  ],
  [
    'a text that is about StartAt, and joins of no texts',
    '{"Note": "StartAt: is a field", "Fn::Join": "x", "Other": {"Fn::Join": [1, []]}, "More": {"Fn::Join": ["", "x"]}}',
    undefined,
  ],
  ['a text with another definition', '{"Note": "{\\"StartAt\\": \\"X\\", \\"States\\": {}}"}', undefined],
  ['a text that is no YAML', 'Note: "StartAt: [ {"', undefined],
])('in %s', (_title, file, places) => {
  expect(found(file)).toEqual(places);
});

test('what a function gives has no place of its own: it is where the function is', () => {
  const text = textIn('StartAt: Pay\nStates:\n  Fn::Transform: { Name: AWS::Include }\n', definition, ['/States/Pay/Next']);
  expect(text!.positions.get('/States/Pay/Next')).toEqual({ line: 2, column: 1 });
  const inJson = textIn('{"StartAt": "Pay",\n"States": {"Fn::Transform": {}}}', definition, ['/States/Pay/Next']);
  expect(inJson!.positions.get('/States/Pay/Next')).toEqual({ line: 2, column: 1 });
});
