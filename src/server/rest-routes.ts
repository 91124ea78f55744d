import type { Operation, Service } from './service';
import type { StructureShape } from './shape';

/** What a request has to have to be for an operation. */
interface Route {
  readonly operation: Operation;
  readonly method: string;
  /** Of the path: a text, or the label that stands there. */
  readonly segments: readonly (string | { readonly label: string; readonly greedy: boolean })[];
  /** Names and values that the query has to have; a value of '' is any. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** The names of required members in the query and in headers. */
  readonly neededQuery: readonly string[];
  readonly neededHeaders: readonly string[];
  /** Required members of the path that its pattern does not have: S3's bucket. */
  readonly outerLabels: readonly string[];
}

export interface Routed {
  readonly operation: Operation;
  /** Decoded. */
  readonly labels: ReadonlyMap<string, string>;
}

interface Request {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
}

/** Finds the operations of a service by method and path: the one of which most is there. */
export class RestRoutes {
  private readonly routes: readonly Route[];

  constructor(service: Service) {
    this.routes = service.operationNames.map((name) => routeOf(service.operation(name)!));
  }

  /** @param outer - Labels that stand elsewhere than in the path. Undefined: no operation is meant; a malformed path throws URIError. */
  find(request: Request, outer: ReadonlyMap<string, string> = new Map()): Routed | undefined {
    let best: Route | undefined;
    let bestWeight = -1;
    const segments = request.path.split('/').slice(1);
    for (const route of this.routes) {
      const weight = this.weigh(route, request, segments, outer);
      if (weight > bestWeight) [best, bestWeight] = [route, weight];
    }
    return best && { operation: best.operation, labels: labelsOf(best, segments, outer) };
  }

  /** Whether any operation has the path, whatever the method. */
  hasPath({ path }: Request): boolean {
    const segments = path.split('/').slice(1);
    return this.routes.some((route) => matches(route, segments));
  }

  /** -1: it is not for this operation. */
  private weigh(
    { method, query, neededQuery, neededHeaders, outerLabels, ...route }: Route,
    request: Request,
    segments: string[],
    outer: ReadonlyMap<string, string>,
  ): number {
    if (method !== request.method || outerLabels.length !== outer.size || !matches(route, segments)) return -1;
    let weight = route.segments.filter((segment) => typeof segment === 'string').length;
    for (const [name, value] of query) {
      const given = request.query.find(([each]) => each === name);
      if (name === 'x-id') {
        // Some SDKs say which operation is meant; the others leave it to the rest.
        if (given !== undefined && given[1] !== value) return -1;
        if (given !== undefined) weight += 100;
      } else {
        if (given === undefined || (value !== '' && given[1] !== value)) return -1;
        weight += 10;
      }
    }
    if (neededQuery.some((name) => !request.query.some(([each]) => each === name)) || neededHeaders.some((name) => !(name in request.headers))) return -1;
    return weight + 10 * (neededQuery.length + neededHeaders.length);
  }
}

function routeOf(operation: Operation): Route {
  const [method, uri] = operation.http!;
  const [path = '', search = ''] = uri.split('?');
  const segments = path
    .split('/')
    .slice(1)
    .map((part) => (part.startsWith('{') ? { label: part.replace(/[{}+]/g, ''), greedy: part.endsWith('+}') } : part));
  const shape = operation.input?.shape as StructureShape | undefined;
  const needed = (shape?.required ?? []).map((name) => [name, shape!.members.get(name)!.traits] as const);
  const inPath = new Set(segments.map((segment) => (typeof segment === 'string' ? '' : segment.label)));
  return {
    operation,
    method,
    segments: segments.at(-1) === '' ? segments.slice(0, -1) : segments,
    query: search === '' ? [] : search.split('&').map((pair) => [pair.split('=')[0]!, pair.split('=')[1] ?? ''] as const),
    neededQuery: needed.flatMap(([, { httpQuery }]) => httpQuery ?? []),
    neededHeaders: needed.flatMap(([, { httpHeader }]) => httpHeader?.toLowerCase() ?? []),
    outerLabels: needed.filter(([name, { httpLabel }]) => httpLabel && !inPath.has(name)).map(([name]) => name),
  };
}

function matches({ segments }: Pick<Route, 'segments'>, given: readonly string[]): boolean {
  const last = segments.at(-1);
  const greedy = typeof last === 'object' && last.greedy;
  // A slash at the end makes no difference, but to a key.
  const count = !greedy && given.at(-1) === '' ? given.length - 1 : given.length;
  if (greedy ? count < segments.length || given.slice(segments.length - 1).join('/') === '' : count !== segments.length) return false;
  return segments.every((segment, i) => (typeof segment === 'string' ? segment === given[i] : given[i] !== '' || segment.greedy));
}

function labelsOf({ segments }: Route, given: readonly string[], outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const labels = new Map(outer);
  for (const [i, segment] of segments.entries()) {
    if (typeof segment === 'object') labels.set(segment.label, decodeURIComponent(segment.greedy ? given.slice(i).join('/') : given[i]!));
  }
  return labels;
}
