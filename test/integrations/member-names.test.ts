import { expect, test } from 'vitest';
import { fromSdkResult, toSdkRequest } from '../../src/integrations/member-names';

// "Parameters … are expressed in PascalCase": https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
test.each([
  [
    'a service whose members the SDK spells with a small letter',
    'ecs',
    { Cluster: 'c', Overrides: { ContainerOverrides: [{ Name: 'web' }] } },
    { cluster: 'c', overrides: { containerOverrides: [{ name: 'web' }] } },
  ],
  [
    "a map, whose keys are the user's own",
    'batch',
    { JobName: 'j', Parameters: { Input: 'x', when: '2026-01-01T00:00:00Z' }, Tags: null },
    { jobName: 'j', parameters: { Input: 'x', when: '2026-01-01T00:00:00Z' }, tags: null },
  ],
  ['structures within a map', 'lexmodelsv2', { Slots: { Size: { ShapeAt: 'a' } } }, { slots: { Size: { shapeAt: 'a' } } }],
  ['a list of the name of a map', 'ecs', { Tags: [{ Key: 'k', Value: 'v' }] }, { tags: [{ key: 'k', value: 'v' }] }],
  ['a service whose members the SDK spells as Step Functions does', 'ssm', { Name: 'n', WithDecryption: true }, { Name: 'n', WithDecryption: true }],
  [
    'times',
    'cloudwatch',
    { StartTime: '2026-01-01T00:00:00Z', EndTime: 'now', Period: 60 },
    { StartTime: new Date('2026-01-01T00:00:00Z'), EndTime: 'now', Period: 60 },
  ],
  [
    'times with an offset, in a service of small letters',
    'ecs',
    { StartedAt: '2026-01-01T02:00:00.5+02:00' },
    { startedAt: new Date('2026-01-01T00:00:00.500Z') },
  ],
  [
    "what has the name of a time among a user's keys",
    's3',
    { Metadata: { uploadedAt: '2026-01-01T00:00:00Z' } },
    { Metadata: { uploadedAt: '2026-01-01T00:00:00Z' } },
  ],
])('a request: %s', (_what, service, request, sdk) => {
  expect(toSdkRequest(service, request)).toEqual(sdk);
});

test.each([
  ['ecs', { tasks: [{ taskArn: 'a' }], failures: [] }, { Tasks: [{ TaskArn: 'a' }], Failures: [] }],
  ['codeartifact', { tags: [{ key: 'k' }] }, { Tags: [{ Key: 'k' }] }],
  ['eks', { cluster: { name: 'c', tags: { owner: 'me' } } }, { Cluster: { Name: 'c', Tags: { owner: 'me' } } }],
  ['ssm', { Parameter: { Name: 'n' } }, { Parameter: { Name: 'n' } }],
])('a result of %s: %j is %j', (service, sdk, result) => {
  expect(fromSdkResult(service, sdk)).toEqual(result);
});
