import { compileJsonataField, compileJsonataTemplate } from '../expressions/jsonata/field';
import { isJsonata } from '../expressions/jsonata/expression';
import { StatesError } from '../errors/states-error';
import { isArray, isObject, type Json } from '../json/json';
import { anySize } from '../json/size';
import type { FieldLanguage } from './field-language';
import type { Field, Join, Step } from './machine';

/**
 * The fields of JSONata states.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const jsonata: FieldLanguage = {
  name: 'JSONata',
  arguments: ({ Arguments }) => template(Arguments, 'Arguments'),
  output: ({ Output }) => join(Output, 'Output'),
  caughtOutput: ({ Output }, place) => join(Output, `${place}/Output`),
  ruleOutput: ({ Output }, _fields, place) => join(Output, `${place}/Output`),
  ruleTest({ Condition }, place) {
    const evaluate = compileJsonataField(Condition!, `${place}/Condition`, 'boolean');
    return (scope) => evaluate(scope) === true;
  },
  constantArguments: ({ Arguments }) =>
    isObject(Arguments) ? Object.fromEntries(Object.entries(Arguments).filter(([, value]) => typeof value !== 'string' || !isJsonata(value))) : {},
  template,
  value(container, name, type, place = '') {
    const value = container[name];
    if (value === undefined) return null;
    const location = `${place}${name}`;
    const computed = typeof value === 'string' && isJsonata(value);
    return { name, text: '', location, evaluate: computed ? compileJsonataField(value, location, type) : (): Json => value };
  },
  items: ({ Items, ItemProcessor }) => (Items === undefined ? inputItems : itemsOf(Items, isDistributed(ItemProcessor))),
};

function template(value: Json | undefined, field: string): Step | null {
  if (value === undefined) return null;
  const { evaluate, constantBytes, computed } = compileJsonataTemplate(value, field);
  return { evaluate, bound: () => (computed ? anySize : constantBytes) };
}

function join(value: Json | undefined, field: string): Join | null {
  const step = template(value, field);
  return step === null ? null : { keepsInput: false, evaluate: (scope) => step.evaluate(scope), bound: () => step.bound(0, null) };
}

const isDistributed = (processor: Json | undefined): boolean =>
  (processor as { ProcessorConfig?: { Mode?: string } } | undefined)?.ProcessorConfig?.Mode === 'DISTRIBUTED';

/** `Items`: an array with expressions in it, or an expression that gives an array, in Distributed mode also an object. */
function itemsOf(items: Json, distributed: boolean): Field {
  const evaluate =
    typeof items === 'string' ? compileJsonataField(items, 'Items', distributed ? 'items' : 'array') : compileJsonataTemplate(items, 'Items').evaluate;
  return { name: 'Items', text: '', location: 'Items', evaluate };
}

/** Without `Items` the state's input is the array (recording test_map_state_items_input_types[boolean]). */
const inputItems: Field = {
  name: 'Items',
  text: '',
  location: undefined,
  evaluate(scope): Json {
    const { input } = scope;
    if (isArray(input)) return input;
    throw new StatesError('States.QueryEvaluationError', `Map state input must be an array but was: ${scope.textOf(input)}`);
  },
};
