import { validation } from '../errors';
import type { Condition } from '../expressions/ast';
import { checkCondition } from '../expressions/check-condition';
import { ExpressionFault } from '../expressions/expression-fault';
import { Placeholders } from '../expressions/placeholders';
import { joined, type Translation } from '../legacy/translation';
import type { Expression } from './ast';
import type { ConditionTranslator } from './to-condition';

/** Conditions that all must hold, as one; undefined where there is none. @throws ValidationException */
export const conditionOf = (all: readonly Expression[], translator: ConditionTranslator): Condition | undefined =>
  joined(
    'and',
    all.map((each) => translator.condition(each)),
  );

/** What stands for the names and values of translated trees, once all of them are translated. */
export const placeholdersOf = (translation: Translation): Placeholders => new Placeholders(translation.expressions(), { ConditionExpression: 'translated' });

/** Checks what is wrong with a tree whatever item it is used on. @throws ValidationException */
export function checked(check: () => void): void {
  try {
    check();
  } catch (fault) {
    throw fault instanceof ExpressionFault ? validation(fault.message) : fault;
  }
}

export function checkBound(condition: Condition | undefined, placeholders: Placeholders): void {
  if (condition !== undefined) checked(() => checkCondition(condition, placeholders));
}
