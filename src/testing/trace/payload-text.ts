import { parseTaskResource } from '../../resources/task-resource';
import { isObject, type Json } from '../../json/json';
import { parsedOrText } from '../../json/parse';
import { shortened } from './shorten';
import type { Call } from './visit';

/** So many characters of a payload are shown. */
const width = 90;

/** 'CheckPurchase {"orderId":"o-1"}' of a function or an activity, 'sqs:sendMessage {…}' of an integration. */
export const callText = (call: Call): string => `${calledText(call)} ${shortened(call.input, width)}`;

function calledText({ resource }: Call): string {
  const called = parseTaskResource(resource);
  switch (called.kind) {
    case 'integration':
      return `${called.resourceType}:${called.resource}`;
    case 'lambda':
      return called.functionName;
    case 'activity':
      return called.activityName;
    case 'unknown':
      return called.arn;
  }
}

/** '→ {"valid":true}' */
export const resultText = (output: string | undefined): string => `→ ${shortened(output, width)}`;

/** What a state gave: where it only added to its input, what it added, as '→ input + {"check":{"valid":true}}'. */
export function outputText(input: string | undefined, output: string | undefined): string {
  const [before, after] = [parsedOrText(input), parsedOrText(output)];
  if (!isObject(before) || !isObject(after) || !Object.keys(before).every((name) => Object.hasOwn(after, name))) return resultText(output);
  const added = Object.entries(after).filter(([name, value]) => !Object.hasOwn(before, name) || !same(before[name]!, value));
  if (Object.keys(before).length === 0 || added.length === Object.keys(after).length) return resultText(output);
  return added.length === 0 ? '→ input' : `→ input + ${shortened(JSON.stringify(Object.fromEntries(added)), width)}`;
}

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);
