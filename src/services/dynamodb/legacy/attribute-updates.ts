import { typeOf, type ValueType } from '../attribute-value';
import { Constraints } from '../constraints';
import { invalidParameter } from '../errors';
import type { Path, SetAction, Update, ValueAction } from '../expressions/ast';
import { TYPE_NAMES } from '../expressions/check-update';
import type { AttributeValueUpdate } from './legacy-shapes';
import { entriesOf, type Translation } from './translation';

const SETS: ReadonlySet<ValueType> = new Set(['SS', 'NS', 'BS']);

/**
 * `AttributeUpdates` as an update.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributeUpdates.html
 *
 * @throws ValidationException
 */
export function attributeUpdates(updates: Readonly<Record<string, AttributeValueUpdate>>, translation: Translation): Update {
  const constraints = new Constraints();
  for (const [name, { Action }] of entriesOf(updates)) constraints.oneOf(Action, `attributeUpdates.${name}.member.action`, ['ADD', 'PUT', 'DELETE']);
  constraints.check();
  const set: SetAction[] = [];
  const remove: Path[] = [];
  const add: ValueAction[] = [];
  const subtract: ValueAction[] = [];
  for (const [name, { Action = 'PUT', Value }] of entriesOf(updates)) {
    const path = translation.path(name);
    if (Value === undefined) {
      if (Action !== 'DELETE') throw invalidParameter('Only DELETE action is allowed when no attribute value is specified');
      remove.push(path);
      continue;
    }
    const value = translation.value(Value);
    const type = typeOf(translation.of(value));
    if (Action === 'PUT') set.push({ path, value });
    else if (Action === 'ADD') {
      if (type !== 'N' && !SETS.has(type)) throw invalidParameter(`ADD action is not supported for the type ${TYPE_NAMES[type]}`);
      add.push({ path, value });
    } else {
      if (!SETS.has(type)) throw invalidParameter(`DELETE action with value is not supported for the type ${TYPE_NAMES[type]}`);
      subtract.push({ path, value });
    }
  }
  return { set, remove, add, delete: subtract };
}
