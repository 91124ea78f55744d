import { aboutStates } from './marks';
import { isObject } from '../../json/json';
import { isLambdaInvoke, keysOf } from '../../mocks/mock-keys';
import { parseTaskResource } from '../../resources/task-resource';
import { parsedOrText } from '../../json/parse';
import { recordOf } from '../trace/record';
import type { Call, Visit } from '../trace/visit';
import { equal, type MatcherContext, type MatcherResult } from './matcher';
import { optionsOf } from './options';
import { verdict } from './verdict';
import { countText, timesText } from './words';

export interface CalledOptions {
  /** Exactly so often, each attempt of a retried state counted; default: at least once. */
  readonly times?: number;
}

export function toHaveCalled(context: MatcherContext, received: unknown, target: string, input?: unknown, options?: CalledOptions | number): MatcherResult {
  const { times } = optionsOf<CalledOptions>('toHaveCalled', options, ['times']);
  const record = recordOf(received);
  const key = normalised(target);
  const calls = record.visits.flatMap((visit) => visit.attempts.flatMap(({ call }) => (call !== null && isCallOf(key, visit, call) ? [{ visit, call }] : [])));
  const fitting = input === undefined ? calls : calls.filter(({ call }) => inputsOf(call).some((value) => equal(context, value, input)));
  const pass = times === undefined ? fitting.length > 0 : fitting.length === times;
  return verdict(context, `toHaveCalled(target${input === undefined ? '' : ', input'}${times === undefined ? '' : ', options'})`, record, pass, () => {
    const wanted = `${times === undefined ? '' : ` ${timesText(times)}`}${input === undefined ? '' : ' with this input'}`;
    const marks = aboutStates(
      pass,
      calls.map(({ visit }) => visit),
      fitting.map(({ visit }) => visit),
    );
    if (pass) return { says: `"${target}" should not have been called${wanted}, but was.`, marks };
    const other = calls.find((call) => !fitting.includes(call));
    const compared = other === undefined ? undefined : { expected: input, received: inputsOf(other.call).at(-1) };
    return { says: `"${target}" should have been called${wanted}, but was ${countText('called', calls.length, fitting.length)}.`, compared, marks };
  });
}

/** Whether a call is one of the state of that name, or of what a mock can answer under that key. */
function isCallOf(target: string, { name }: Visit, { resource, input }: Call): boolean {
  if (name === target) return true;
  const called = parseTaskResource(resource);
  return keysOf(called, isLambdaInvoke(called) ? parsedOrText(input) : undefined).some(({ key }) => key === target);
}

/** A target as the calls have it: of an integration, 'sqs:sendMessage' whatever the partition of its ARN. */
function normalised(target: string): string {
  const resource = parseTaskResource(target);
  return resource.kind === 'integration' ? `${resource.resourceType}:${resource.resource}` : target;
}

/** What a call was given; of lambda:invoke also what the function got. */
function inputsOf({ resource, input }: Call): readonly unknown[] {
  const given = parsedOrText(input);
  return isLambdaInvoke(parseTaskResource(resource)) && isObject(given) && given['Payload'] !== undefined ? [given, given['Payload']] : [given];
}
