import type { Json } from '../json/json';
import type { Settings } from './settings';

/** What stands in the place of a part of an identifier that AWS draws. */
export const zeroUuid = '00000000-0000-0000-0000-000000000000';

/** AWS's own parameters; undefined is no value. See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export const pseudoParameters = ({ region, accountId, stackName, partition, urlSuffix }: Settings): ReadonlyMap<string, Json | undefined> =>
  new Map<string, Json | undefined>([
    ['AWS::AccountId', accountId],
    ['AWS::NotificationARNs', []],
    ['AWS::NoValue', undefined],
    ['AWS::Partition', partition],
    ['AWS::Region', region],
    ['AWS::StackId', `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/${zeroUuid}`],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', urlSuffix],
  ]);
