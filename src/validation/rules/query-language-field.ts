import type { QueryLanguage } from '../../definition/asl';
import { isObject, type Json } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import { schemaError, type Report } from '../fault';
import type { Outline, StateNode } from '../outline';
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
    const { type, names, catchers, where, tests, label, language } = state;
    if (type === undefined) continue;
    if (hasForeign(names, language)) refuse(names, fieldsOf[type], language, where, label, report);
    if (catchers.length > 0) catchers.forEach((catcher, i) => checkPart(state, catcher, fieldsOf.Catcher, ['Catch', String(i)], report));
    if (tests.length > 0) checkTests(state, report);
    if (type === 'Map') checkParts(state, report);
  }
}

function checkTests({ tests, language }: StateNode, report: Report): void {
  for (const { test, at, label } of tests) {
    const names = Object.keys(test);
    if (hasForeign(names, language)) refuse(names, fieldsOf.ChoiceRule, language, at, label, report);
  }
}

function checkParts(state: StateNode, report: Report): void {
  const { ItemReader: reader } = state.fields;
  for (const name of ['ItemReader', 'ItemBatcher', 'ResultWriter'] as const) checkPart(state, state.fields[name], fieldsOf[name], [name], report);
  if (isObject(reader)) checkPart(state, reader['ReaderConfig'], fieldsOf.ReaderConfig, ['ItemReader', 'ReaderConfig'], report);
}

function checkPart({ language, where, label }: StateNode, part: Json | undefined, known: readonly string[], path: readonly string[], report: Report): void {
  if (!isObject(part)) return;
  const names = Object.keys(part);
  if (hasForeign(names, language)) refuse(names, known, language, `${where}/${path.join('/')}`, inWords(path, label), report);
}

const foreign = (language: QueryLanguage): ReadonlySet<string> => (language === 'JSONata' ? jsonPath : jsonata);

function hasForeign(names: readonly string[], language: QueryLanguage): boolean {
  const others = foreign(language);
  for (const name of names) if (others.has(name)) return true;
  return false;
}

function refuse(names: readonly string[], known: readonly string[], language: QueryLanguage, at: Pointer, label: string, report: Report): void {
  for (const name of names) {
    if (!foreign(language).has(name) || !known.includes(name)) continue;
    const other = language === 'JSONata' ? 'JSONPath' : 'JSONata';
    const message = `The QueryLanguage is set to '${language}', but field '${name}' is only supported for the '${other}' QueryLanguage`;
    const inPlace = counterpart[name];
    report(schemaError(at, message, `Remove it from ${label}${inPlace === undefined ? '' : `: in ${language} ${inPlace}`}.`, `${at}/${name}`));
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
