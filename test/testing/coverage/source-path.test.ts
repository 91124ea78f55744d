import { expect, test } from 'vitest';
import type { CoverageData } from '../../../src/coverage/coverage-data';
import { absoluteSources, relativeSources } from '../../../src/testing/coverage/source-path';

const definition = { StartAt: 'A', States: { A: { Type: 'Succeed' as const } } };
const data = (...sources: string[]): CoverageData => ({ version: 1, machines: sources.map((source) => ({ name: 'X', source, definition, hits: [1, 1] })) });
const sources = ({ machines }: CoverageData): unknown => machines.map(({ source, hits }) => [source, ...hits]);

test('whatever a process calls a file, it is one file', () => {
  const one = data('asl/x.json', './asl/../asl/x.json', 'file:///srv/app/asl/x.json', '/srv/app/asl/x.json', '/elsewhere/x.json', '../x.json');
  expect(sources(absoluteSources(one, '/srv/app'))).toEqual([
    ['/elsewhere/x.json', 1, 1],
    ['/srv/app/asl/x.json', 4, 4],
    ['/srv/x.json', 1, 1],
  ]);
  expect(sources(relativeSources(one, '/srv/app'))).toEqual([
    ['/elsewhere/x.json', 1, 1],
    ['/srv/x.json', 1, 1],
    ['asl/x.json', 4, 4],
  ]);
});

test('a machine without a source stays so', () => {
  const none: CoverageData = { version: 1, machines: [{ name: 'X', definition, hits: [1, 1] }] };
  expect(relativeSources(none, '/srv')).toEqual(none);
});
