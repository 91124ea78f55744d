import { ServiceException } from '../../../errors/service-exception';
import type { Item } from '../attribute-value';
import type { CancellationReason } from './transaction-shapes';

/** The reason of an action that is not to blame. */
const NO_REASON: CancellationReason = { Code: 'None' };

/**
 * A transaction in which nothing happened.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors
 *
 * @param reasons - One for each action, in their order.
 */
function transactionCanceled(reasons: readonly CancellationReason[]): ServiceException {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new ServiceException('TransactionCanceledException', message, 'client', {}, { Message: message, CancellationReasons: reasons });
}

/** An action's error as the reason for which its transaction is cancelled. What is no error of DynamoDB is thrown on. */
export function cancellationReason(fault: unknown): CancellationReason {
  if (!(fault instanceof ServiceException)) throw fault;
  const { name, message, Item: item } = fault as ServiceException & { Item?: Item };
  const Code = name === 'ValidationException' ? 'ValidationError' : name.replace(/Exception$/, '');
  return { Code, Message: message, ...(item && { Item: item }) };
}

/**
 * Does one thing for each action, and cancels the transaction with the reasons of all for which it cannot be done.
 *
 * @throws TransactionCanceledException
 */
export function forEachAction<Action, Result>(actions: readonly Action[], perform: (action: Action) => Result): Result[] {
  const reasons = new Map<number, CancellationReason>();
  const results = actions.map((action, i) => {
    try {
      return perform(action);
    } catch (fault) {
      reasons.set(i, cancellationReason(fault));
      return undefined;
    }
  });
  if (reasons.size > 0) throw transactionCanceled(actions.map((_, i) => reasons.get(i) ?? NO_REASON));
  return results as Result[];
}

/** The same, but cancels at the first action for which it cannot be done: only that one has a reason. @throws TransactionCanceledException */
export function untilFault<Action, Result>(actions: readonly Action[], perform: (action: Action) => Result): Result[] {
  return actions.map((action, i) => {
    try {
      return perform(action);
    } catch (fault) {
      const reason = cancellationReason(fault);
      throw transactionCanceled(actions.map((_, at) => (at === i ? reason : NO_REASON)));
    }
  });
}
