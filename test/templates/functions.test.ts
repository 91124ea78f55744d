import { expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { Evaluation } from '../../src/templates/evaluation';
import { settingsOf, type TemplateOptions } from '../../src/templates/settings';
import { readTemplate } from '../../src/templates/template';

const template = {
  Parameters: {
    Stage: { Type: 'String', Default: 'dev' },
    Count: { Type: 'Number', Default: 3 },
    Names: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 's-1,s-2' },
    NoDefault: { Type: 'String' },
    NullDefault: { Type: 'String', Default: null },
    OddDefault: { Type: 'String', Default: { a: 1 } },
    Odd: 7,
    Secret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/path/of/secret' },
    Secrets: { Type: 'AWS::SSM::Parameter::Value<CommaDelimitedList>', Default: '/path/of/secrets' },
  },
  Mappings: { Regions: { 'eu-west-1': { Bucket: 'ireland', List: ['x', 'y'] }, 'us-east-1': { Bucket: 'virginia' } } },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    Both: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
    Neither: { 'Fn::Not': [{ Condition: 'Either' }] },
    Numbers: { 'Fn::Equals': [3, '3'] },
    Booleans: { 'Fn::Equals': [true, 'true'] },
    Lists: { 'Fn::Equals': [{ Ref: 'Names' }, ['a', 'b', 'c']] },
  },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } },
    Check: { Type: 'AWS::Lambda::Function' },
    Note: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/note', Value: { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] } } },
  },
};

function evaluate(value: Json, options: TemplateOptions = {}, source: object | string = template): Json | undefined {
  return new Evaluation(readTemplate(source).value, settingsOf(options)).evaluate(value, '/Outputs/Value');
}

/** Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html and its page for each function. */
test.each<[title: string, value: Json, expected: Json | undefined]>([
  ['Ref of a parameter', { Ref: 'Stage' }, 'dev'],
  ['Ref of a number is a text', { Ref: 'Count' }, '3'],
  ['Ref of a list', { Ref: 'Names' }, ['a', 'b', 'c']],
  ['Ref of a list of ids', { Ref: 'Subnets' }, ['s-1', 's-2']],
  ['a parameter without a value', { Ref: 'NoDefault' }, '${NoDefault}'],
  ['a parameter whose Default is null', { Ref: 'NullDefault' }, '${NullDefault}'],
  ['a parameter whose Default is an object', { Ref: 'OddDefault' }, '${OddDefault}'],
  ['a parameter that is no object', { Ref: 'Odd' }, '${Odd}'],
  ['a parameter whose value SSM has', { Ref: 'Secret' }, '${Secret}'],
  ['a list whose value SSM has', { Ref: 'Secrets' }, '${Secrets}'],
  ['Ref of a text that a function gives', { Ref: { 'Fn::Join': ['', ['Sta', 'ge']] } }, 'dev'],
  ['AWS::AccountId', { Ref: 'AWS::AccountId' }, '123456789012'],
  ['AWS::NotificationARNs', { Ref: 'AWS::NotificationARNs' }, []],
  ['AWS::Partition', { Ref: 'AWS::Partition' }, 'aws'],
  ['AWS::Region', { Ref: 'AWS::Region' }, 'us-east-1'],
  ['AWS::StackId', { Ref: 'AWS::StackId' }, 'arn:aws:cloudformation:us-east-1:123456789012:stack/stack/00000000-0000-0000-0000-000000000000'],
  ['AWS::StackName', { Ref: 'AWS::StackName' }, 'stack'],
  ['AWS::URLSuffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
  ['AWS::NoValue takes its member away', { a: 1, b: { Ref: 'AWS::NoValue' }, c: [1, { Ref: 'AWS::NoValue' }, 2] }, { a: 1, c: [1, 2] }],
  ['AWS::NoValue alone', { Ref: 'AWS::NoValue' }, undefined],
  ['Fn::GetAtt of a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:123456789012:orders'],
  ['Fn::GetAtt of a text', { 'Fn::GetAtt': 'Queue.Arn' }, 'arn:aws:sqs:us-east-1:123456789012:orders'],
  [
    'Fn::GetAtt of an attribute that a function names',
    { 'Fn::GetAtt': ['Queue', { 'Fn::Sub': 'Queue${X}' }] },
    'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
  ],
  ['Fn::GetAtt of what is inside of an attribute', { 'Fn::GetAtt': ['Queue', 'Deep', 'Er'] }, '${Queue.Deep.Er}'],
  ['Fn::GetAtt of a property', { 'Fn::GetAtt': ['Note', 'Value'] }, 'a-dev'],
  ['Fn::Sub', { 'Fn::Sub': 'a-${Stage}-${AWS::Region}-${Queue.QueueName}-${Check}-${!Literal}-${ Count }-$x' }, 'a-dev-us-east-1-orders-Check-${Literal}-3-$x'],
  ['Fn::Sub with a map', { 'Fn::Sub': ['${Stage}/${Table}/${Check.Arn}', { Table: { Ref: 'Note' }, Stage: 5, 'Check.Arn': 'x' }] }, '5//note/x'],
  ['Fn::Join', { 'Fn::Join': [':', ['a', { Ref: 'Stage' }, 1, true, { 'Fn::Sub': '${Count}' }]] }, 'a:dev:1:true:3'],
  ['Fn::Join of a list that a function gives', { 'Fn::Join': ['+', { Ref: 'Names' }] }, 'a+b+c'],
  ['Fn::Join without what has no value', { 'Fn::Join': ['', ['a', { Ref: 'AWS::NoValue' }]] }, 'a'],
  ['what Fn::Join is given is not looked into again', { 'Fn::Join': ['', [{ 'Fn::Sub': '${!Stage}' }]] }, '${Stage}'],
  ['Fn::Split', { 'Fn::Split': ['|', 'a|b||c'] }, ['a', 'b', '', 'c']],
  ['Fn::Select', { 'Fn::Select': [1, { Ref: 'Names' }] }, 'b'],
  ['Fn::Select with a text', { 'Fn::Select': ['0', ['x', 'y']] }, 'x'],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, 'Bucket'] }, 'virginia'],
  ['Fn::FindInMap of a list', { 'Fn::FindInMap': ['Regions', 'eu-west-1', 'List'] }, ['x', 'y']],
  ['Fn::FindInMap with a default', { 'Fn::FindInMap': ['Regions', 'nowhere', 'Bucket', { DefaultValue: { Ref: 'Stage' } }] }, 'dev'],
  ['Fn::If', [{ 'Fn::If': ['IsDev', 1, 2] }, { 'Fn::If': ['IsProd', 1, 2] }], [1, 2]],
  ['Fn::If takes only one value', { 'Fn::If': ['IsDev', 1, { Ref: 'Nothing' }] }, 1],
  ['Fn::If with no value', { a: { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] } }, {}],
  ['Fn::If of a function', { 'Fn::If': [{ 'Fn::Not': [{ Condition: 'IsDev' }] }, 1, 2] }, 2],
  ['Fn::And', { 'Fn::If': ['Both', 1, 2] }, 2],
  ['Fn::Or', { 'Fn::If': ['Either', 1, 2] }, 1],
  ['Fn::Not', { 'Fn::If': ['Neither', 1, 2] }, 2],
  ['Fn::Equals compares texts', ['Numbers', 'Booleans', 'Lists'].map((name) => ({ 'Fn::If': [name, 1, 2] })), [1, 1, 1]],
  ['Fn::Equals where a value stands', { 'Fn::Equals': ['a', 'a'] }, true],
  ['Fn::And where a value stands', { 'Fn::And': [{ Condition: 'IsDev' }, { 'Fn::Not': [{ Condition: 'IsProd' }] }] }, true],
  ['Fn::Base64', { 'Fn::Base64': 'grüße' }, 'Z3LDvMOfZQ=='],
  ['Fn::Cidr', { 'Fn::Cidr': ['192.168.0.0/24', 6, 5] }, [0, 32, 64, 96, 128, 160].map((byte) => `192.168.0.${byte}/27`)],
  ['Fn::Cidr of 8 bits', { 'Fn::Select': [1, { 'Fn::Cidr': ['10.0.3.0/16', '2'] }] }, '10.0.1.0/24'],
  ['Fn::Cidr of IPv6', { 'Fn::Cidr': ['fd00:1::/48', 2] }, ['fd00:1::/64', 'fd00:1:0:1::/64']],
  ['Fn::Cidr of whole IPv6 addresses', { 'Fn::Cidr': ['1:2:3:4:5:6:7:8/126', 2, 1] }, ['1:2:3:4:5:6:7:8/127', '1:2:3:4:5:6:7:a/127']],
  ['Fn::Cidr of the IPv6 that ends a text', { 'Fn::Cidr': ['::1:0:0:1/127', 1, 1] }, ['::1:0:0:0/127']],
  ['Fn::GetAZs', { 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  ['Fn::GetAZs of a Region', { 'Fn::GetAZs': { 'Fn::Sub': 'eu-west-1' } }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'net-${Stage}' } }, '${net-dev}'],
  ['Fn::ToJsonString', { 'Fn::ToJsonString': { a: [1, { Ref: 'Stage' }] } }, '{"a":[1,"dev"]}'],
  ['Fn::ToJsonString of no value', { 'Fn::ToJsonString': { Ref: 'AWS::NoValue' } }, 'null'],
  ['Fn::Length', { 'Fn::Length': { Ref: 'Names' } }, 3],
  [
    'Fn::ForEach',
    { x: 0, 'Fn::ForEach::Loop': ['Each', { Ref: 'Names' }, { 'Key${Each}': { v: 'v-${Each}', r: { Ref: 'Each' }, n: [1, null, { Ref: 'Stage' }] } }] },
    Object.fromEntries([['x', 0], ...['a', 'b', 'c'].map((each) => [`Key${each}`, { v: `v-${each}`, r: each, n: [1, null, 'dev'] }])]),
  ],
  ['Fn::ForEach alone in its object', { 'Fn::ForEach::Loop': ['Each', ['10.0', '$&'], { 'N&{Each}': '${Each}' }] }, { N100: '10.0', N: '$&' }],
  [
    'Fn::ForEach in Fn::ForEach',
    { 'Fn::ForEach::A': ['X', ['p', 'q'], { 'Fn::ForEach::B': ['Y', ['r', 's'], { '${X}${Y}': '${Y}${X}' }] }] },
    { pr: 'rp', ps: 'sp', qr: 'rq', qs: 'sq' },
  ],
  ['what is no function', { Ref: 'x', more: { Condition: 'IsDev' }, Fn: { Fn: 1 } }, { Ref: 'x', more: { Condition: 'IsDev' }, Fn: { Fn: 1 } }],
])('%s', (_title, value, expected) => {
  const withX = { ...template, Parameters: { ...template.Parameters, X: { Type: 'String', Default: 'Url' } } };
  expect(evaluate(value, {}, withX)).toEqual(expected);
});

test.each<[title: string, options: TemplateOptions, value: Json, expected: Json]>([
  ['a given parameter', { parameters: { Stage: 'prod' } }, { 'Fn::If': ['IsProd', { Ref: 'Stage' }, 0] }, 'prod'],
  ['a given number', { parameters: { Count: 7, NoDefault: true } }, { 'Fn::Sub': '${Count}${NoDefault}' }, '7true'],
  ['a given list', { parameters: { Names: ['x', 1] } }, { Ref: 'Names' }, ['x', '1']],
  ['a given list as a text', { parameters: { Names: 'x,y' } }, { Ref: 'Names' }, ['x', 'y']],
  ['a value of SSM', { parameters: { Secret: 's' } }, { Ref: 'Secret' }, 's'],
  ['a list of SSM', { parameters: { Secrets: 's,t' } }, { Ref: 'Secrets' }, ['s', 't']],
  ['an import', { imports: { net: 'vpc-1' } }, { 'Fn::ImportValue': 'net' }, 'vpc-1'],
  ['a name of every object is no import', { imports: {} }, { 'Fn::ImportValue': 'toString' }, '${toString}'],
  ['an account', { accountId: '210987654321', stackName: 'orders' }, { 'Fn::Sub': '${AWS::AccountId}/${AWS::StackName}' }, '210987654321/orders'],
  [
    'a file that is included',
    { readFile: (path) => `# ${path}\na: !Ref Stage` },
    { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } },
    { a: 'dev' },
  ],
])('%s', (_title, options, value, expected) => {
  expect(evaluate(value, options)).toEqual(expected);
});

/** Source: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
test.each([
  ['eu-central-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
])('the partition of %s', (region, partition, suffix) => {
  expect(evaluate({ 'Fn::Sub': '${AWS::Region} ${AWS::Partition} ${AWS::URLSuffix}' }, { region })).toBe(`${region} ${partition} ${suffix}`);
});

const circular = {
  Conditions: { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { Condition: 'A' } },
  Resources: {
    One: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Two' } } },
    Two: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['One', 'QueueName'] } } },
    'Fn::ForEach::Loop': ['X', ['a'], { 'Made${X}': { Type: 'AWS::SQS::Queue' } }],
    Deep0: { Type: 'AWS::SSM::Parameter', Properties: { Value: 'x' } },
    ...Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`Deep${i + 1}`, { Type: 'AWS::SSM::Parameter', Properties: { Value: { 'Fn::GetAtt': [`Deep${i}`, 'Value'] } } }]),
    ),
    Wide0: { Type: 'AWS::SSM::Parameter', Properties: { Value: 'x'.repeat(100) } },
    ...Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `Wide${i + 1}`,
        { Type: 'AWS::SSM::Parameter', Properties: { Value: [{ 'Fn::GetAtt': [`Wide${i}`, 'Value'] }, { 'Fn::GetAtt': [`Wide${i}`, 'Value'] }] } },
      ]),
    ),
    Long0: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'x' } },
    ...Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `Long${i + 1}`,
        { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': `\${Long${i}.QueueName}\${Long${i}.QueueName}` } } },
      ]),
    ),
  },
};

const nestedLoops = (levels: number): Json =>
  levels === 0 ? { k: 1 } : { [`Fn::ForEach::L${levels}`]: [`V${levels}`, Array.from('abcdefghij'), nestedLoops(levels - 1)] };

test.each<[title: string, value: Json, message: string, source?: object]>([
  [
    'Ref of nothing',
    { Ref: 'Nope' },
    'There is no resource "Nope".\n  at /Outputs/Value/Ref\n  The template has: "Queue", "Check", "Note", "Stage", "Count", "Names", "Subnets", "NoDefault", "NullDefault", "OddDefault", "Odd", "Secret", "Secrets".',
  ],
  ['a name of every object', { Ref: 'constructor' }, 'There is no resource "constructor".\n  at /Outputs/Value/Ref\n  The template has none.', {}],
  ['Ref of a list', { Ref: ['a'] }, 'A text is needed here, but this is a list.\n  at /Outputs/Value/Ref\n  Give a text, or a function that gives one.'],
  [
    'GetAtt of nothing',
    { a: [{ 'Fn::GetAtt': ['Nope', 'Arn'] }] },
    'There is no resource "Nope".\n  at /Outputs/Value/a/0/Fn::GetAtt\n  The template has: "Queue", "Check", "Note".',
  ],
  [
    'GetAtt without an attribute',
    { 'Fn::GetAtt': 'Queue' },
    'Fn::GetAtt takes a resource and an attribute, but is "Queue".\n  at /Outputs/Value/Fn::GetAtt\n  Write it as { "Fn::GetAtt": ["LogicalId", "Attribute"] }.',
  ],
  [
    'GetAtt of one item',
    { 'Fn::GetAtt': ['Queue'] },
    'Fn::GetAtt takes a list of 2 or more items.\n  at /Outputs/Value/Fn::GetAtt\n  Write it as { "Fn::GetAtt": ["LogicalId", "Attribute"] }.',
  ],
  [
    'Sub of a number',
    { 'Fn::Sub': 1 },
    'Fn::Sub takes a text, or a list of a text and a map.\n  at /Outputs/Value/Fn::Sub\n  Write it as { "Fn::Sub": ["text with ${Name}", { "Name": value }] }.',
  ],
  [
    'Sub without a map',
    { 'Fn::Sub': ['a'] },
    'Fn::Sub takes a text, or a list of a text and a map.\n  at /Outputs/Value/Fn::Sub\n  Write it as { "Fn::Sub": ["text with ${Name}", { "Name": value }] }.',
  ],
  [
    'Sub of an odd name',
    { 'Fn::Sub': '${a-b}' },
    'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons\n  at /Outputs/Value/Fn::Sub\n  Correct "${a-b}"; to keep it as a text write "${!a-b}".',
  ],
  [
    'Sub of a list',
    { 'Fn::Sub': '${Names}' },
    'A text is needed here, but this is a list.\n  at /Outputs/Value/Fn::Sub\n  Give a text, or a function that gives one.',
  ],
  [
    'Sub of no value',
    { 'Fn::Sub': ['${x}', { x: { Ref: 'AWS::NoValue' } }] },
    'A text is needed here, but this is no value.\n  at /Outputs/Value/Fn::Sub/1/x\n  Give a text, or a function that gives one.',
  ],
  [
    'Join of three',
    { 'Fn::Join': [1, 2, 3] },
    'Fn::Join takes a list of 2 items.\n  at /Outputs/Value/Fn::Join\n  Write it as { "Fn::Join": ["delimiter", [texts]] }.',
  ],
  ['Join of a text', { 'Fn::Join': ['', 'a'] }, 'A list is needed here.\n  at /Outputs/Value/Fn::Join/1\n  Give a list, or a function that gives one.'],
  [
    'Join of an object',
    { 'Fn::Join': ['', ['a', { b: 1 }]] },
    'A text is needed here, but this is an object.\n  at /Outputs/Value/Fn::Join/1/1\n  Give a text, or a function that gives one.',
  ],
  [
    'Join of null',
    { 'Fn::Join': ['', [null]] },
    'A text is needed here, but this is null.\n  at /Outputs/Value/Fn::Join/1/0\n  Give a text, or a function that gives one.',
  ],
  ['Select of no number', { 'Fn::Select': ['-1', ['a']] }, '"-1" is no whole number.\n  at /Outputs/Value/Fn::Select/0\n  Give a number of 0 or more.'],
  ['Select beyond', { 'Fn::Select': [3, { Ref: 'Names' }] }, 'Fn::Select cannot select 3 of 3 items.\n  at /Outputs/Value/Fn::Select\n  Count from 0.'],
  [
    'FindInMap of nothing',
    { 'Fn::FindInMap': ['Regions', 'mars', 'Bucket'] },
    'Fn::FindInMap finds no ["Regions", "mars", "Bucket"].\n  at /Outputs/Value/Fn::FindInMap\n  Add it to the Mappings, or give other keys.',
  ],
  [
    'FindInMap without a default',
    { 'Fn::FindInMap': ['toString', 'a', 'b', {}] },
    'Fn::FindInMap finds no ["toString", "a", "b"].\n  at /Outputs/Value/Fn::FindInMap\n  Add it to the Mappings, or give other keys.',
  ],
  [
    'FindInMap of two',
    { 'Fn::FindInMap': ['a', 'b'] },
    'Fn::FindInMap takes a list of 3 to 4 items.\n  at /Outputs/Value/Fn::FindInMap\n  Write it as { "Fn::FindInMap": ["MapName", "TopLevelKey", "SecondLevelKey"] }.',
  ],
  [
    'If of no condition',
    { 'Fn::If': ['Nope', 1, 2] },
    'There is no condition "Nope".\n  at /Outputs/Value/Fn::If/0/Condition\n  The template has: "IsDev", "IsProd", "Both", "Either", "Neither", "Numbers", "Booleans", "Lists".',
  ],
  [
    'what is no condition',
    { 'Fn::If': [{ 'Fn::Join': ['', []] }, 1, 2] },
    'This is no condition.\n  at /Outputs/Value/Fn::If/0\n  Write { "Fn::Equals": [value, value] }, { "Condition": "Name" }, or Fn::And, Fn::Or or Fn::Not with a list of conditions.',
  ],
  [
    'a condition of a number',
    { 'Fn::If': [1, 1, 2] },
    'This is no condition.\n  at /Outputs/Value/Fn::If/0\n  Write { "Fn::Equals": [value, value] }, { "Condition": "Name" }, or Fn::And, Fn::Or or Fn::Not with a list of conditions.',
  ],
  [
    'Equals of one',
    { 'Fn::Equals': ['a'] },
    'This is no condition.\n  at /Outputs/Value\n  Write { "Fn::Equals": [value, value] }, { "Condition": "Name" }, or Fn::And, Fn::Or or Fn::Not with a list of conditions.',
  ],
  [
    'Not of two',
    { 'Fn::Not': [{ Condition: 'IsDev' }, { Condition: 'IsDev' }] },
    'This is no condition.\n  at /Outputs/Value\n  Write { "Fn::Equals": [value, value] }, { "Condition": "Name" }, or Fn::And, Fn::Or or Fn::Not with a list of conditions.',
  ],
  [
    'Or of none',
    { 'Fn::Or': [] },
    'This is no condition.\n  at /Outputs/Value\n  Write { "Fn::Equals": [value, value] }, { "Condition": "Name" }, or Fn::And, Fn::Or or Fn::Not with a list of conditions.',
  ],
  ...['10.0.0.0', '10.0.0/8', '10.0.0.256/8', '10.0.0.0/8/8', '1::2::3/64', '1:2:3/64', '1:2:3:4:5:6:7::8/120', 'g::/64', '10.0.0.0/x'].map(
    (block): [string, Json, string] => [
      `Cidr of ${block}`,
      { 'Fn::Cidr': [block, 1, 4] },
      `Fn::Cidr cannot make 1 blocks of 4 bits of "${block}".\n  at /Outputs/Value/Fn::Cidr\n  Give a block that holds them: 1 to 256 of them.`,
    ],
  ),
  [
    'Cidr of too many',
    { 'Fn::Cidr': ['10.0.0.0/24', 3, 7] },
    'Fn::Cidr cannot make 3 blocks of 7 bits of "10.0.0.0/24".\n  at /Outputs/Value/Fn::Cidr\n  Give a block that holds them: 1 to 256 of them.',
  ],
  [
    'Cidr of far too many',
    { 'Fn::Cidr': ['::/0', 257, 7] },
    'Fn::Cidr cannot make 257 blocks of 7 bits of "::/0".\n  at /Outputs/Value/Fn::Cidr\n  Give a block that holds them: 1 to 256 of them.',
  ],
  [
    'Cidr of no bits',
    { 'Fn::Cidr': ['10.0.0.0/24', 1, 0] },
    'Fn::Cidr cannot make 1 blocks of 0 bits of "10.0.0.0/24".\n  at /Outputs/Value/Fn::Cidr\n  Give a block that holds them: 1 to 256 of them.',
  ],
  [
    'Cidr of none',
    { 'Fn::Cidr': ['10.0.0.0/24', 0, 4] },
    'Fn::Cidr cannot make 0 blocks of 4 bits of "10.0.0.0/24".\n  at /Outputs/Value/Fn::Cidr\n  Give a block that holds them: 1 to 256 of them.',
  ],
  [
    'another macro',
    { 'Fn::Transform': { Name: 'Mine', Parameters: { Location: 'x' } } },
    'Only AWS::Include is known of the macros of Fn::Transform.\n  at /Outputs/Value/Fn::Transform\n  Give the template as it is after the macro, or write the part out.',
  ],
  [
    'a macro that is a text',
    { 'Fn::Transform': 'x' },
    'Only AWS::Include is known of the macros of Fn::Transform.\n  at /Outputs/Value/Fn::Transform\n  Give the template as it is after the macro, or write the part out.',
  ],
  [
    'an Include without its Location',
    { 'Fn::Transform': { Name: 'AWS::Include' } },
    'Only AWS::Include is known of the macros of Fn::Transform.\n  at /Outputs/Value/Fn::Transform\n  Give the template as it is after the macro, or write the part out.',
  ],
  [
    'an Include without readFile',
    { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'x' } } },
    'The template names the file "x".\n  at /Outputs/Value/Fn::Transform\n  Give the option readFile, a function that returns the text of a file by its path.',
  ],
  [
    'an unknown function',
    { 'Fn::Nope': 1 },
    `"Fn::Nope" is no function of CloudFormation that is known here.\n  at /Outputs/Value\n  There are: Ref, Fn::GetAtt, Fn::Sub, Fn::Join, Fn::Split, Fn::Select, Fn::FindInMap, Fn::If, Fn::And, Fn::Or, Fn::Not, Fn::Equals, Fn::Base64, Fn::Cidr, Fn::GetAZs, Fn::ImportValue, Fn::Transform, Fn::ToJsonString, Fn::Length.`,
  ],
  [
    'a loop of two',
    { 'Fn::ForEach::X': ['a', []] },
    'A loop takes an identifier, a collection and a map.\n  at /Outputs/Value/Fn::ForEach::X\n  Write it as { "Fn::ForEach::Name": ["Each", [items], { "Key${Each}": value }] }.',
  ],
  [
    'a loop that is a text',
    { 'Fn::ForEach::X': 'a' },
    'A loop takes an identifier, a collection and a map.\n  at /Outputs/Value/Fn::ForEach::X\n  Write it as { "Fn::ForEach::Name": ["Each", [items], { "Key${Each}": value }] }.',
  ],
  [
    'a loop over objects',
    { 'Fn::ForEach::X': ['a', [{ b: 1 }], {}] },
    'A text is needed here, but this is an object.\n  at /Outputs/Value/Fn::ForEach::X/1/0\n  Give a text, or a function that gives one.',
  ],
  [
    'loops in loops',
    nestedLoops(9),
    'The template stands for more than 500000 values.\n  at /Outputs/Value/Fn::ForEach::L9/2/Fn::ForEach::L8/2/Fn::ForEach::L7/2/Fn::ForEach::L6/2/Fn::ForEach::L5/2/Fn::ForEach::L4\n  Make it smaller.',
  ],
  [
    'conditions in a circle',
    { 'Fn::If': ['A', 1, 2] },
    'The condition "A" refers to itself.\n  at /Conditions/B/Condition\n  Break the circle: condition "A" → condition "B" → condition "A".',
    circular,
  ],
  [
    'references in a circle',
    { Ref: 'One' },
    'The resource "Two" refers to itself.\n  at /Resources/One/Properties/QueueName/Ref\n  Break the circle: resource "Two" → attribute "One.QueueName" → resource "Two".',
    circular,
  ],
  [
    'references in a long row',
    { 'Fn::GetAtt': ['Deep300', 'Value'] },
    'The template has more than 400 levels.\n  at /Resources/Deep101/Properties/Value\n  Make it flatter.',
    circular,
  ],
  [
    'values that double',
    { 'Fn::GetAtt': ['Wide60', 'Value'] },
    'The text is longer than 1048576 characters.\n  at /Resources/Wide15/Properties/Value/0/Fn::GetAtt\n  Make it shorter.',
    circular,
  ],
  [
    'texts that double',
    { Ref: 'Long60' },
    'The text is longer than 1048576 characters.\n  at /Resources/Long21/Properties/QueueName/Fn::Sub\n  Make it shorter.',
    circular,
  ],
  [
    'a loop over what it makes',
    { Ref: 'X' },
    'The section Resources refers to itself.\n  at /Resources\n  Break the circle: section Resources → section Resources.',
    { Resources: { 'Fn::ForEach::L': ['I', { Ref: 'X' }, {}] } },
  ],
  [
    'a section that is no object',
    { Ref: 'X' },
    'The section "Parameters" is no object.\n  at /Parameters\n  Give an object with a member for each name.',
    { Parameters: [] },
  ],
  [
    'many names',
    { Ref: 'X' },
    'There is no resource "X".\n  at /Outputs/Value/Ref\n  The template has: ' + Array.from({ length: 20 }, (_, i) => `"R${i}"`).join(', ') + ' and 1 more.',
    { Resources: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`R${i}`, {}])) },
  ],
])('%s is refused', (_title, value, message, source = template) => {
  expect(() => evaluate(value, {}, source)).toThrow(expect.objectContaining({ name: 'TemplateError', message }) as Error);
});

test.each<[title: string, options: TemplateOptions, message: string]>([
  [
    'a parameter that the template does not have',
    { parameters: { Stag: 'x', Count: 1, Nam: 'y' } },
    'Parameters: [Stag, Nam] do not exist in the template\n  at /Parameters\n  Give values for those that it has: "Stage", "Count", "Names", "Subnets", "NoDefault", "NullDefault", "OddDefault", "Odd", "Secret", "Secrets".',
  ],
])('%s is refused', (_title, options, message) => {
  expect(() => evaluate(1, options)).toThrow(expect.objectContaining({ name: 'TemplateError', message }) as Error);
});

test('a parameter given to a template without any is refused', () => {
  expect(() => evaluate(1, { parameters: { A: 1 } }, {})).toThrow(
    'Parameters: [A] do not exist in the template\n  at /Parameters\n  Give none: it has no Parameters.',
  );
});
