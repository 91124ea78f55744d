import fc from 'fast-check';
import { StateMachine, UsageError } from 'asl-interpreter';
import { stateMachinesOf, TemplateError, type TemplateOptions, type TemplateStateMachine } from 'asl-interpreter/templates';
import { expect, test, vi } from 'vitest';

/** As SAM's own quick start has it: a definition in a file of its own, with substitutions. */
const sam = `
AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
Globals:
  StateMachine: { PropagateTags: true }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: !Sub orders-\${Stage}
      Type: EXPRESS
      DefinitionUri: statemachine/orders.asl.json
      DefinitionSubstitutions:
        CheckArn: !GetAtt CheckFunction.Arn
        PayAlias: !Ref PayFunction.Alias
        Queue: !Ref Queue
        Table: !Ref Table
        Seconds: !If [IsProd, 60, 1]
      Policies:
        - LambdaInvokePolicy: { FunctionName: !Ref CheckFunction }
  Nightly:
    Type: AWS::Serverless::StateMachine
    Condition: IsProd
    Properties:
      Role: !GetAtt NightlyRole.Arn
      DefinitionUri: { Bucket: !Sub 'files-\${AWS::AccountId}', Key: nightly.yaml }
  CheckFunction: { Type: AWS::Serverless::Function, Properties: { Handler: app.check } }
  PayFunction: { Type: AWS::Serverless::Function, Properties: { Handler: app.pay, AutoPublishAlias: live, FunctionName: !Sub 'pay-\${Stage}' } }
  Queue: { Type: AWS::SQS::Queue }
  Table: { Type: AWS::Serverless::SimpleTable }
`;

const ordersFile = `{
  "StartAt": "Check",
  "States": {
    "Check": { "Type": "Task", "Resource": "\${CheckArn}", "Next": "Wait" },
    "Wait": { "Type": "Wait", "Seconds": \${Seconds}, "Next": "Pay" },
    "Pay": { "Type": "Task", "Resource": "\${PayAlias}", "Next": "Send" },
    "Send": {
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage",
      "Parameters": { "QueueUrl": "\${Queue}", "MessageBody": "\${Table} \${Unknown} \${!Literal}" },
      "End": true
    }
  }
}`;
const nightlyFile = 'StartAt: Wait\nStates:\n  Wait: { Type: Wait, Timestamp: 2026-01-01T00:00:00Z, End: true }\n';
const files: Record<string, string> = { 'statemachine/orders.asl.json': ordersFile, 's3://files-123456789012/nightly.yaml': nightlyFile };
const readFile = (path: string): string => {
  if (Object.hasOwn(files, path)) return files[path]!;
  throw new Error('ENOENT');
};

test('SAM: a definition in a file, with substitutions', () => {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function';
  expect(stateMachinesOf(sam, { readFile })).toEqual({
    Orders: {
      name: 'orders-dev',
      type: 'EXPRESS',
      roleArn: 'arn:aws:iam::123456789012:role/OrdersRole',
      region: 'us-east-1',
      accountId: '123456789012',
      definition: {
        StartAt: 'Check',
        States: {
          Check: { Type: 'Task', Resource: `${arn}:CheckFunction`, Next: 'Wait' },
          Wait: { Type: 'Wait', Seconds: 1, Next: 'Pay' },
          Pay: { Type: 'Task', Resource: `${arn}:pay-dev:live`, Next: 'Send' },
          Send: {
            Type: 'Task',
            Resource: 'arn:aws:states:::sqs:sendMessage',
            Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/Queue', MessageBody: 'Table ${Unknown} ${!Literal}' },
            End: true,
          },
        },
      },
    },
  });
});

test('SAM: what a Condition lets in, a YAML file in S3', () => {
  const { Nightly, Orders } = stateMachinesOf(sam, { readFile, parameters: { Stage: 'prod' } });
  expect(Nightly).toMatchObject({ name: 'Nightly', type: 'STANDARD', roleArn: 'arn:aws:iam::123456789012:role/NightlyRole' });
  expect(Nightly!.definition).toEqual({ StartAt: 'Wait', States: { Wait: { Type: 'Wait', Timestamp: '2026-01-01T00:00:00Z', End: true } } });
  expect(Orders!.definition).toMatchObject({ States: { Wait: { Seconds: 60 } } });
});

/** As CDK writes what it synthesises: the definition joined from texts and tokens, logical ids with eight letters of a hash. */
const cdk = {
  Resources: {
    CheckFn1A2B3C4D: { Type: 'AWS::Lambda::Function', Properties: { Handler: 'index.handler' }, Metadata: { 'aws:cdk:path': 'Stack/CheckFn/Resource' } },
    Topic9E8D7C6B: { Type: 'AWS::SNS::Topic' },
    MachineRole5F6E7D8C: { Type: 'AWS::IAM::Role' },
    Machine0A1B2C3D: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        DefinitionString: {
          'Fn::Join': [
            '',
            [
              '{"StartAt":"Check","States":{"Check":{"Next":"Notify","Type":"Task","Resource":"arn:',
              { Ref: 'AWS::Partition' },
              ':states:::lambda:invoke","Parameters":{"FunctionName":"',
              { 'Fn::GetAtt': ['CheckFn1A2B3C4D', 'Arn'] },
              '","Payload.$":"$"},"OutputPath":"$.Payload"},"Notify":{"End":true,"Type":"Task","Resource":"arn:',
              { Ref: 'AWS::Partition' },
              ':states:::sns:publish","Parameters":{"TopicArn":"',
              { Ref: 'Topic9E8D7C6B' },
              '","Message":"done"}}}}',
            ],
          ],
        },
        RoleArn: { 'Fn::GetAtt': ['MachineRole5F6E7D8C', 'Arn'] },
      },
      UpdateReplacePolicy: 'Delete',
    },
  },
  Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' } },
};

test('CDK: a definition joined from tokens', () => {
  const expected: Record<string, TemplateStateMachine> = {
    Machine0A1B2C3D: {
      name: 'Machine0A1B2C3D',
      type: 'STANDARD',
      roleArn: 'arn:aws-cn:iam::111122223333:role/MachineRole5F6E7D8C',
      region: 'cn-north-1',
      accountId: '111122223333',
      definition: {
        StartAt: 'Check',
        States: {
          Check: {
            Next: 'Notify',
            Type: 'Task',
            Resource: 'arn:aws-cn:states:::lambda:invoke',
            Parameters: { FunctionName: 'arn:aws-cn:lambda:cn-north-1:111122223333:function:CheckFn1A2B3C4D', 'Payload.$': '$' },
            OutputPath: '$.Payload',
          },
          Notify: {
            End: true,
            Type: 'Task',
            Resource: 'arn:aws-cn:states:::sns:publish',
            Parameters: { TopicArn: 'arn:aws-cn:sns:cn-north-1:111122223333:Topic9E8D7C6B', Message: 'done' },
          },
        },
      },
    },
  };
  const options = { region: 'cn-north-1', accountId: '111122223333' };
  expect(stateMachinesOf(cdk, options)).toEqual(expected);
  expect(stateMachinesOf(JSON.stringify(cdk, null, 1), options)).toEqual(expected);
});

/** A template around one state machine. */
const machine = (properties: object, more: object = {}): object => ({
  Resources: { M: { Type: 'AWS::StepFunctions::StateMachine', Properties: properties }, Fn: { Type: 'AWS::Lambda::Function' } },
  ...more,
});
const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const definitionOf = (template: string | object, options?: TemplateOptions): unknown => stateMachinesOf(template, options)['M']!.definition;

test.each<[title: string, properties: object, definition: object, options?: TemplateOptions]>([
  ['a DefinitionString', { DefinitionString: JSON.stringify(pass) }, pass],
  ['a DefinitionString with a byte order mark', { DefinitionString: `\ufeff${JSON.stringify(pass)}` }, pass],
  ['a DefinitionString of Fn::Sub', { DefinitionString: { 'Fn::Sub': '{"StartAt":"${Fn}","Comment":"${!x}"}' } }, { StartAt: 'Fn', Comment: '${x}' }],
  [
    'a DefinitionString of Fn::Sub with a map',
    { DefinitionString: { 'Fn::Sub': ['{"StartAt":"${a}"}', { a: { 'Fn::GetAtt': ['Fn', 'Arn'] } }] } },
    { StartAt: 'arn:aws:lambda:us-east-1:123456789012:function:Fn' },
  ],
  ['a DefinitionString of Fn::ToJsonString', { DefinitionString: { 'Fn::ToJsonString': { StartAt: { Ref: 'Fn' } } } }, { StartAt: 'Fn' }],
  [
    'a DefinitionString with substitutions',
    { DefinitionString: '{"StartAt":"${a}","TimeoutSeconds":${b}}', DefinitionSubstitutions: { a: { Ref: 'Fn' }, b: 5 } },
    { StartAt: 'Fn', TimeoutSeconds: 5 },
  ],
  ['JSONata that groups is no substitution', { DefinitionString: '{"Output":"{% ${ \'a\': 1 } %}"}' }, { Output: "{% ${ 'a': 1 } %}" }],
  ['a Definition', { Definition: { ...pass, Comment: { 'Fn::Sub': '${Fn.Arn}' } } }, { ...pass, Comment: 'arn:aws:lambda:us-east-1:123456789012:function:Fn' }],
  [
    'a Definition with substitutions',
    { Definition: { StartAt: '${a}', States: { '${a}': { List: [1, null, '${a}-${b}'] } } }, DefinitionSubstitutions: { a: 'A' } },
    { StartAt: 'A', States: { A: { List: [1, null, 'A-${b}'] } } },
  ],
  [
    'a Condition of JSONata is no function',
    { Definition: { Choices: [{ Condition: '{% $x %}', Next: 'Y' }] } },
    { Choices: [{ Condition: '{% $x %}', Next: 'Y' }] },
  ],
  [
    'a DefinitionS3Location',
    { DefinitionS3Location: { Bucket: 'b', Key: { Ref: 'Fn' } } },
    { Comment: 's3://b/Fn' },
    { readFile: (path) => JSON.stringify({ Comment: path }) },
  ],
  [
    'a DefinitionS3Location before it is packaged',
    { DefinitionS3Location: './m.asl.yaml' },
    { Comment: './m.asl.yaml' },
    { readFile: (path) => `Comment: ${path}` },
  ],
])('%s', (_title, properties, definition, options) => {
  expect(definitionOf(machine(properties), options)).toEqual(definition);
});

test('what is a definition in the template runs', async () => {
  const { M } = stateMachinesOf(
    machine({ Definition: { StartAt: 'T', States: { T: { Type: 'Task', Resource: { 'Fn::GetAtt': ['Fn', 'Arn'] }, End: true } } } }),
  );
  const { definition, ...options } = M!;
  const result = await new StateMachine(definition, { ...options, handlers: { Fn: ({ n }: { n: number }) => n + 1 } }).execute({ n: 1 });
  expect(result).toMatchObject({ status: 'SUCCEEDED', output: 2 });
  expect(result.executionArn).toMatch(/^arn:aws:states:us-east-1:123456789012:execution:M:/);
});

test('a function whose name the template does not tell is found under the placeholder', async () => {
  const definition = { StartAt: 'T', States: { T: { Type: 'Task', Resource: { 'Fn::ImportValue': 'CheckArn' }, End: true } } };
  const { M } = stateMachinesOf(machine({ Definition: definition }));
  await expect(new StateMachine(M!.definition, { handlers: { '${CheckArn}': () => 'here' } }).execute()).resolves.toMatchObject({ output: 'here' });
});

const loops = `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Machines:
    - Name
    - [Small, Large]
    - \${Name}Machine:
        Type: AWS::StepFunctions::StateMachine
        Properties:
          StateMachineName: !Sub \${AWS::StackName}-\${Name}
          Definition: { StartAt: !Ref Name, States: { "\${Name}": { Type: Succeed } } }
`;

test('state machines of a loop', () => {
  const machines = stateMachinesOf(loops, { stackName: 'shop' });
  expect(Object.entries(machines).map(([id, { name, definition }]) => [id, name, definition])).toEqual([
    ['SmallMachine', 'shop-Small', { StartAt: 'Small', States: { Small: { Type: 'Succeed' } } }],
    ['LargeMachine', 'shop-Large', { StartAt: 'Large', States: { Large: { Type: 'Succeed' } } }],
  ]);
});

test.each<[title: string, template: string | object]>([
  ['another kind of resource', machine({})['Resources' as never] && { Resources: { Fn: { Type: 'AWS::Lambda::Function' }, Odd: 5, None: null } }],
  ['no resource', { Resources: {} }],
  ['empty YAML', 'Resources:'],
])('a template without state machines gives none: %s', (_title, template) => {
  expect(stateMachinesOf(template)).toEqual({});
});

test('a state machine named __proto__ is one', () => {
  const template = `{"Resources":{"__proto__":{"Type":"AWS::StepFunctions::StateMachine","Properties":{"Definition":{"__proto__":{"a":1}}}}}}`;
  const machines = stateMachinesOf(template);
  expect(Object.keys(machines)).toEqual(['__proto__']);
  const [{ definition }] = Object.values(machines) as [TemplateStateMachine];
  expect(Object.keys(definition)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(definition)).toBe(Object.prototype);
});

const where = '/Resources/M/Properties';
test.each<[title: string, template: string | object, message: string, options?: TemplateOptions]>([
  ['a list', [], 'The template is no object.\n  at /\n  Give a CloudFormation or SAM template: its text, or the object that it holds.'],
  [
    'a text that is no template',
    'hello',
    'The template is no object.\n  at /\n  Give a CloudFormation or SAM template: its text, or the object that it holds.',
  ],
  ['no Resources', { Outputs: {} }, 'The template has no Resources.\n  at /\n  Give a CloudFormation or SAM template.'],
  [
    'a cycle',
    Object.assign(machine({}), { Metadata: { f: () => 0 } }),
    'The template holds a function, which JSON cannot.\n  at /Metadata/f\n  Give what the template text holds.',
  ],
  [
    'YAML that is none',
    'Resources:\n  M: [',
    'The text is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ].\n  at / (2:7)\n  Correct the text.',
  ],
  ['an unknown tag', 'Resources:\n  M: !ref Fn', 'The text is no YAML: The tag !ref has no meaning here.\n  at / (2:3)\n  Correct the text.'],
  [
    'no definition',
    machine({ StateMachineName: 'm' }),
    `The state machine "M" has no definition.\n  at ${where}\n  Give it one of: DefinitionString, Definition, DefinitionUri, DefinitionS3Location.`,
  ],
  [
    'a definition without a value',
    machine({ Definition: { Ref: 'AWS::NoValue' } }),
    `The state machine "M" has no definition.\n  at ${where}\n  Give it one of: DefinitionString, Definition, DefinitionUri, DefinitionS3Location.`,
  ],
  [
    'a DefinitionString that is an object',
    machine({ DefinitionString: pass }),
    `Value of property DefinitionString must be of type String\n  at ${where}/DefinitionString\n  Give a JSON text, or use the property Definition for an object.`,
  ],
  [
    'a DefinitionString that is a list',
    machine({ DefinitionString: '[]' }),
    `The definition of "M" is no object.\n  at ${where}/DefinitionString\n  Give an object with StartAt and States.`,
  ],
  [
    'a Definition that is a text',
    machine({ Definition: 'x' }),
    `The definition of "M" is no object.\n  at ${where}/Definition\n  Give an object with StartAt and States.`,
  ],
  [
    'substitutions that are none',
    machine({ Definition: pass, DefinitionSubstitutions: [] }),
    `DefinitionSubstitutions is no map.\n  at ${where}/DefinitionSubstitutions\n  Give an object: a value for each name.`,
  ],
  [
    'a substitution that is a list',
    machine({ Definition: pass, DefinitionSubstitutions: { a: [] } }),
    `A text is needed here, but this is a list.\n  at ${where}/DefinitionSubstitutions/a\n  Give a text, or a function that gives one.`,
  ],
  [
    'a wrong type',
    machine({ Definition: pass, StateMachineType: 'FAST' }),
    `The type "FAST" is none of a state machine.\n  at ${where}/StateMachineType\n  Give STANDARD or EXPRESS.`,
  ],
  [
    'a file without readFile',
    sam,
    'The template names the file "statemachine/orders.asl.json".\n  at /Resources/Orders/Properties/DefinitionUri (16:7)\n  Give the option readFile, a function that returns the text of a file by its path.',
  ],
  [
    'a file that is not there',
    machine({ DefinitionS3Location: { Bucket: 'b', Key: 'k' } }),
    `The file "s3://b/k" was not read: ENOENT\n  at ${where}/DefinitionS3Location\n  Let the option readFile return its text.`,
    { readFile },
  ],
  [
    'a readFile that throws a text',
    machine({ DefinitionS3Location: 'x' }),
    `The file "x" was not read: gone\n  at ${where}/DefinitionS3Location\n  Let the option readFile return its text.`,
    {
      readFile: () => {
        throw 'gone';
      },
    },
  ], // oxlint-disable-line no-throw-literal
  [
    'a readFile that returns no text',
    machine({ DefinitionS3Location: 'x' }),
    `The option readFile gave no text for "x".\n  at ${where}/DefinitionS3Location\n  Let it return a string: readFileSync needs an encoding, a promise is none.`,
    { readFile: () => Buffer.from('{}') as never },
  ],
  [
    'a place in S3 that is none',
    machine({ DefinitionS3Location: 5 }),
    `A text is needed here, but this is no value.\n  at ${where}/DefinitionS3Location/Bucket\n  Give a text, or a function that gives one.`,
  ],
  [
    'a file with a fault',
    machine({ DefinitionS3Location: 'x' }),
    `The text is no YAML: The tag !Ref has no meaning here.\n  at ${where}/DefinitionS3Location (2:1)\n  Correct the text.`,
    { readFile: () => '\na: !Ref b' },
  ],
  [
    'a Condition that is not there',
    { Resources: { M: { Type: 'AWS::StepFunctions::StateMachine', Condition: 'C' } } },
    'There is no condition "C".\n  at /Resources/M/Condition\n  The template has none.',
  ],
  [
    'a name deep in YAML',
    'Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      Definition:\n        States: !Join ["", [a, !Ref b]]',
    'There is no resource "b".\n  at /Resources/M/Properties/Definition/States/Fn::Join/1/1/Ref (6:37)\n  The template has: "M".',
  ],
  ['a section that is a text', 'Resources: x', 'The section "Resources" is no object.\n  at /Resources (1:1)\n  Give an object with a member for each name.'],
  [
    'too long a definition',
    machine({ Definition: { a: 'x'.repeat(2 ** 20) } }),
    `The text is longer than 1048576 characters.\n  at ${where}/Definition\n  Make it shorter.`,
  ],
])('%s is refused', (_title, template, message, options) => {
  let thrown: unknown;
  try {
    stateMachinesOf(template, options);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(TemplateError);
  expect((thrown as TemplateError).message).toBe(message);
});

test.each([
  ['a template', '{ "Resources": {}, }', '/'],
  ['a DefinitionString', machine({ DefinitionString: '{ "StartAt": "A", }' }), `${where}/DefinitionString`],
  ['YAML in a DefinitionString', machine({ DefinitionString: 'StartAt: A' }), `${where}/DefinitionString`],
])('JSON that is none is refused: %s', (_title, template, at) => {
  expect(() => stateMachinesOf(template)).toThrow(/^The text is no JSON: .+\n  at /);
  expect(() => stateMachinesOf(template)).toThrow(`\n  at ${at}\n  Correct the text.`);
});

test('YAML without the package yaml: the error says what to do', async () => {
  vi.resetModules();
  vi.doMock('node:module', () => ({
    createRequire: () => () => {
      throw new Error("Cannot find module 'yaml'");
    },
  }));
  const fresh = await import('../../src/templates/state-machines-of');
  vi.doUnmock('node:module');
  expect(() => fresh.stateMachinesOf(sam)).toThrow(UsageError);
  expect(() => fresh.stateMachinesOf(machine({ DefinitionS3Location: 'm.yaml' }), { readFile: () => nightlyFile })).toThrow(UsageError);
  expect(() => fresh.stateMachinesOf(machine({ DefinitionS3Location: 'm.yaml' }), { readFile: () => nightlyFile })).toThrow(
    'Install it with "npm install yaml", or give JSON.',
  );
  expect(fresh.stateMachinesOf(cdk)).toEqual(stateMachinesOf(cdk));
});

/** Any value with functions, references and loops in it, most of them wrong. */
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom<unknown>('M', 'A', 'B', 'P', '${A}', '${B.Arn}', '${!x}', '', 0, 3, true, null, 'IsA', '10.0.0.0/8'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'Condition'), tie('value'), { maxKeys: 3 }),
    fc
      .tuple(
        fc.constantFrom(
          'Ref',
          'Condition',
          'Fn::GetAtt',
          'Fn::Sub',
          'Fn::Join',
          'Fn::Split',
          'Fn::Select',
          'Fn::FindInMap',
          'Fn::If',
          'Fn::And',
          'Fn::Or',
          'Fn::Not',
          'Fn::Equals',
          'Fn::Base64',
          'Fn::Cidr',
          'Fn::GetAZs',
          'Fn::ImportValue',
          'Fn::Transform',
          'Fn::ToJsonString',
          'Fn::Length',
          'Fn::ForEach::X',
          'Fn::Nope',
        ),
        tie('value'),
      )
      .map(([name, argument]) => ({ [name]: argument })),
  ),
})).value;

test('any template gives state machines or a TemplateError', () => {
  fc.assert(
    fc.property(anything, anything, anything, anything, (definition, name, condition, other) => {
      const template = {
        Parameters: { P: { Type: 'String', Default: other } },
        Mappings: { A: { B: { P: other } } },
        Conditions: { IsA: condition, IsB: { Condition: 'IsA' } },
        Resources: {
          M: {
            Type: 'AWS::StepFunctions::StateMachine',
            Properties: { Definition: definition, StateMachineName: name, DefinitionSubstitutions: { A: other } },
          },
          A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name, a: definition } },
          B: { Type: 'AWS::SSM::Parameter', Properties: { Name: { Ref: 'A' }, Value: other, a: { 'Fn::GetAtt': ['B', 'a'] } } },
        },
      };
      for (const source of [template, JSON.stringify(template)]) {
        try {
          expect(Object.keys(stateMachinesOf(source))).toEqual(['M']);
        } catch (thrown) {
          if (!(thrown instanceof TemplateError)) throw thrown;
        }
      }
      expect(({} as Record<string, unknown>)['a']).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
