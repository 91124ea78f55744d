import type { QueryLanguage } from '../../definition/asl';
import { isObject, type Json } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import { schemaError, type Report } from '../fault';
import type { Outline } from '../outline';
import { fields as fieldsOf } from '../schema.generated';
import { inWords } from '../shape';

const jsonata = new Set(['Output', 'Arguments', 'Items', 'Condition']);
const jsonPath = new Set(['InputPath', 'OutputPath', 'ResultPath', 'ResultSelector', 'Parameters', 'Result', 'Variable', 'And', 'Or', 'Not', 'ItemsPath']);
for (const name of Object.values(fieldsOf).flat()) if (name.endsWith('Path')) jsonPath.add(name);
for (const name of fieldsOf.ChoiceRule) if (/^(?:String|Numeric|Boolean|Timestamp|Is)/.test(name)) jsonPath.add(name);

/**
 * Fields of one query language in a state of the other. AWS:
 * `The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage`, located at what has the field.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function queryLanguageField({ states }: Outline, report: Report): void {
  for (const state of states) {
    const { type, fields, names, catchers, where, label, language } = state;
    if (type === undefined) continue;
    const check = (container: Json | undefined, known: readonly string[], at: Pointer, path: readonly string[]): void => {
      if (isObject(container)) checkFields(Object.keys(container), known, language, at, () => inWords(path, label), report);
    };
    checkFields(names, fieldsOf[type], language, where, () => label, report);
    catchers.forEach((catcher, i) => check(catcher, fieldsOf.Catcher, `${where}/Catch/${i}`, ['Catch', String(i)]));
    for (const { test, at, label } of state.tests) checkFields(Object.keys(test), fieldsOf.ChoiceRule, language, at, () => label, report);
    if (type !== 'Map') continue;
    for (const name of ['ItemReader', 'ItemBatcher', 'ResultWriter'] as const) check(fields[name], fieldsOf[name], `${where}/${name}`, [name]);
    const reader = fields['ItemReader'];
    if (isObject(reader)) check(reader['ReaderConfig'], fieldsOf.ReaderConfig, `${where}/ItemReader/ReaderConfig`, ['ItemReader', 'ReaderConfig']);
  }
}

function checkFields(names: readonly string[], known: readonly string[], language: QueryLanguage, at: Pointer, label: () => string, report: Report): void {
  const foreign = language === 'JSONata' ? jsonPath : jsonata;
  for (const name of names) {
    if (!foreign.has(name) || !known.includes(name)) continue;
    const other = language === 'JSONata' ? 'JSONPath' : 'JSONata';
    const message = `The QueryLanguage is set to '${language}', but field '${name}' is only supported for the '${other}' QueryLanguage`;
    const inPlace = counterpart[name];
    report(schemaError(at, message, `Remove it from ${label()}${inPlace === undefined ? '' : `: in ${language} ${inPlace}`}.`, `${at}/${name}`));
  }
}

/** What the other language has instead. */
const counterpart: Readonly<Record<string, string>> = {
  Output: 'ResultSelector, ResultPath and OutputPath, or the Parameters of a Pass state, make the output',
  Arguments: 'it is called "Parameters"',
  Items: 'it is called "ItemsPath"',
  Condition: 'a rule has "Variable" and an operator',
  InputPath: 'expressions read "$states.input"',
  OutputPath: 'it is called "Output"',
  ResultPath: '"Output" or "Assign" keeps a result',
  ResultSelector: 'it is called "Output"',
  Parameters: 'it is called "Arguments", in a Pass state "Output"',
  Result: 'it is called "Output"',
  ItemsPath: 'it is called "Items"',
};
