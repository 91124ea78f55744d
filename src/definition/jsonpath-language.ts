import { StatesError } from '../errors/states-error';
import { compileRule } from '../expressions/jsonpath/choice-rule';
import { compileLookup } from '../expressions/jsonpath/lookup';
import { compileField } from '../expressions/jsonpath/payload-template';
import { isObject, type Json, type JsonObject } from '../json/json';
import type * as Asl from './asl';
import type { FieldLanguage } from './field-language';
import { argumentsStep, outputJoin, pathJoin, resultPathJoin, templateStep } from './jsonpath-flow';
import type { Field } from './machine';

/** The fields of JSONPath states. Spec: https://states-language.net/#filters */
export const jsonPath: FieldLanguage = {
  name: 'JSONPath',
  // `Parameters` of a Map is the older name of ItemSelector, and no part of the flow.
  arguments: ({ Type, InputPath, Parameters }) => argumentsStep(InputPath as Asl.PassState['InputPath'], Type === 'Map' ? undefined : Parameters),
  output: (fields) => outputJoin(fields as unknown as Asl.TaskState),
  caughtOutput: ({ ResultPath }) => resultPathJoin(ResultPath),
  ruleOutput: (_rule, { OutputPath }) => pathJoin(OutputPath as Asl.PassState['OutputPath']),
  ruleTest: (rule) => compileRule(rule as unknown as JsonObject),
  constantArguments: ({ Parameters }) => (isObject(Parameters) ? Parameters : {}),
  template: templateStep,
  value(container, name, type) {
    const path = container[`${name}Path`];
    if (typeof path === 'string') return type === 'string' && name !== 'Timestamp' ? expressionField(`${name}Path`, path) : pathField(`${name}Path`, path);
    const value = container[name];
    return value === undefined ? null : { name, text: '', location: undefined, evaluate: () => value };
  },
  items: ({ ItemsPath }) => pathField('ItemsPath', (ItemsPath as string | undefined) ?? '$'),
};

/** A field that is a path. What is missing is named as AWS names it (recording test_partial_log_levels[wait_seconds_path]). */
function pathField(name: string, path: string): Field {
  const look = compileLookup(path);
  return {
    name,
    text: path,
    location: undefined,
    evaluate: (scope): Json => {
      const value = look(scope);
      if (value === undefined) throw new StatesError('States.Runtime', `The ${name} parameter does not reference an input value: ${path}`);
      return value;
    },
  };
}

/** ErrorPath and CausePath: a path or an intrinsic function. */
const expressionField = (name: string, text: string): Field => ({ name, text, location: undefined, evaluate: compileField(text, name).evaluate });
