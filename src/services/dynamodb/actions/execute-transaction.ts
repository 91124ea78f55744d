import type { Account } from '../account';
import { readUnits, TableUnits, writeUnits } from '../capacity';
import { Constraints, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { validation } from '../errors';
import type { Select } from '../partiql/ast';
import { openItemRead } from '../partiql/read-item';
import { checkStatements, checkText, openStatement, type OpenedStatement } from '../partiql/statement-request';
import { openWriteStatement } from '../partiql/write-statement';
import type { ExecuteTransactionInput, ExecuteTransactionOutput } from '../shapes';
import { completedUnder, contentOf, remember } from '../transactions/tokens';
import { refuseSameItem, refuseTooLarge, transact } from '../transactions/transact';

const MOST_STATEMENTS = 100;
const LONGEST_TOKEN = 36;

/**
 * Up to 100 statements that all happen or do not: all of them read, or all of them write or are EXISTS.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html
 */
export function executeTransaction(account: Account, input: ExecuteTransactionInput): ExecuteTransactionOutput {
  const constraints = new Constraints();
  checkStatements(constraints, input.TransactStatements, 'transactStatements', MOST_STATEMENTS);
  checkText(constraints, input.ClientRequestToken, 'clientRequestToken', LONGEST_TOKEN);
  constraints.oneOf(input.ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.check();
  const opened = input.TransactStatements!.map(openStatement);
  const reads = opened.filter(({ statement }) => statement.kind === 'select').length;
  if (reads > 0 && reads < opened.length) throw validation('Read and write statements cannot be mixed in one transaction');
  return reads > 0 ? readAll(account, input, opened) : writeAll(account, input, opened);
}

function readAll(account: Account, input: ExecuteTransactionInput, opened: readonly OpenedStatement[]): ExecuteTransactionOutput {
  const reads = opened.map(({ statement, parameters }) => openItemRead(account, statement as Select, parameters, 'ExecuteTransaction'));
  refuseSameItem(reads);
  refuseTooLarge(reads.map(({ stored }) => stored?.size ?? 0));
  const units = new TableUnits();
  for (const { tableName, stored } of reads) units.of(tableName).table += 2 * readUnits(stored?.size ?? 0, true);
  const output: ExecuteTransactionOutput = {
    Responses: reads.map((read) => {
      const Item = read.item();
      return Item === undefined ? {} : { Item };
    }),
  };
  const capacity = units.consumed(input.ReturnConsumedCapacity, 'ReadCapacityUnits');
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  return output;
}

function writeAll(account: Account, input: ExecuteTransactionInput, opened: readonly OpenedStatement[]): ExecuteTransactionOutput {
  const statements = input.TransactStatements!;
  const { ClientRequestToken: token, ReturnConsumedCapacity: asked } = input;
  const units = new TableUnits();
  const capacity = (direction: 'ReadCapacityUnits' | 'WriteCapacityUnits'): ExecuteTransactionOutput => {
    const ConsumedCapacity = units.consumed(asked, direction);
    return ConsumedCapacity === undefined ? {} : { ConsumedCapacity };
  };
  const writes = opened.map(({ statement, parameters }, i) => {
    const { ReturnValuesOnConditionCheckFailure } = statements[i]!;
    return openWriteStatement(account, statement as Exclude<typeof statement, Select>, { parameters, ReturnValuesOnConditionCheckFailure });
  });
  const now = account.clock.now();
  const content = token === undefined ? '' : contentOf(statements);
  const known = token === undefined ? undefined : completedUnder(account.transactionTokens, token, content, now);
  if (known !== undefined) {
    for (const [name, used] of known.units) units.of(name).table += used;
    return capacity('ReadCapacityUnits');
  }
  const outcomes = transact(account, writes);
  const toRepeat = outcomes.map(({ before, after }, i): [string, number] => {
    const [from, to] = [before?.size ?? 0, after?.size ?? 0];
    const { tableName } = writes[i]!;
    units.of(tableName).table += 2 * writeUnits(from, to);
    return [tableName, 2 * readUnits(Math.max(from, to), true)];
  });
  if (token !== undefined) remember(account.transactionTokens, token, { at: now, content, units: toRepeat });
  return capacity('WriteCapacityUnits');
}
