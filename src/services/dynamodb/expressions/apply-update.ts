import { setMember } from '../../../json/json';
import { attribute, type AttributeValue, type Item } from '../attribute-value';
import { validation } from '../errors';
import { addNumbers, subtractNumbers } from '../values/decimal';
import { equalBytes } from '../values/equal-values';
import type { FunctionCall, Operand, SetAction, Sum, Update } from './ast';
import { valueAt } from './document-path';
import { operandsOf } from './functions';
import type { Placeholders } from './placeholders';

type Steps = readonly (string | number)[];

const invalidPath = (): Error => validation('The document path provided in the update expression is invalid for update');
const incorrectType = (): Error => validation('An operand in the update expression has an incorrect data type');

/**
 * The item after a checked update. The item before stays as it is: every right-hand side reads it, and list indexes mean its elements.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 *
 * @throws ValidationException where the update does not fit the item
 */
export function updated(before: Readonly<Item>, update: Update, placeholders: Placeholders): Item {
  const item = { ...before };
  const emptied: Steps[] = [];
  for (const { steps, value } of assignments(before, update.set, placeholders)) assign(item, steps, value);
  for (const { path, value } of update.add) {
    const present = valueAt(path, before, placeholders);
    const amount = placeholders.value(value);
    assign(item, placeholders.steps(path), present === undefined ? amount : added(present, amount, placeholders));
  }
  for (const { path, value } of update.delete) {
    const steps = placeholders.steps(path);
    const present = valueAt(path, before, placeholders);
    const left = present === undefined ? undefined : without(present, placeholders.value(value), placeholders);
    if (left === undefined) emptied.push(steps);
    else assign(item, steps, left);
  }
  const removed = [...update.remove.map((path) => placeholders.steps(path)), ...emptied];
  // The last elements first, so that the places of the others stay what they were.
  if (removed.length > 1) removed.sort(laterFirst);
  for (const steps of removed) remove(item, steps);
  return item;
}

interface Assignment {
  readonly steps: Steps;
  readonly value: AttributeValue;
}

/** "If you add multiple elements in a single SET operation, the elements are sorted in order by element number." */
function assignments(before: Readonly<Item>, set: readonly SetAction[], placeholders: Placeholders): Assignment[] {
  const all = set.map(({ path, value }) => ({ steps: placeholders.steps(path), value: evaluate(value, before, placeholders) }));
  return all.length > 1 && all.some((assignment) => index(assignment) >= 0) ? all.toSorted((a, b) => index(a) - index(b)) : all;
}

function index({ steps }: Assignment): number {
  const last = steps[steps.length - 1];
  return typeof last === 'number' ? last : -1;
}

function evaluate(value: Operand | Sum, before: Readonly<Item>, placeholders: Placeholders): AttributeValue {
  switch (value.kind) {
    case 'value':
      return placeholders.value(value);
    case 'path': {
      const found = valueAt(value, before, placeholders);
      if (found === undefined) throw validation('The provided expression refers to an attribute that does not exist in the item');
      return found;
    }
    case 'function':
      return call(value, before, placeholders);
    default: {
      const left = evaluate(value.left, before, placeholders).N;
      const right = evaluate(value.right, before, placeholders).N;
      if (left === undefined || right === undefined) throw incorrectType();
      return { N: value.kind === '+' ? addNumbers(left, right) : subtractNumbers(left, right) };
    }
  }
}

function call(value: FunctionCall, before: Readonly<Item>, placeholders: Placeholders): AttributeValue {
  const [first, second] = operandsOf(value);
  if (value.name === 'if_not_exists') {
    const present = first.kind === 'path' ? valueAt(first, before, placeholders) : undefined;
    return present ?? evaluate(second, before, placeholders);
  }
  const left = evaluate(first, before, placeholders).L;
  const right = evaluate(second, before, placeholders).L;
  if (left === undefined || right === undefined) throw incorrectType();
  return { L: [...left, ...right] };
}

/** ADD to what is there: the sum of numbers, the union of sets of one type. */
function added(present: AttributeValue, amount: AttributeValue, { typeMismatch }: Placeholders): AttributeValue {
  if (present.N !== undefined && amount.N !== undefined) return { N: addNumbers(present.N, amount.N) };
  if (present.SS !== undefined && amount.SS !== undefined) return { SS: [...new Set([...present.SS, ...amount.SS])] };
  if (present.NS !== undefined && amount.NS !== undefined) return { NS: [...new Set([...present.NS, ...amount.NS])] };
  if (present.BS !== undefined && amount.BS !== undefined) return { BS: [...present.BS, ...difference(amount.BS, present.BS)] };
  throw validation(typeMismatch);
}

/** DELETE: a set without some members; undefined where none is left, since there are no empty sets. */
function without(present: AttributeValue, members: AttributeValue, { typeMismatch }: Placeholders): AttributeValue | undefined {
  if (present.SS !== undefined && members.SS !== undefined)
    return unlessEmpty(
      'SS',
      present.SS.filter((member) => !members.SS.includes(member)),
    );
  if (present.NS !== undefined && members.NS !== undefined)
    return unlessEmpty(
      'NS',
      present.NS.filter((member) => !members.NS.includes(member)),
    );
  if (present.BS !== undefined && members.BS !== undefined) {
    const left = difference(present.BS, members.BS);
    return left.length === 0 ? undefined : { BS: left };
  }
  throw validation(typeMismatch);
}

const unlessEmpty = (type: 'SS' | 'NS', left: string[]): AttributeValue | undefined => (left.length === 0 ? undefined : ({ [type]: left } as AttributeValue));
const difference = (all: readonly Uint8Array[], some: readonly Uint8Array[]): Uint8Array[] =>
  all.filter((one) => !some.some((other) => equalBytes(one, other)));

function assign(item: Item, steps: Steps, value: AttributeValue): void {
  const name = steps[0] as string;
  setMember(item, name, steps.length === 1 ? value : withValue(attribute(item, name), steps, 1, value));
}

/** A copy of a map or list in which the rest of the steps leads to the value. An element past a list's end is appended. */
function withValue(container: AttributeValue | undefined, steps: Steps, at: number, value: AttributeValue): AttributeValue {
  const step = steps[at]!;
  const isLast = at === steps.length - 1;
  if (typeof step === 'number') {
    if (container?.L === undefined) throw invalidPath();
    const list = [...container.L];
    if (isLast && step >= list.length) list.push(value);
    else list[step] = isLast ? value : withValue(list[step], steps, at + 1, value);
    return { L: list };
  }
  if (container?.M === undefined) throw invalidPath();
  const map = { ...container.M };
  setMember(map, step, isLast ? value : withValue(attribute(map, step), steps, at + 1, value));
  return { M: map };
}

function remove(item: Item, steps: Steps): void {
  const name = steps[0] as string;
  if (steps.length === 1) delete item[name];
  else setMember(item, name, withoutStep(attribute(item, name), steps, 1));
}

/** A copy of a map or list without what the rest of the steps leads to. That what is removed does not exist is no fault; what it would be in, is. */
function withoutStep(container: AttributeValue | undefined, steps: Steps, at: number): AttributeValue {
  const step = steps[at]!;
  const isLast = at === steps.length - 1;
  if (typeof step === 'number') {
    if (container?.L === undefined) throw invalidPath();
    const list = [...container.L];
    if (isLast) list.splice(step, 1);
    else list[step] = withoutStep(list[step], steps, at + 1);
    return { L: list };
  }
  if (container?.M === undefined) throw invalidPath();
  const map = { ...container.M };
  if (isLast) delete map[step];
  else setMember(map, step, withoutStep(attribute(map, step), steps, at + 1));
  return { M: map };
}

/** An order of paths that do not overlap: where two of them part, the greater list index is first, and names are in any fixed order. */
function laterFirst(a: Steps, b: Steps): number {
  const parting = a.findIndex((step, i) => step !== b[i]);
  return a[parting]! > b[parting]! ? -1 : 1;
}
