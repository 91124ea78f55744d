import type { StateMachineDefinition, WorkflowType } from '../definition/asl';
import type { State } from '../definition/machine';
import type { Identity } from '../machine/execution';
import { identityOf } from '../machine/identity';
import { parseArn, type Arn } from '../resources/arn';
import type { Recording } from './recorded-history';
import { fieldsOf } from './state-fields';

/** The names in the context object that a recording tells of; all others are other ones in each run. */
interface KnownNames {
  readonly arn: Arn | undefined;
  readonly machine: string | undefined;
  readonly name: string | undefined;
  readonly roleArn: string | undefined;
}

/**
 * The ARN of the execution tells all, where there is one. An alias or a version by which it was started, and a Map Run, are called after the state machine:
 * arn:aws:states:us-east-1:123456789012:stateMachine:machine:alias, arn:aws:states:us-east-1:123456789012:mapRun:machine/label:id.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionStartedEventDetails.html, …/API_MapRunStartedEventDetails.html
 */
function knownNames({ executionArn, events }: Recording): KnownNames {
  const { stateMachineAliasArn, stateMachineVersionArn, roleArn } = events[0]!.details;
  const mapRun = events.find(({ details }) => details['mapRunArn'] !== undefined)?.details['mapRunArn'];
  const arn = [executionArn, stateMachineAliasArn, stateMachineVersionArn, mapRun]
    .map((each) => (typeof each === 'string' ? parseArn(each) : undefined))
    .find((each) => each?.service === 'states');
  const [kind, machine, name] = arn?.resource.split(':') ?? [];
  return {
    arn,
    machine: machine?.split('/')[0],
    name: kind === 'execution' || kind === 'express' ? name : undefined,
    roleArn: typeof roleArn === 'string' ? roleArn : undefined,
  };
}

/** What the execution is called: as the recording has it, otherwise other names in each run. */
export function namesOf(recording: Recording, type: WorkflowType, number: number): { readonly identity: Identity; readonly name: string } {
  const mark = String.fromCharCode('a'.charCodeAt(0) + (number % 26));
  const word = `${mark}${`-${mark}`.repeat(number % 5)}`; // each part of it is another in each run, and how many there are, too
  const { arn, machine = word, name = `${word}-${mark}`, ...known } = knownNames(recording);
  const { partition, region, account } = arn ?? { partition: 'aws', region: `${mark}-${number}`, account: String(number % 10).repeat(12) };
  const roleArn = known.roleArn ?? `arn:aws:iam::${account}:role/${word}`;
  return { identity: identityOf(`arn:${partition}:states:${region}:${account}`, type, machine, roleArn), name };
}

/**
 * Whether the rules of a Choice look at names in the context object that the recording does not tell: no other name shows where the Choice led.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function choosesByName(definition: StateMachineDefinition, state: State, recording: Recording, type: WorkflowType): boolean {
  if (state.type !== 'Choice') return false;
  const { machine, name, roleArn } = knownNames(recording);
  const execution = ['Input', 'StartTime', 'RedriveCount'];
  if (roleArn !== undefined) execution.push('RoleArn');
  if (name !== undefined) execution.push(...(type === 'EXPRESS' ? ['Name'] : ['Name', 'Id'])); // the ARN of an Express execution has an id in it, too
  const known = ['State', 'Map', 'Task', `Execution\\W+(?:${execution.join('|')})`, ...(machine === undefined ? [] : ['StateMachine'])];
  return new RegExp(String.raw`(?:\$\$|\$states\.context)(?!\W+(?:${known.join('|')})\b)`).test(JSON.stringify(fieldsOf(definition, state)['Choices']));
}
