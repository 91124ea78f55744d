import { aboutStates } from './marks';
import { isObject } from '../../json/json';
import { functionName } from '../../resources/task-resource';
import { isArn } from '../trace/payload-text';
import { parsed, recordOf } from '../trace/record';
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
  const calls = record.visits.flatMap((visit) =>
    visit.attempts.flatMap(({ call }) => (call !== null && isCallOf(target, visit, call) ? [{ visit, call }] : [])),
  );
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

/** Whether a call is one of the state, function, activity or integration of that name: see {@link AslMatchers.toHaveCalled}. */
function isCallOf(target: string, { name }: Visit, call: Call): boolean {
  if (name === target) return true;
  const { resourceType, resource } = call;
  if (isArn(resource)) {
    return resource === target || target === (resourceType === 'lambda' ? functionName(resource) : resource.slice(resource.lastIndexOf(':') + 1));
  }
  const written = `${resourceType}:${resource}`;
  const wanted = target.startsWith(optimised) ? target.slice(optimised.length) : target;
  return wanted === written || written.startsWith(`${wanted}.`) || isFunction(target, call);
}

const optimised = 'arn:aws:states:::';

/** Whether lambda:invoke calls that function. */
function isFunction(target: string, call: Call): boolean {
  const name = invoked(call)?.['FunctionName'];
  return typeof name === 'string' && (name === target || functionName(name) === target);
}

const invoked = ({ resourceType, resource, input }: Call): { readonly [name: string]: unknown } | undefined => {
  const value = resourceType === 'lambda' && resource.startsWith('invoke') ? parsed(input) : undefined;
  return isObject(value) ? value : undefined;
};

/** What a call was given; of lambda:invoke also what the function got. */
function inputsOf(call: Call): readonly unknown[] {
  const payload = invoked(call)?.['Payload'];
  return payload === undefined ? [parsed(call.input)] : [parsed(call.input), payload];
}
