/** No input crashes the process, hangs it or reaches a prototype, and every refusal names the place: laws over whole executions. */
import { DefinitionError, StateMachine, UsageError, validate, virtualClock, type Execution, type Json, type SavedExecution } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statesErrorNames } from '../../src/errors/states-error-name';
import { leads } from '../json/leads';
import { anyJson, anyText, nested } from '../json/arbitrary';
import { hash } from '../machine/world';
import { anyDefinition, anyInput } from './arbitrary-definition';

const prototypes = [Object, Array, Function, String, Number, Boolean, Promise, Map].map(({ prototype }) => prototype as object);
const members = (): unknown =>
  prototypes.map((prototype) => Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)!.value]));
const before = members();

/** JSON, of objects and lists whose prototypes are the plain ones. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return ['string', 'boolean', 'object'].includes(typeof value);
  return Object.getPrototypeOf(value) === (Array.isArray(value) ? Array.prototype : Object.prototype) && Object.values(value).every(isPlain);
}

class E1 extends Error {
  override readonly name = 'E1';
}

const odd: unknown = { constructor: null, toString: 1 };

/** Gives back its input, something that is hardly JSON, or an error. */
function answer(input: unknown): unknown {
  switch (hash(JSON.stringify(input)) % 8) {
    case 0:
      throw new E1('on purpose');
    case 1:
      throw odd;
    case 2:
      return undefined;
    case 3:
      return JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}') as unknown;
    case 4:
      return Object.assign(Object.create({ inherited: 1 }) as object, { date: new Date(0), none: undefined });
    case 5:
      return nested(1200, 'array');
    default:
      return input;
  }
}

interface Way {
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The definition and the input are given as texts. */
  readonly text: boolean;
}

const anyWay = fc.record<Way>({ type: fc.constantFrom('STANDARD', 'EXPRESS'), text: fc.boolean() });

/** A machine whose Tasks and Distributed Maps find what they need. */
async function machineOf(definition: Json, { type, text }: Way): Promise<StateMachine> {
  const clock = virtualClock({ start: '2026-01-01T00:00:00Z', grace: 60_000 });
  const { s3 } = new LocalAws({ clock });
  await s3.createBucket({ Bucket: 'bucket' });
  for (const key of ['input', 'k1']) await s3.putObject({ Bucket: 'bucket', Key: key, Body: '[1, {"__proto__": {"x": 1}}, "three"]' });
  const quotas = { historyEvents: 1000 };
  return new StateMachine(text ? JSON.stringify(definition) : (definition as object), { clock, type, quotas, handlers: { F: answer }, services: { s3 } });
}

/** Makes a machine; undefined where the definition is refused, with the places of its faults. */
async function accepted(definition: Json, way: Way): Promise<StateMachine | undefined> {
  try {
    return await machineOf(definition, way);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(DefinitionError);
    const { diagnostics } = thrown as DefinitionError;
    expect(diagnostics.some(({ severity }) => severity === 'ERROR')).toBe(true);
    for (const { location, message } of diagnostics) {
      expect(message).not.toBe('');
      expect(leads(definition, location), location).toBe(true);
    }
    return undefined;
  }
}

/** Starts an execution; undefined where its input is too large. */
function started(machine: StateMachine, input: Json, { text }: Way): Execution<Json> | undefined {
  try {
    return text ? machine.start(undefined, { inputText: JSON.stringify(input, null, 1) }) : machine.start(input);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as UsageError).what).toMatch(/^The input has \d+ bytes/);
    return undefined;
  }
}

/** The names of all states of a definition, and their resources: what AWS calls them by. */
function placesOf(value: unknown, names: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return names;
  for (const [key, member] of Object.entries(value)) {
    if (key === 'States') names.push(...Object.keys(member as object));
    if (key === 'Resource') names.push(member as string);
    placesOf(member, names);
  }
  return names;
}

/** All texts of a definition: a Fail state may call its error as it likes. */
const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];

/** What the interpreter itself raises of a state; a Fail state or a function could name others. */
const located = new Set([
  'States.Runtime',
  'States.QueryEvaluationError',
  'States.IntrinsicFailure',
  'States.ParameterPathFailure',
  'States.DataLimitExceeded',
]);

test('any definition with any input is refused with the places of its faults, or is run to an end that tells where a failure was', async () => {
  await fc.assert(
    fc.asyncProperty(anyDefinition, anyInput, anyWay, async (definition, input, way) => {
      const execution = await accepted(definition, way).then((machine) => machine && started(machine, input, way));
      if (execution === undefined) return;
      const saved = JSON.parse(JSON.stringify(execution.save())) as SavedExecution;
      const result = await execution.result;
      const events = result.history();
      expect(events.at(-1)!.type).toMatch(/^Execution(Succeeded|Failed|TimedOut)$/);
      if (result.status === 'SUCCEEDED') expect(isPlain(result.output)).toBe(true);
      else if (located.has(result.error!))
        expect(
          placesOf(definition).some((name) => result.cause!.includes(name)),
          result.cause,
        ).toBe(true);
      else if (result.error?.startsWith('States.')) expect([...statesErrorNames, ...texts(definition)]).toContain(result.error);
      const resumed = await (await machineOf(definition, way)).resume(saved).result;
      expect(resumed.history()).toEqual(events);
    }),
    { numRuns: 1000, timeout: 10_000 },
  );
  expect(members()).toEqual(before);
}, 60_000);

test('validate throws for no text, whether it is JSON or not', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyDefinition.map((definition) => JSON.stringify(definition)),
        anyJson.map((value) => JSON.stringify(value)),
        anyText,
      ),
      (text) => {
        for (const { message, line } of validate(text)) expect([message, line]).not.toContain('');
      },
    ),
    { numRuns: 400 },
  );
});
