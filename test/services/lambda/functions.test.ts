import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/json/json';
import { Journal } from '../../../src/journal/journal';
import type { CreateFunctionRequest } from '../../../src/services/lambda/shapes';
import { arn, failure, fixture } from './fixture';

const Role = 'arn:aws:iam::123456789012:role/orders';
const created = (more: Partial<CreateFunctionRequest> = {}): CreateFunctionRequest => ({
  FunctionName: 'f',
  Role,
  Code: { ZipFile: new Uint8Array(1) },
  ...more,
});
const invalid = (message: string): string => `400 InvalidParameterValueException: ${message}`;
const violated = (member: string, value: string, must: string): string =>
  `400 ValidationException: 1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: Member must ${must}`;

describe('a function (https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html)', () => {
  test('is made of what was registered, with the defaults of AWS', async () => {
    const { lambda } = fixture();
    expect(lambda.register('f', () => 1)).toBe(arn('f'));
    const { $metadata: _, ...configuration } = await lambda.getFunctionConfiguration({ FunctionName: 'f' });
    expect(configuration).toEqual({
      FunctionName: 'f',
      FunctionArn: arn('f'),
      Runtime: 'nodejs22.x',
      Role: 'arn:aws:iam::123456789012:role/lambda',
      Handler: 'index.handler',
      CodeSize: 7,
      CodeSha256: expect.stringMatching(/^[\w+/]{43}=$/) as unknown,
      Description: '',
      Timeout: 3,
      MemorySize: 128,
      LastModified: '2025-01-01T00:00:00.000+0000',
      Version: '$LATEST',
      TracingConfig: { Mode: 'PassThrough' },
      RevisionId: expect.any(String) as unknown,
      State: 'Active',
      LastUpdateStatus: 'Successful',
      PackageType: 'Zip',
      Architectures: ['x86_64'],
      EphemeralStorage: { Size: 512 },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/f' },
      RuntimeVersionConfig: { RuntimeVersionArn: expect.stringMatching(/^arn:aws:lambda:us-east-1::runtime:/) as unknown },
    });
  });

  test('registered again keeps what is not named', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', () => 1, { timeout: 9, environment: { A: 'a' }, description: 'first', deadLetterTarget: 'arn:aws:sqs:us-east-1:123456789012:q' });
    lambda.register('f', () => 2, { memorySize: 512, reservedConcurrency: 3 });
    expect(await lambda.getFunction({ FunctionName: 'f' })).toMatchObject({
      Configuration: {
        Timeout: 9,
        MemorySize: 512,
        Environment: { Variables: { A: 'a' } },
        Description: 'first',
        DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:q' },
      },
      Code: { RepositoryType: 'S3' },
      Concurrency: { ReservedConcurrentExecutions: 3 },
    });
    expect((await call('f')).result).toBe(2);
  });

  test.each<[string, () => unknown]>([
    ['a timeout', () => fixture().lambda.register('f', () => 1, { timeout: 901 })],
    ['a name', () => fixture().lambda.register('a b', () => 1)],
    ['no code', () => fixture().lambda.register('f', 'code' as never)],
    ['nothing', () => fixture().lambda.register('f', undefined as never)],
  ])('with %s out of range is not registered', async (_title, register) => {
    expect(await failure(register)).not.toBe('no error');
  });

  test('is created of code that was given before', async () => {
    const { lambda, call } = fixture();
    lambda.provide('f', () => 'provided');
    const made = await lambda.createFunction(
      created({
        Runtime: 'nodejs24.x',
        Timeout: 10,
        Publish: true,
        Tags: { team: 'orders' },
        Architectures: ['arm64'],
        Layers: ['arn:aws:lambda:us-east-1:123456789012:layer:l:1'],
        VpcConfig: { SubnetIds: ['s'], SecurityGroupIds: ['g'] },
        SnapStart: { ApplyOn: 'PublishedVersions' },
        LoggingConfig: { LogFormat: 'JSON' },
      }),
    );
    expect(made).toMatchObject({
      FunctionArn: `${arn('f')}:1`,
      Version: '1',
      Timeout: 10,
      Architectures: ['arm64'],
      Layers: [{ Arn: 'arn:aws:lambda:us-east-1:123456789012:layer:l:1' }],
      VpcConfig: { SubnetIds: ['s'], SecurityGroupIds: ['g'], VpcId: 'vpc-00000000' },
      SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'Off' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: '/aws/lambda/f' },
      $metadata: { httpStatusCode: 201 },
    });
    expect((await lambda.getFunction({ FunctionName: 'f' })).Tags).toEqual({ team: 'orders' });
    expect((await call('f:1')).result).toBe('provided');
    expect(await failure(() => lambda.createFunction(created()))).toBe('409 ResourceConflictException: Function already exist: f');
  });

  const reservedText = 'Lambda was unable to configure your environment variables because the environment variables you have provided';
  test.each<[string, Partial<CreateFunctionRequest> & Record<string, unknown>, string]>([
    [
      'code that is not here',
      { FunctionName: 'g' },
      invalid(
        'The in-memory Lambda cannot run uploaded code. Give it the handler of "g" first: lambda.provide("g", handler), or lambda.register, which creates the function too.',
      ),
    ],
    ['an image', { PackageType: 'Image' }, invalid('A container image is not supported by the in-memory Lambda. Leave it out.')],
    ['a file system', { FileSystemConfigs: [] }, invalid('The member FileSystemConfigs is not supported by the in-memory Lambda. Leave it out.')],
    ['no role', { Role: undefined }, violated('role', 'null', 'not be null')],
    ['no code', { Code: undefined }, violated('code', 'null', 'not be null')],
    [
      'a runtime that is none',
      { Runtime: 'node' as never },
      expect.stringMatching(/Value 'node' at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: \[dotnet10, /) as never,
    ],
    ['a short timeout', { Timeout: 0 }, violated('timeout', "'0'", 'have value greater than or equal to 1')],
    ['a timeout of a fraction', { Timeout: 1.5 }, '400 SerializationException: DECIMAL_VALUE can not be converted to an Integer'],
    ['a timeout that is a text', { Timeout: '3' as never }, '400 SerializationException: STRING_VALUE can not be converted to an Integer'],
    ['a long description', { Description: 'x'.repeat(257) }, violated('description', `'${'x'.repeat(257)}'`, 'have length less than or equal to 256')],
    ['a description that is an object', { Description: {} as never }, '400 SerializationException: Start of structure or map found where not expected.'],
    ['a description that is a list', { Description: [] as never }, '400 SerializationException: Start of list found where not expected'],
    ['a description that is true', { Description: true as never }, '400 SerializationException: TRUE_VALUE can not be converted to a String'],
    ['variables that are a text', { Environment: { Variables: 'A' as never } }, '400 SerializationException: Unexpected field type'],
    ['an environment that is a list', { Environment: [] as never }, '400 SerializationException: Start of list found where not expected'],
    ['layers that are a text', { Layers: 'l' as never }, '400 SerializationException: Unexpected field type'],
    [
      'subnets beyond their number',
      { VpcConfig: { SubnetIds: Array.from({ length: 17 }, () => 's') } },
      violated('vpcConfig.subnetIds', `'[${'s, '.repeat(16)}s]'`, 'have length less than or equal to 16'),
    ],
    ['bytes that are none', { Code: { ZipFile: 'x' as never } }, '400 SerializationException: STRING_VALUE can not be converted to a Blob'],
    ['publishing that is no boolean', { Publish: 1 as never }, '400 SerializationException: NUMBER_VALUE can not be converted to a Boolean'],
    [
      'large variables',
      { Environment: { Variables: { A: 'x'.repeat(4096) } } },
      invalid(`${reservedText} exceeded the 4KB limit. String measured: {"A":"${'x'.repeat(4096)}"}`),
    ],
    [
      'reserved variables',
      { Environment: { Variables: { AWS_REGION: 'x', A: 'a' } } },
      invalid(`${reservedText} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION`),
    ],
    [
      'two faults',
      { Timeout: 0, MemorySize: 1 },
      "400 ValidationException: 2 validation errors detected: Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '1' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128",
    ],
  ])('with %s is refused', async (_title, request, error) => {
    const { lambda } = fixture();
    lambda.provide('f', () => 1);
    expect(await failure(() => lambda.createFunction(created(request)))).toEqual(error);
  });

  test('is changed, and tells so', async () => {
    const { lambda, clock } = fixture();
    lambda.register('f', () => 1, { environment: { A: 'a' }, timeout: 5 });
    const before = await lambda.getFunctionConfiguration({ FunctionName: 'f' });
    await clock.advance(1500);
    const after = await lambda.updateFunctionConfiguration({
      FunctionName: 'f',
      Environment: {},
      Layers: [],
      VpcConfig: {},
      SnapStart: {},
      DeadLetterConfig: { TargetArn: '' },
      RevisionId: before.RevisionId,
    });
    expect(after).toMatchObject({ Timeout: 5, LastModified: '2025-01-01T00:00:01.500+0000', VpcConfig: { VpcId: '' }, SnapStart: { ApplyOn: 'None' } });
    expect(after.Environment).toBeUndefined();
    expect(after.RevisionId).not.toBe(before.RevisionId);
    const { RevisionId } = before;
    const stale =
      '412 PreconditionFailedException: The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id';
    for (const call of [
      () => lambda.updateFunctionConfiguration({ FunctionName: 'f', RevisionId }),
      () => lambda.updateFunctionCode({ FunctionName: 'f', RevisionId }),
      () => lambda.publishVersion({ FunctionName: 'f', RevisionId }),
      () => lambda.addPermission({ FunctionName: 'f', StatementId: 's', Action: 'lambda:*', Principal: '*', RevisionId }),
      () => lambda.removePermission({ FunctionName: 'f', StatementId: 's', RevisionId }),
    ])
      expect(await failure(call)).toBe(stale);
  });

  test('is listed page by page, with all its versions where they are wanted', async () => {
    const { lambda } = fixture();
    for (const name of ['c', 'a', 'b']) lambda.register(name, () => name, { publish: name === 'a' });
    const first = await lambda.listFunctions({ MaxItems: 2 });
    expect(first.Functions!.map(({ FunctionArn }) => FunctionArn)).toEqual([arn('a'), arn('b')]);
    expect(await lambda.listFunctions({ Marker: first.NextMarker })).toMatchObject({ Functions: [{ FunctionName: 'c' }] });
    const all = await lambda.listFunctions({ FunctionVersion: 'ALL' });
    expect(all.Functions!.map(({ FunctionArn }) => FunctionArn).toSorted()).toEqual([
      `${arn('a')}:$LATEST`,
      `${arn('a')}:1`,
      `${arn('b')}:$LATEST`,
      `${arn('c')}:$LATEST`,
    ]);
    expect((await lambda.listFunctions({ Marker: '' })).Functions).toHaveLength(3);
    expect(await failure(() => lambda.listFunctions({ Marker: 'x' }))).toBe(invalid('Invalid Marker'));
  });

  test('is deleted', async () => {
    const { lambda } = fixture();
    lambda.register('f', () => 1);
    expect(await lambda.deleteFunction({ FunctionName: 'f' })).toMatchObject({ StatusCode: 204, $metadata: { httpStatusCode: 204 } });
    expect(await failure(() => lambda.getFunction({ FunctionName: 'f' }))).toBe(`404 ResourceNotFoundException: Function not found: ${arn('f')}`);
    expect(await failure(() => lambda.deleteFunction({ FunctionName: 'f' }))).toBe(`404 ResourceNotFoundException: Function not found: ${arn('f')}`);
  });
});

describe('versions and aliases (https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html)', () => {
  test('a version keeps code and settings; one that would be the same is not made', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', () => 'one');
    expect(await lambda.publishVersion({ FunctionName: 'f', Description: 'first' })).toMatchObject({
      Version: '1',
      Description: 'first',
      FunctionArn: `${arn('f')}:1`,
    });
    expect(await lambda.publishVersion({ FunctionName: 'f' })).toMatchObject({ Version: '1' });
    lambda.register('f', () => 'two', { timeout: 9 });
    const { CodeSha256 } = await lambda.getFunctionConfiguration({ FunctionName: 'f' });
    expect(await lambda.publishVersion({ FunctionName: 'f', CodeSha256 })).toMatchObject({ Version: '2', Timeout: 9 });
    expect([(await call('f:1')).result, (await call('f:2')).result, (await call('f')).result]).toEqual(['one', 'two', 'two']);
    expect((await call('f:1')).response.ExecutedVersion).toBe('1');
    const page = await lambda.listVersionsByFunction({ FunctionName: 'f', MaxItems: 2 });
    expect(page.Versions!.map(({ Version, FunctionArn }) => [Version, FunctionArn])).toEqual([
      ['$LATEST', `${arn('f')}:$LATEST`],
      ['1', `${arn('f')}:1`],
    ]);
    expect(await lambda.listVersionsByFunction({ FunctionName: 'f', Marker: page.NextMarker })).toMatchObject({ Versions: [{ Version: '2' }] });
    expect(await failure(() => lambda.publishVersion({ FunctionName: 'f', CodeSha256: 'x' }))).toBe(
      invalid(`CodeSHA256 (x) is different from current CodeSHA256 in $LATEST (${CodeSha256!}). Please try again with the CodeSHA256 in $LATEST.`),
    );
  });

  test('a version that no alias needs can be deleted; its number does not come back', async () => {
    const { lambda } = fixture();
    lambda.register('f', () => 1, { publish: true });
    await lambda.createAlias({ FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
    const remove = (Qualifier: string) => failure(() => lambda.deleteFunction({ FunctionName: 'f', Qualifier }));
    expect(await remove('1')).toBe(`409 ResourceConflictException: Version is referenced by alias(es): [${arn('f')}:live]`);
    expect(await remove('$LATEST')).toBe(invalid('$LATEST version cannot be deleted without deleting the function.'));
    expect(await remove('2')).toBe(`404 ResourceNotFoundException: Function not found: ${arn('f')}:2`);
    await lambda.deleteAlias({ FunctionName: 'f', Name: 'live' });
    expect(await remove('1')).toBe('no error');
    expect(await lambda.publishVersion({ FunctionName: 'f' })).toMatchObject({ Version: '2' });
  });

  test('an alias is made, moved, listed and deleted', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', () => 'one', { publish: true });
    const alias = { AliasArn: `${arn('f')}:live`, Name: 'live', FunctionVersion: '1', Description: '' };
    const made = await lambda.createAlias({ FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
    expect(made).toMatchObject({ ...alias, $metadata: { httpStatusCode: 201 } });
    lambda.register('f', () => 'two', { publish: true });
    expect((await call('f:live')).result).toBe('one');
    expect((await lambda.getFunctionConfiguration({ FunctionName: 'f:live' })).FunctionArn).toBe(`${arn('f')}:live`);
    expect(await lambda.updateAlias({ FunctionName: 'f', Name: 'live', FunctionVersion: '2', Description: 'now', RevisionId: made.RevisionId })).toMatchObject({
      FunctionVersion: '2',
      Description: 'now',
    });
    expect((await call('f:live')).result).toBe('two');
    expect(await lambda.getAlias({ FunctionName: 'f', Name: 'live' })).toMatchObject({ FunctionVersion: '2' });
    await lambda.createAlias({ FunctionName: 'f', Name: 'old', FunctionVersion: '1' });
    const page = await lambda.listAliases({ FunctionName: 'f', MaxItems: 1 });
    expect(page.Aliases).toMatchObject([{ Name: 'live' }]);
    expect((await lambda.listAliases({ FunctionName: 'f', Marker: page.NextMarker })).Aliases).toMatchObject([{ Name: 'old' }]);
    expect((await lambda.listAliases({ FunctionName: 'f', FunctionVersion: '1' })).Aliases).toMatchObject([{ Name: 'old' }]);
    expect(await failure(() => lambda.updateAlias({ FunctionName: 'f', Name: 'live', RevisionId: 'x' }))).toMatch(/^412 PreconditionFailedException/);
    await lambda.deleteAlias({ FunctionName: 'f', Name: 'live' });
    await lambda.deleteAlias({ FunctionName: 'f', Name: 'live' });
    expect(await failure(() => lambda.getAlias({ FunctionName: 'f', Name: 'live' }))).toBe(
      `404 ResourceNotFoundException: Cannot find alias arn: ${arn('f')}:live`,
    );
  });

  test('an alias divides its invocations between two versions', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', () => 1, { publish: true });
    lambda.register('f', () => 2, { publish: true });
    const RoutingConfig = { AdditionalVersionWeights: { '2': 0.25 } };
    expect(await lambda.createAlias({ FunctionName: 'f', Name: 'live', FunctionVersion: '1', RoutingConfig })).toMatchObject({ RoutingConfig });
    let second = 0;
    for (let i = 0; i < 400; i++) if ((await call('f:live')).result === 2) second++;
    expect(second).toBeGreaterThan(60);
    expect(second).toBeLessThan(140);
    await lambda.updateAlias({ FunctionName: 'f', Name: 'live', RoutingConfig: {} });
    expect(await lambda.getAlias({ FunctionName: 'f', Name: 'live' })).not.toHaveProperty('RoutingConfig');
  });

  test.each<[string, object, string]>([
    ['that is there', { Name: 'there' }, `409 ResourceConflictException: Alias already exists: ${arn('f')}:there`],
    ['of no version', { FunctionVersion: '9' }, `404 ResourceNotFoundException: Function not found: ${arn('f')}:9`],
    [
      'with a weight of no version',
      { RoutingConfig: { AdditionalVersionWeights: { '9': 0.5 } } },
      `404 ResourceNotFoundException: Function not found: ${arn('f')}:9`,
    ],
    [
      'with a weight of its own version',
      { RoutingConfig: { AdditionalVersionWeights: { '1': 0.5 } } },
      invalid('Invalid function version 1. Function version 1 is already included in routing configuration.'),
    ],
    [
      'of $LATEST with weights',
      { FunctionVersion: '$LATEST', RoutingConfig: { AdditionalVersionWeights: { '1': 0.5 } } },
      invalid('$LATEST is not supported for an alias pointing to more than 1 version'),
    ],
    [
      'with a weight beyond 1',
      { RoutingConfig: { AdditionalVersionWeights: { '1': 2 } } },
      violated('routingConfig.additionalVersionWeights.1.member', "'2'", 'have value less than or equal to 1'),
    ],
    [
      'with a weight that is a text',
      { RoutingConfig: { AdditionalVersionWeights: { '1': 'x' } } },
      '400 SerializationException: STRING_VALUE can not be converted to a Double',
    ],
    ['that is a number', { Name: '1' }, violated('name', "'1'", 'satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)')],
    [
      'without a name',
      { Name: '' },
      "400 ValidationException: 2 validation errors detected: Value '' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+); Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
  ])('an alias %s is refused', async (_title, request, error) => {
    const { lambda } = fixture();
    lambda.register('f', () => 1, { publish: true });
    await lambda.createAlias({ FunctionName: 'f', Name: 'there', FunctionVersion: '1' });
    expect(await failure(() => lambda.createAlias({ FunctionName: 'f', Name: 'live', FunctionVersion: '1', ...request }))).toBe(error);
  });
});

test('concurrency is reserved, shown and given back (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html)', async () => {
  const { lambda } = fixture();
  lambda.register('f', () => 1);
  lambda.register('g', () => 1);
  const { $metadata: _, ...none } = await lambda.getFunctionConcurrency({ FunctionName: 'f' });
  expect(none).toEqual({});
  expect(await lambda.putFunctionConcurrency({ FunctionName: 'f', ReservedConcurrentExecutions: 900 })).toMatchObject({ ReservedConcurrentExecutions: 900 });
  expect(await lambda.getFunctionConcurrency({ FunctionName: 'f' })).toMatchObject({ ReservedConcurrentExecutions: 900 });
  expect(await lambda.getAccountSettings()).toMatchObject({
    AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 100 },
    AccountUsage: { FunctionCount: 2 },
  });
  expect(await failure(() => lambda.putFunctionConcurrency({ FunctionName: 'g', ReservedConcurrentExecutions: 1 }))).toBe(
    invalid("Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100]."),
  );
  await lambda.deleteFunctionConcurrency({ FunctionName: 'f' });
  expect(await failure(() => lambda.putFunctionConcurrency({ FunctionName: 'g', ReservedConcurrentExecutions: 1 }))).toBe('no error');
});

describe('permissions (https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html)', () => {
  test.each<[string, object, Json]>([
    [
      'a service',
      { Principal: 's3.amazonaws.com', SourceAccount: '123456789012', SourceArn: 'arn:aws:s3:::b' },
      {
        Principal: { Service: 's3.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceAccount': '123456789012' }, ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::b' } },
      },
    ],
    [
      'an account',
      { Principal: '210987654321', EventSourceToken: 't', PrincipalOrgID: 'o-a1b2c3d4e5' },
      {
        Principal: { AWS: 'arn:aws:iam::210987654321:root' },
        Condition: { StringEquals: { 'lambda:EventSourceToken': 't', 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
    ],
    ['a role', { Principal: Role }, { Principal: { AWS: Role } }],
    ['everybody', { Principal: '*', FunctionUrlAuthType: 'NONE' }, { Principal: '*', Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } } }],
  ])('of %s are written as Lambda writes them', async (_title, request, statement) => {
    const { lambda } = fixture();
    lambda.register('f', () => 1);
    const { Statement } = await lambda.addPermission({ FunctionName: 'f', StatementId: 's', Action: 'lambda:InvokeFunction', ...request } as never);
    expect(JSON.parse(Statement!)).toEqual({ Sid: 's', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('f'), ...(statement as object) });
  });

  test('are the policy of the function, or of its alias, until they are removed', async () => {
    const { lambda } = fixture();
    lambda.register('f', () => 1, { publish: true });
    const add = (StatementId: string, more = {}) =>
      lambda.addPermission({ FunctionName: 'f', StatementId, Action: 'lambda:InvokeFunction', Principal: '*', ...more });
    await add('a');
    await add('b');
    await add('a', { Qualifier: '1' });
    expect(await failure(() => add('a'))).toBe(
      '409 ResourceConflictException: The statement id (a) provided already exists. Please provide a new statement id, or remove the existing statement.',
    );
    const policy = async (Qualifier?: string) =>
      JSON.parse((await lambda.getPolicy({ FunctionName: 'f', Qualifier })).Policy!) as { Statement: { Sid: string; Resource: string }[] };
    expect(await policy()).toMatchObject({ Version: '2012-10-17', Id: 'default', Statement: [{ Sid: 'a' }, { Sid: 'b' }] });
    expect(await policy('1')).toMatchObject({ Statement: [{ Sid: 'a', Resource: `${arn('f')}:1` }] });
    await lambda.removePermission({ FunctionName: 'f', StatementId: 'a' });
    expect((await policy()).Statement).toHaveLength(1);
    await lambda.removePermission({ FunctionName: 'f', StatementId: 'b' });
    expect(await failure(policy)).toBe('404 ResourceNotFoundException: The resource you requested does not exist.');
    expect(await failure(() => lambda.removePermission({ FunctionName: 'f', StatementId: 'b' }))).toBe(
      '404 ResourceNotFoundException: Statement b is not found in resource policy.',
    );
  });
});

test('a function has tags (https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html)', async () => {
  const { lambda } = fixture();
  lambda.register('f', () => 1);
  await lambda.tagResource({ Resource: arn('f'), Tags: JSON.parse('{"a":"1","b":"2","__proto__":"3"}') as Record<string, string> });
  await lambda.untagResource({ Resource: arn('f'), TagKeys: ['a'] });
  expect(Object.entries((await lambda.listTags({ Resource: arn('f') })).Tags!)).toEqual([
    ['b', '2'],
    ['__proto__', '3'],
  ]);
  const Tags = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}`, '']));
  expect(await failure(() => lambda.tagResource({ Resource: arn('f'), Tags }))).toBe(invalid('Number of tags exceeds resource tag limit.'));
  expect(await failure(() => lambda.listTags({ Resource: arn('g') }))).toBe(`404 ResourceNotFoundException: Function not found: ${arn('g')}`);
  for (const Resource of [`${arn('f')}:1`, 'f'])
    expect(await failure(() => lambda.listTags({ Resource }))).toMatch(/^400 InvalidParameterValueException: Tags on function aliases and versions/);
  expect(await failure(() => lambda.listTags({ Resource: 'arn:aws:lambda:us-east-1:123456789012:event-source-mapping:x' }))).toBe(
    '404 ResourceNotFoundException: The resource you requested does not exist.',
  );
});

describe('state', () => {
  test('saved and loaded, functions answer by the code that is registered under their names', async () => {
    const first = fixture();
    first.lambda.register('f', () => 'one', { publish: true, timeout: 7 });
    first.lambda.register('f', () => 'two', { reservedConcurrency: 5 });
    first.lambda.register('gone', () => 1);
    await first.lambda.tagResource({ Resource: arn('f'), Tags: { a: '1' } });
    const saved = JSON.parse(JSON.stringify(first.lambda.save())) as unknown;
    const second = fixture();
    second.lambda.register('f', () => 'here', { timeout: 1 });
    second.lambda.register('own', () => 1);
    second.lambda.load(saved);
    const { $metadata: a, ...before } = await first.lambda.getFunction({ FunctionName: 'f' });
    const { $metadata: b, ...after } = await second.lambda.getFunction({ FunctionName: 'f' });
    expect(after).toEqual(before);
    expect([a.httpStatusCode, b.httpStatusCode]).toEqual([200, 200]);
    expect([(await second.call('f')).result, (await second.call('f:1')).result]).toEqual(['here', 'here']);
    expect(await failure(() => second.call('own'))).toBe(`404 ResourceNotFoundException: Function not found: ${arn('own')}`);
    const notHere =
      '502 InvalidZipFileException: No code is registered for the function "gone" in this process. Register it: lambda.register("gone", handler).';
    expect(await failure(() => second.call('gone'))).toBe(notHere);
    expect(await failure(() => second.lambda.updateFunctionCode({ FunctionName: 'gone' }))).toBe(notHere);
    expect(second.lambda.save()).not.toBe(saved);
  });

  test('a return to a mark takes everything back, and ids too', async () => {
    const journal = new Journal();
    const { lambda, call } = fixture({ journal });
    lambda.register('f', () => 'one');
    const mark = journal.mark();
    const saved = lambda.save();
    for (let i = 0; i < 2; i++) {
      lambda.register('f', () => 'two', { publish: true, environment: { A: 'b' } });
      lambda.register('g', () => 'g');
      await lambda.createAlias({ FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
      await lambda.addPermission({ FunctionName: 'f', StatementId: 's', Action: 'lambda:*', Principal: '*' });
      await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', MaximumRetryAttempts: 0 });
      await lambda.deleteFunction({ FunctionName: 'g' });
      journal.returnTo(mark);
      expect(lambda.save()).toEqual(saved);
      expect((await call('f')).result).toBe('one');
      journal.returnTo(mark);
    }
  });

  test.each([
    null,
    {},
    [],
    { version: 2 },
    { version: 1, ids: 1, functions: {}, events: [], mappings: [], checkpoints: [] },
    { version: 1, ids: 1, functions: [[1, {}]], events: [], mappings: [], checkpoints: [] },
  ])('%j is no saved state', (saved) => {
    expect(() => fixture().lambda.load(saved)).toThrow('This is no saved state of InMemoryLambda.');
  });
});
