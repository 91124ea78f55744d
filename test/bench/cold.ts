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

interface Times {
  readonly wall: number;
  readonly cpu: number;
}

const reportCpu = `process.on('exit', () => { const { user, system } = process.cpuUsage(); console.log((user + system) / 1000); });`;

function milliseconds(program: string): Times {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', reportCpu + program], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new Error(`A fresh process failed: ${stderr}`);
  return { wall: performance.now() - start, cpu: Number(stdout) };
}

/** Fresh processes, in turns; what node needs for itself is taken off. */
export function cold(rounds: number): void {
  const times = programs.map((): Times[] => []);
  for (let round = 0; round < rounds; round++) for (const [index, [, program]] of programs.entries()) times[index]!.push(milliseconds(program));
  const middle = (index: number, kind: keyof Times): number => median(times[index]!.map((time) => time[kind]));
  const over = (index: number, kind: keyof Times): string => (index === 0 ? digits(middle(0, kind)) : `+${digits(middle(index, kind) - middle(0, kind))}`);
  printTable(
    'A fresh process, in milliseconds; what it needs beyond node alone',
    programs.map(([name], index) => ({ program: name, 'CPU time': over(index, 'cpu'), 'wall time': over(index, 'wall') })),
  );
}
