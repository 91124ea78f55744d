import fc from 'fast-check';
import { inJsonata, inJsonPath, type Dialect, type Fields } from './arbitrary-fields';
import { arn } from './drive';

/**
 * Where a state stands: how deep its scope is, what the names of its states begin with, which variables it can read, and whether it is in a child
 * execution that has a batch.
 */
interface Scope {
  readonly depth: number;
  readonly prefix: string;
  readonly readable: readonly string[];
  readonly batched: boolean;
}

/** A graph inside a state, for its scope. */
type Graph = (scope: Scope) => object;

/** A state, for its scope and for what comes next. */
type State = (scope: Scope, at: { readonly name: string; readonly next: string }) => Fields;

/**
 * State machines of all kinds of states, in both query languages, with variables, retries, catchers, timeouts, nested branches and Maps of both modes;
 * every one is valid and ends, and where `failing` is false no expression fails. The input they are made for is {@link machineInput}.
 */
export function anyMachine(failing: boolean): fc.Arbitrary<object> {
  const [jsonPath, jsonata] = [inJsonPath(failing), inJsonata(failing)];
  const machine = (dialects: Dialect[], mark: Fields = {}): fc.Arbitrary<object> =>
    graphs(failing, dialects).map((build) => Object.assign({}, mark, build({ depth: 0, prefix: '', readable: [], batched: false })));
  return fc.oneof(machine([jsonPath]), machine([jsonPath, jsonata]), machine([{ ...jsonata, mark: {} }], jsonata.mark));
}

export const machineInput = { items: [{ n: 1 }, 'two', 3], text: 'input', seconds: 2 };

function graphs(failing: boolean, dialects: readonly Dialect[]): fc.Arbitrary<Graph> {
  return fc.letrec<{ graph: Graph; state: State }>((tie) => ({
    graph: fc.array(tie('state'), { minLength: 1, maxLength: 3 }).map(chained),
    state: fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...dialects.flatMap((dialect) => states(dialect, failing, tie('graph')))),
  })).graph;
}

/** States one after the other; a Catcher goes to the last. What an earlier one sets, a later one can read. */
const chained =
  (list: readonly State[]): Graph =>
  ({ readable: around, ...scope }) => {
    const { depth, prefix } = scope;
    const [built, last]: [Record<string, object>, string] = [{}, `${prefix}Last`];
    let readable = around;
    for (const [index, state] of list.entries()) {
      const name = `${prefix}S${index}`;
      const fields = state({ ...scope, readable }, { name, next: index + 1 < list.length ? `${prefix}S${index + 1}` : last });
      built[name] = fields;
      if (fields['Assign'] !== undefined) readable = [...around, ownName(depth)];
      if (fields['Type'] === 'Fail') break; // nothing comes after it
    }
    const goesToLast = JSON.stringify(built).includes(`"${last}"`);
    return { StartAt: `${prefix}S0`, States: { ...built, ...(goesToLast && { [last]: { Type: 'Succeed' } }) } };
  };

/** The states of each type in a query language, simple ones first. */
function states(dialect: Dialect, failing: boolean, graph: fc.Arbitrary<Graph>): fc.Arbitrary<State>[] {
  const recovery = failing ? recoveryOf(dialect) : none;
  const { flow, items, wait, rule } = dialect;
  const maybe = (fields: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> => fc.oneof(none, fields);
  const selecting = maybe(dialect.selector.map((ItemSelector) => ({ ItemSelector })));
  const of = (Type: string, ...parts: fc.Arbitrary<Fields>[]): fc.Arbitrary<State> =>
    fc.tuple(...parts).map(
      (fields): State =>
        (scope, { next }) =>
          filled(dialect, scope, { Type, ...dialect.mark, ...merged(fields), ...(Type !== 'Fail' && Type !== 'Choice' && { Next: next }) }),
    );
  return [
    of('Pass', flow),
    of('Task', fc.constant({ Resource: arn('F') }), dialect.arguments, recovery, failing ? maybe(dialect.limits) : none),
    of('Wait', wait),
    ...(failing ? [of('Fail', dialect.fail)] : []),
    fc.tuple(of('Choice'), rule, fc.option(rule), fc.boolean()).map(([state, first, second, open]): State => (scope, at) => {
      const rules = [{ ...first, Next: at.next }, ...(second === null ? [] : [{ ...second, Next: `${scope.prefix}Last` }])];
      return { ...state(scope, at), ...filled(dialect, scope, { Choices: rules, ...(!(open && failing) && { Default: at.next }) }) };
    }),
    fc.tuple(of('Parallel', settingOf(dialect), recovery), fc.array(graph, { minLength: 1, maxLength: 3 })).map(([state, branches]): State => (scope, at) => ({
      ...state(scope, at),
      Branches: branches.map((build, index) => build(inner(scope, `${at.name}.${index}.`))),
    })),
    fc
      .tuple(of('Map', items, selecting, settingOf(dialect), recovery, fc.record({ MaxConcurrency: fc.integer({ min: 0, max: 2 }) })), graph)
      .map(([state, build]): State => (scope, at) => ({
        ...state(scope, at),
        ItemProcessor: build(inner(scope, `${at.name}.`)),
      })),
    fc
      .tuple(of('Map', distributed(dialect), selecting, settingOf(dialect), recovery), graph, fc.boolean())
      .map(([state, build, express]): State => (scope, at) => {
        const fields = state(scope, at);
        const processor = build({ ...inner(scope, `${at.name}.`), readable: [], batched: fields['ItemBatcher'] !== undefined });
        const ExecutionType = express && !JSON.stringify(processor).includes('DISTRIBUTED') ? 'EXPRESS' : 'STANDARD';
        return { ...fields, ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType }, ...processor } };
      }),
  ];
}

/** A state may set a variable when it is left. */
const settingOf = ({ assign }: Dialect): fc.Arbitrary<Fields> => fc.record({ Assign: assign }, { requiredKeys: [] });

const none = fc.constant<Fields>({});
const merged = (parts: readonly Fields[]): Fields => Object.assign({}, ...parts) as Fields;

/** What a Distributed Map has; its children have the execution's input in theirs. */
function distributed({ items, reader, writer, batcher, selector, handed }: Dialect): fc.Arbitrary<Fields> {
  const source = fc.oneof(items, fc.constant({ ItemReader: reader }));
  const selected = fc.oneof(none, selector).map((fields) => ({ ItemSelector: Object.assign({}, handed, fields) }));
  const batched = batcher.map((fields) => ({ ItemBatcher: Object.assign({ BatchInput: handed }, fields) }));
  const more = { ResultWriter: fc.constant(writer), ToleratedFailureCount: fc.constantFrom(1, 2), MaxConcurrency: fc.integer({ min: 1, max: 2 }) };
  return fc.tuple(source, fc.oneof(selected, batched, fc.tuple(selected, batched).map(merged)), fc.record(more, { requiredKeys: [] })).map(merged);
}

function recoveryOf({ caught }: Dialect): fc.Arbitrary<Fields> {
  const errors = fc.constantFrom<string[][]>(['E1'], ['E2'], ['States.Timeout'], ['States.TaskFailed'], ['States.QueryEvaluationError', 'input']);
  /** "States.ALL" stands alone, in the last one. */
  const list = (make: (ErrorEquals: fc.Arbitrary<string[]>) => fc.Arbitrary<object>): fc.Arbitrary<object[]> =>
    fc.tuple(fc.array(make(errors), { maxLength: 1 }), fc.array(make(fc.constant(['States.ALL'])), { maxLength: 1 })).map((lists) => lists.flat());
  const retriers = list((ErrorEquals) =>
    fc.record({
      ErrorEquals,
      IntervalSeconds: fc.integer({ min: 1, max: 3 }),
      MaxAttempts: fc.integer({ min: 0, max: 2 }),
      BackoffRate: fc.constantFrom(1, 2, Number.MAX_VALUE),
      JitterStrategy: fc.constantFrom('FULL', 'NONE'),
    }),
  );
  const catchers = list((names) => fc.tuple(names, caught).map(([ErrorEquals, fields]) => Object.assign({ ErrorEquals, Next: '=last' }, fields)));
  return fc.record({ Retry: retriers, Catch: catchers }, { requiredKeys: [] });
}

/** A scope sets variables of its own only. */
const ownName = (depth: number): string => `v${depth}`;
const inner = (scope: Scope, prefix: string): Scope => ({ ...scope, depth: scope.depth + 1, prefix });

/** Fields with the names put in: of the last variable that can be read, of the scope's own, of the execution's input, and of the graph's last state. */
function filled({ input }: Dialect, { depth, prefix, readable, batched }: Scope, fields: Fields): Fields {
  const given = batched ? `${input}.BatchInput` : input;
  const names: Record<string, string> = {
    '$?': readable.length === 0 ? given : `$${readable.at(-1)}`,
    '=?': ownName(depth),
    '=in': given,
    '=last': `${prefix}Last`,
  };
  return JSON.parse(JSON.stringify(fields).replace(/\$\?|=\?|=in|=last/g, (mark) => names[mark]!)) as Fields;
}
