import type { Node } from './ast';
import { isKnownFunction } from './functions';

/** A name in an expression. */
export interface Reference {
  readonly name: string;
  /** Where it begins in the expression's text, its `{%` counted, in UTF-16 units. */
  readonly position: number;
}

const members = ['input', 'result', 'errorOutput', 'context'] as const;
export type StatesMember = (typeof members)[number];

/** What an expression refers to that it does not define itself. */
export interface References {
  /** Variables of the state machine, without their `$`; `$states` is none. */
  readonly variables: readonly Reference[];
  /** The members of `$states`: all of them where it is used as a whole. */
  readonly states: ReadonlySet<StatesMember>;
  /** Functions that are called and are not there, without their `$`. */
  readonly functions: readonly Reference[];
  /** What would need an input, which no expression has: names, `*`, `**` and `%` and `$` outside of a path, and `$$` anywhere. */
  readonly topLevel: readonly Reference[];
}

type Part = Node & { readonly [member: string]: unknown };

/** What is around a part: whether a value is there for `$`, and the names that are defined. */
interface Surroundings {
  readonly context: boolean;
  readonly names: ReadonlySet<string>;
}

/** @param offset - Where the source begins in the expression's text. */
export function referencesOf(expression: Node, source: string, offset: number): References {
  const walk = new Walk(source, offset);
  walk.block([expression as Part], { context: false, names: new Set() });
  return walk;
}

class Walk implements References {
  readonly variables: Reference[] = [];
  readonly states = new Set<StatesMember>();
  readonly functions: Reference[] = [];
  readonly topLevel: Reference[] = [];
  constructor(
    private readonly source: string,
    private readonly offset: number,
  ) {}

  /** Parts that share their names: whatever one of them binds. */
  block(parts: readonly Part[], around: Surroundings): void {
    const inside = { ...around, names: new Set([...around.names, ...parts.flatMap(boundIn)]) };
    for (const part of parts) this.part(part, inside);
  }

  private part(part: Part, around: Surroundings): void {
    switch (part.type) {
      case 'path':
        return this.path(part, around);
      case 'variable':
        this.variable(part, around);
        break;
      case 'name':
      case 'wildcard':
      case 'descendant':
      case 'parent':
        if (!around.context) this.topLevel.push(this.reference(part, part.type === 'parent' ? '%' : String(part.value)));
        break;
      case 'block':
        this.block(part['expressions'] as Part[], around);
        break;
      case 'lambda': {
        const names = (part['arguments'] as Part[]).map(({ value }) => String(value));
        this.block([part['body'] as Part], { ...around, names: new Set([...around.names, ...names]) });
        break;
      }
      case 'bind':
        this.part(part['rhs'] as Part, around);
        break;
      case 'function':
      case 'partial':
        this.call(part['procedure'] as Part, around);
        for (const argument of part['arguments'] as Part[]) this.part(argument, around);
        break;
      case 'transform':
        this.all(childrenOf(part), { ...around, context: true });
        return;
      default:
        this.all(childrenOf(part), around);
    }
    this.all(refinementsOf(part), { ...around, context: true });
  }

  private all(parts: readonly Part[], around: Surroundings): void {
    for (const part of parts) this.part(part, around);
  }

  /** The first step is in what is around the path, each further one in the step before it. */
  private path(path: Part, around: Surroundings): void {
    const steps = path['steps'] as Part[];
    const inside = { context: true, names: new Set([...around.names, ...steps.flatMap(namedBy)]) };
    const [first, second] = steps as [Part, Part | undefined];
    const member = isStates(first, around) && refinementsOf(first).length === 0 && second?.type === 'name' ? second.value : undefined;
    if (member === undefined) this.part(first, { context: around.context, names: inside.names });
    else if ((members as readonly unknown[]).includes(member)) this.states.add(member as StatesMember);
    this.all(steps.slice(1), inside);
    this.all(refinementsOf(path), inside);
  }

  private call(procedure: Part, around: Surroundings): void {
    const name = String(procedure.value);
    if (procedure.type !== 'variable' || around.names.has(name) || isKnownFunction(name)) this.part(procedure, around);
    else this.functions.push(this.reference(procedure, name));
  }

  private variable(part: Part, around: Surroundings): void {
    const name = String(part.value);
    if (name === '' || name === '$') {
      if (name === '$' || !around.context) this.topLevel.push(this.reference(part, `$${name}`));
    } else if (isStates(part, around)) for (const member of members) this.states.add(member);
    else if (!around.names.has(name) && !isKnownFunction(name)) this.variables.push(this.reference(part, name));
  }

  /** The parser knows where a token ends. */
  private reference(part: Part, name: string): Reference {
    const end = part.position ?? 0;
    const mark = part.type === 'variable' && !name.startsWith('$') ? 1 : this.source.charAt(end - 1) === '`' ? 2 : 0;
    return { name, position: this.offset + Math.max(0, end - name.length - mark) };
  }
}

const isStates = (part: Part, { names }: Surroundings): boolean => part.type === 'variable' && part.value === 'states' && !names.has('states');

/** Everything inside a part, but for what refines it. */
function childrenOf(part: Part): Part[] {
  const {
    lhs,
    rhs,
    expression,
    expressions,
    condition,
    then,
    else: otherwise,
    procedure,
    arguments: args,
    steps,
    terms,
    pattern,
    update,
    delete: removed,
    body,
  } = part;
  const pairs = [lhs, rhs, expression, expressions, condition, then, otherwise, procedure, args, steps, pattern, update, removed, body].flat(2);
  const sorted = ((terms ?? []) as { expression: Part }[]).map((term) => term.expression);
  return [...pairs.filter((child): child is Part => child !== undefined), ...sorted];
}

/** Filters and groups of a part, which see each of its values. */
function refinementsOf(part: Part): Part[] {
  const filters = [part['predicate'], part['stages']].flat().map((stage) => (stage as { expr?: Part } | undefined)?.expr);
  const group = (part['group'] as { lhs: Part[][] } | undefined)?.lhs.flat() ?? [];
  return [...filters.filter((filter) => filter !== undefined), ...group];
}

/** The names that a part binds where it stands: not those inside of blocks and functions. */
function boundIn(part: Part): string[] {
  if (part.type === 'block' || part.type === 'lambda') return [];
  const inside = [...childrenOf(part), ...refinementsOf(part)].flatMap(boundIn);
  return part.type === 'bind' ? [String((part['lhs'] as Part).value), ...inside] : inside;
}

/** The names of a step's values and their places: `@$x` and `#$i`. */
function namedBy(step: Part): string[] {
  const stages = ((step['stages'] ?? []) as Part[]).filter(({ type }) => type === 'index').map(({ value }) => value);
  return [step['focus'], step['index'], ...stages].filter((name) => name !== undefined).map(String);
}
