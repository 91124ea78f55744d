import { spawnSync } from 'node:child_process';
import { digits, median, printTable } from './measure';

const definition = { StartAt: 'Greet', States: { Greet: { Type: 'Pass', Parameters: { 'greeting.$': "States.Format('Hello {}', $.name)" }, End: true } } };
const first = `
  const result = await new StateMachine(${JSON.stringify(definition)}).execute({ name: 'you' });
  if (result.output.greeting !== 'Hello you') process.exit(1);`;

const programs: readonly (readonly [string, string])[] = [
  ['node alone', ''],
  ['import jsonpath-plus', `await import(${JSON.stringify(import.meta.resolve('jsonpath-plus'))});`],
  ['import asl-interpreter', `await import(${JSON.stringify(import.meta.resolve('asl-interpreter'))});`],
  ['import, validate, run a first workflow', `const { StateMachine } = await import(${JSON.stringify(import.meta.resolve('asl-interpreter'))});${first}`],
  ['import asl-interpreter/aws', `await import(${JSON.stringify(import.meta.resolve('asl-interpreter/aws'))});`],
];

function milliseconds(program: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new Error(`A fresh process failed: ${stderr}`);
  return performance.now() - start;
}

/** Wall time of fresh processes, in turns; what node needs for itself is taken off. */
export function cold(rounds: number): void {
  const times = programs.map((): number[] => []);
  for (let round = 0; round < rounds; round++) for (const [index, [, program]] of programs.entries()) times[index]!.push(milliseconds(program));
  const bare = median(times[0]!);
  printTable(
    'A fresh process (wall time)',
    programs.map(([name], index) => ({
      program: name,
      ms: digits(median(times[index]!)),
      'ms over node alone': index === 0 ? '' : digits(median(times[index]!) - bare),
    })),
  );
}
