/**
 * The baseline: the least that interprets ASL. Paths and templates become closures once; then a loop goes from state to state, one microtask each.
 * No validation, no copies, no history, no quotas, no clock (a retry comes at once), and only the fields that the workloads use.
 */
type Value = unknown;
type Data = Record<string, Value>;
export type Handler = (input: never) => Promise<Value>;

/** Where one execution stands: the index of its state (-1: at its end) and its data. */
interface Cursor {
  at: number;
  data: Value;
}
type Enter = (cursor: Cursor) => void | Promise<void>;

interface State {
  Type: string;
  Next?: string;
  Resource?: string;
  Parameters?: Data;
  Result?: Value;
  InputPath?: string;
  ResultPath?: string | null;
  ItemsPath?: string;
  Default?: string;
  Choices?: { Variable: string; Next: string; BooleanEquals?: boolean; NumericLessThan?: number }[];
  Retry?: { ErrorEquals: string[]; MaxAttempts: number }[];
  Catch?: { ErrorEquals: string[]; Next: string; ResultPath?: string }[];
  Branches?: Machine[];
  ItemProcessor?: Machine;
  Error?: string;
  Cause?: string;
}
interface Machine {
  StartAt: string;
  States: Record<string, State>;
}

/** `$.a.b` as a function of the data. */
function read(path: string): (data: Value) => Value {
  const [first, ...rest] = path.split('.').slice(1);
  if (first === undefined) return (data) => data;
  if (rest.length === 0) return (data) => (data as Data)[first];
  return (data) => rest.reduce((value, name) => (value as Data)[name], (data as Data)[first]);
}

/** `$`, `$.a` or null as a function that puts a result into the data. */
function write(path: string | null = '$'): (data: Value, result: Value) => Value {
  if (path === null) return (data) => data;
  if (path === '$') return (_data, result) => result;
  const name = path.slice(2);
  return (data, result) => ({ ...(data as Data), [name]: result });
}

const MATH_ADD = /^States\.MathAdd\((.+), (-?\d+)\)$/;
function evaluate(text: string): (data: Value) => Value {
  const sum = MATH_ADD.exec(text);
  if (sum === null) return read(text);
  const term = read(sum[1]!);
  const number = Number(sum[2]);
  return (data) => (term(data) as number) + number;
}

function template(value: Value): (data: Value) => Value {
  if (typeof value !== 'object' || value === null) return () => value;
  const members = Object.entries(value).map(([key, member]) =>
    key.endsWith('.$') ? ([key.slice(0, -2), evaluate(member as string)] as const) : ([key, template(member)] as const),
  );
  return (data) => {
    const result: Data = {};
    for (const [key, member] of members) result[key] = member(data);
    return result;
  };
}

const named = (list: { ErrorEquals: string[] }, error: Error): boolean => list.ErrorEquals.includes(error.name) || list.ErrorEquals[0] === 'States.ALL';

/** What entering a state does: it changes the data and says which state is next. */
function compileState(state: State, index: (name: string | undefined) => number, handlers: Record<string, Handler>): Enter {
  const next = index(state.Next);
  const input = read(state.InputPath ?? '$');
  const parameters = state.Parameters === undefined ? undefined : template(state.Parameters);
  const put = write(state.ResultPath);
  const finish = (cursor: Cursor, result: Value): void => {
    cursor.data = put(cursor.data, result);
    cursor.at = next;
  };
  const argument = (data: Value): Value => (parameters === undefined ? input(data) : parameters(input(data)));

  switch (state.Type) {
    case 'Pass':
      return (cursor) => finish(cursor, state.Result ?? argument(cursor.data));
    case 'Task': {
      const handler = handlers[state.Resource!.split(':').pop()!]!;
      return async (cursor) => {
        for (let attempt = 0; ; attempt++) {
          try {
            return finish(cursor, await handler(argument(cursor.data) as never));
          } catch (thrown) {
            const error = thrown as Error;
            const retrier = state.Retry?.find((list) => named(list, error));
            if (retrier !== undefined && attempt < retrier.MaxAttempts) continue;
            const catcher = state.Catch?.find((list) => named(list, error));
            if (catcher === undefined) throw error;
            cursor.data = write(catcher.ResultPath)(cursor.data, { Error: error.name, Cause: error.message });
            cursor.at = index(catcher.Next);
            return;
          }
        }
      };
    }
    case 'Choice': {
      const rules = state.Choices!.map((rule) => ({
        value: read(rule.Variable),
        less: rule.NumericLessThan,
        equals: rule.BooleanEquals,
        next: index(rule.Next),
      }));
      const otherwise = index(state.Default);
      return (cursor) => {
        const holds = rules.find(({ value, less, equals }) => (less === undefined ? value(cursor.data) === equals : (value(cursor.data) as number) < less));
        cursor.at = holds?.next ?? otherwise;
      };
    }
    case 'Parallel': {
      const branches = state.Branches!.map((branch) => loop(branch, handlers));
      return async (cursor) => {
        const branchInput = argument(cursor.data);
        finish(cursor, await Promise.all(branches.map((branch) => branch(branchInput))));
      };
    }
    case 'Map': {
      const items = read(state.ItemsPath!);
      const each = loop(state.ItemProcessor!, handlers);
      return async (cursor) => finish(cursor, await Promise.all((items(cursor.data) as Value[]).map((item) => each(item))));
    }
    case 'Succeed':
      return (cursor) => void (cursor.at = -1);
    case 'Fail':
      return () => {
        throw Object.assign(new Error(state.Cause), { name: state.Error });
      };
    default:
      throw new Error(`The baseline knows no state of type "${state.Type}".`);
  }
}

/** A definition as a function of its input. */
export function loop(machine: Machine, handlers: Record<string, Handler>): (input: Value) => Promise<Value> {
  const names = Object.keys(machine.States);
  const states = Object.values(machine.States).map((state) => compileState(state, (name) => names.indexOf(name!), handlers));
  const start = names.indexOf(machine.StartAt);
  return async (input) => {
    const cursor: Cursor = { at: start, data: input };
    while (cursor.at >= 0) {
      const entering = states[cursor.at]!(cursor);
      await entering;
    }
    return cursor.data;
  };
}
