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
  /** Members of `$states` that it never has. */
  readonly otherMembers: readonly string[];
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

/**
 * @param offset - Where the source begins in the expression's text.
 * @throws RangeError where the parts are nested so deeply that the stack is exhausted.
 */
export function referencesOf(expression: Node, source: string, offset: number): References {
  const walk = new Walk(source, offset);
  walk.block([expression as Part], { context: false, names: new Set() });
  return walk;
}

class Walk implements References {
  readonly variables: Reference[] = [];
  readonly states = new Set<StatesMember>();
  readonly otherMembers: string[] = [];
  readonly functions: Reference[] = [];
  readonly topLevel: Reference[] = [];
  /** Most expressions bind nothing, and need no search for it. */
  private readonly binds: boolean;
  constructor(
    private readonly source: string,
    private readonly offset: number,
  ) {
    this.binds = source.includes(':=');
  }

  /** Parts that share their names: whatever one of them binds. */
  block(parts: readonly Part[], around: Surroundings): void {
    const bound: string[] = [];
    if (this.binds) addBound(parts, bound);
    this.all(parts, withNames(around, bound));
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
        this.block(childrenOf(part), withNames(around, names));
        break;
      }
      case 'bind':
        this.part(part['rhs'] as Part, around);
        break;
      case 'function':
      case 'partial':
        this.call(part['procedure'] as Part, around);
        this.all(part['arguments'] as Part[], around);
        break;
      case 'transform':
        return this.all(childrenOf(part), withContext(around));
      default:
        this.all(childrenOf(part), around);
    }
    this.refinements(part, around);
  }

  private all(parts: readonly Part[], around: Surroundings): void {
    for (const part of parts) this.part(part, around);
  }

  private refinements(part: Part, around: Surroundings): void {
    const refinements = refinementsOf(part);
    if (refinements.length > 0) this.all(refinements, withContext(around));
  }

  /** The first step is in what is around the path, each further one in the step before it. */
  private path(path: Part, around: Surroundings): void {
    const steps = path['steps'] as Part[];
    const first = steps[0]!;
    const second = steps[1];
    const named = withNames(around, steps.flatMap(namedBy));
    const member = isStates(first, around) && refinementsOf(first).length === 0 && second?.type === 'name' ? second.value : undefined;
    if (member === undefined) this.part(first, named);
    else if ((members as readonly unknown[]).includes(member)) this.states.add(member as StatesMember);
    else this.otherMembers.push(String(member));
    const inside = withContext(named);
    for (let i = 1; i < steps.length; i++) this.part(steps[i]!, inside);
    this.refinements(path, inside);
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

const withContext = (around: Surroundings): Surroundings => (around.context ? around : { context: true, names: around.names });
const withNames = (around: Surroundings, names: readonly string[]): Surroundings =>
  names.length === 0 ? around : { context: around.context, names: new Set([...around.names, ...names]) };

const none: readonly never[] = [];

/** Everything inside a part, but for what refines it. */
function childrenOf(part: Part): readonly Part[] {
  switch (part.type) {
    case 'path':
      return part['steps'] as Part[];
    case 'binary':
    case 'apply':
    case 'bind':
      return [part['lhs'], part['rhs']] as Part[];
    case 'unary':
      if (part.value === '[') return part['expressions'] as Part[];
      return part.value === '{' ? (part['lhs'] as Part[][]).flat() : [part['expression'] as Part];
    case 'function':
    case 'partial':
      return [part['procedure'] as Part, ...(part['arguments'] as Part[])];
    case 'condition':
      return present(part['condition'], part['then'], part['else']);
    case 'lambda':
      return [part['body'] as Part];
    case 'transform':
      return present(part['pattern'], part['update'], part['delete']);
    case 'sort':
      return (part['terms'] as { expression: Part }[]).map((term) => term.expression);
    default:
      return none;
  }
}

const present = (first: unknown, second: unknown, third: unknown): Part[] => (third === undefined ? [first, second] : [first, second, third]) as Part[];

interface Stage {
  readonly type: string;
  readonly expr?: Part;
  readonly value?: string;
}

/** Filters and groups of a part, which see each of its values. */
function refinementsOf(part: Part): readonly Part[] {
  const { predicate, stages, group } = part as { predicate?: Stage[]; stages?: Stage[]; group?: { lhs: Part[][] } };
  if (predicate === undefined && stages === undefined && group === undefined) return none;
  const found: Part[] = [];
  for (const { expr } of [...(predicate ?? none), ...(stages ?? none)]) if (expr !== undefined) found.push(expr);
  return group === undefined ? found : [...found, ...group.lhs.flat()];
}

/** Adds the names that parts bind where they stand: not those inside of blocks and functions. */
function addBound(parts: readonly Part[], names: string[]): void {
  for (const part of parts) {
    if (part.type === 'block' || part.type === 'lambda') continue;
    if (part.type === 'bind') names.push(String((part['lhs'] as Part).value));
    addBound(childrenOf(part), names);
    addBound(refinementsOf(part), names);
  }
}

/** The names of a step's values and their places: `@$x` and `#$i`. */
function namedBy({ focus, index, stages }: Part): readonly string[] {
  if (focus === undefined && index === undefined && stages === undefined) return none;
  const indices = ((stages ?? none) as readonly Stage[]).filter(({ type }) => type === 'index').map(({ value }) => value);
  return [focus, index, ...indices].filter((name) => name !== undefined).map(String);
}
