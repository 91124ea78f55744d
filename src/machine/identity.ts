import type { WorkflowType } from '../definition/asl';
import type { Execution, Identity } from './execution';
import { identifier } from './identifier';

/** @param account - What all its ARNs begin with: 'arn:aws:states:us-east-1:123456789012'. */
export const identityOf = (account: string, type: WorkflowType, name: string, roleArn: string): Identity => ({
  type,
  account,
  executionArns: `${account}:${type === 'EXPRESS' ? 'express' : 'execution'}:${name}:`,
  stateMachineArn: `${account}:stateMachine:${name}`,
  stateMachineName: name,
  roleArn,
});

/**
 * The ARN of an execution. Those of an Express workflow may share a name, so that theirs end with an id (recording test_start_sync_execution); it
 * follows from the seed.
 */
export const executionArn = ({ identity: { type, executionArns }, name, seed }: Pick<Execution, 'identity' | 'name' | 'seed'>): string =>
  type === 'EXPRESS' ? `${executionArns}${name}:${identifier(seed, name, 0)}` : executionArns + name;

/** The ARN of a Map Run, up to its id: 'arn:aws:states:us-east-1:123456789012:mapRun:name/label'. */
export const mapRunArns = ({ account, stateMachineName }: Identity, label: string): string => `${account}:mapRun:${stateMachineName}/${label}`;
