import type { AttributeValue, Item } from '../attribute-value';
import type { ConsumedCapacity, ReturnConsumedCapacity } from '../shapes';

interface ParameterizedStatement {
  /** 1 to 8,192 letters. */
  Statement: string | undefined;
  /** The values of the `?` of the statement, in their order. */
  Parameters?: AttributeValue[] | undefined;
  /** ALL_OLD: where the condition does not hold, the error carries the item. */
  ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE' | undefined;
}

export interface ExecuteStatementInput extends ParameterizedStatement {
  ConsistentRead?: boolean | undefined;
  NextToken?: string | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** How many items are looked at, before the WHERE clause. */
  Limit?: number | undefined;
}
export interface ExecuteStatementOutput {
  Items?: Item[] | undefined;
  NextToken?: string | undefined;
  LastEvaluatedKey?: Item | undefined;
  ConsumedCapacity?: ConsumedCapacity | undefined;
}

export interface BatchStatementRequest extends ParameterizedStatement {
  ConsistentRead?: boolean | undefined;
}
export interface BatchExecuteStatementInput {
  /** 1 to 25. */
  Statements: BatchStatementRequest[] | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}
interface BatchStatementError {
  Code?:
    | 'AccessDenied'
    | 'ConditionalCheckFailed'
    | 'DuplicateItem'
    | 'InternalServerError'
    | 'ItemCollectionSizeLimitExceeded'
    | 'ProvisionedThroughputExceeded'
    | 'RequestLimitExceeded'
    | 'ResourceNotFound'
    | 'ThrottlingError'
    | 'TransactionConflict'
    | 'ValidationError'
    | undefined;
  Message?: string | undefined;
  Item?: Item | undefined;
}
export interface BatchStatementResponse {
  Error?: BatchStatementError | undefined;
  TableName?: string | undefined;
  Item?: Item | undefined;
}
export interface BatchExecuteStatementOutput {
  Responses?: BatchStatementResponse[] | undefined;
  ConsumedCapacity?: ConsumedCapacity[] | undefined;
}

export interface TransactStatement extends ParameterizedStatement {}
export interface ExecuteTransactionInput {
  /** 1 to 100: all of them read, or all of them write or are EXISTS. */
  TransactStatements: TransactStatement[] | undefined;
  ClientRequestToken?: string | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}
export interface ExecuteTransactionOutput {
  Responses?: { Item?: Item | undefined }[] | undefined;
  ConsumedCapacity?: ConsumedCapacity[] | undefined;
}
