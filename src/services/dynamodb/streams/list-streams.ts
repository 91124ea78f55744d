import { checkTableName, Constraints } from '../constraints';
import type { ListStreamsInput, ListStreamsOutput } from './stream-shapes';
import { checkStreamArn, type StreamsAccount } from './streams-account';

const MOST = 100;

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html */
export function listStreams({ streams }: StreamsAccount, { TableName, Limit = MOST, ExclusiveStartStreamArn }: ListStreamsInput): ListStreamsOutput {
  const constraints = new Constraints();
  if (TableName !== undefined) checkTableName(constraints, TableName);
  constraints.within(Limit, 'limit', 1, MOST);
  checkStreamArn(constraints, ExclusiveStartStreamArn, 'exclusiveStartStreamArn');
  constraints.check();
  const all = streams.list().filter(({ arn, tableName }) => (TableName === undefined || tableName === TableName) && arn > (ExclusiveStartStreamArn ?? ''));
  const page = all.slice(0, Limit);
  const output: ListStreamsOutput = { Streams: page.map(({ arn, tableName, label }) => ({ StreamArn: arn, TableName: tableName, StreamLabel: label })) };
  if (all.length > page.length) output.LastEvaluatedStreamArn = page.at(-1)!.arn;
  return output;
}
