import { ServiceException } from '../errors/service-exception';
import { setMember } from '../json/json';
import { SimpleType, type Traits } from './service-model';
import type { Member, StructureShape } from './shape';
import { parseSimple, printSimple } from './simple-text';
import type { WireRequest } from './wire';

/** See https://smithy.io/2.0/spec/http-bindings.html */
const isPayload = ({ httpPayload }: Traits): boolean => httpPayload !== undefined;
/** A member that no trait binds elsewhere is in the document that the body is. */
export const inDocument = (traits: Traits): boolean =>
  traits.httpHeader === undefined &&
  traits.httpQuery === undefined &&
  traits.httpPrefixHeaders === undefined &&
  !traits.httpLabel &&
  !traits.httpPayload &&
  !traits.httpQueryParams &&
  !traits.httpResponseCode;

/** The member that is the body itself. */
export function payloadOf({ members }: StructureShape): readonly [name: string, Member] | undefined {
  for (const entry of members) if (isPayload(entry[1].traits)) return entry;
  return undefined;
}

/** Sets the members of an input that are in the path, the query and the headers. @param labels - Those of the path, decoded. */
export function readBindings(
  { members }: StructureShape,
  { query, headers }: Pick<WireRequest, 'query' | 'headers'>,
  labels: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, member] of members) {
    const value = bound(name, member, query, headers, labels);
    if (value !== undefined) input[name] = value;
  }
  return input;
}

function bound(name: string, member: Member, query: WireRequest['query'], headers: WireRequest['headers'], labels: ReadonlyMap<string, string>): unknown {
  const { traits } = member;
  if (traits.httpLabel) return parsed(labels.get(name), member, SimpleType.dateTime, name);
  if (traits.httpHeader !== undefined) return fromHeader(headers[traits.httpHeader.toLowerCase()], member, traits.httpHeader);
  if (traits.httpQuery !== undefined) {
    const values = query.filter(([each]) => each === traits.httpQuery).map(([, value]) => value);
    const { shape } = member;
    if (shape.kind === 'list') return values.length === 0 ? undefined : values.map((each) => parsed(each, shape.member, SimpleType.dateTime, name));
    return parsed(values[0], member, SimpleType.dateTime, traits.httpQuery);
  }
  if (traits.httpPrefixHeaders !== undefined) return withPrefix(headers, traits.httpPrefixHeaders);
  return undefined;
}

function fromHeader(text: string | undefined, member: Member, header: string): unknown {
  const { shape } = member;
  if (text === undefined) return undefined;
  if (shape.kind === 'list') return text.split(',').map((each) => parsed(each.trim(), shape.member, SimpleType.httpDate, header));
  return parsed(text, member, SimpleType.httpDate, header);
}

function withPrefix(headers: WireRequest['headers'], prefix: string): Record<string, string> | undefined {
  const map: Record<string, string> = {};
  let some = false;
  for (const name in headers) {
    if (!name.startsWith(prefix)) continue;
    some = true;
    setMember(map, name.slice(prefix.length), headers[name]!);
  }
  return some ? map : undefined;
}

function parsed(text: string | undefined, { shape }: Member, timeFormat: number, where: string): unknown {
  if (text === undefined || shape.kind !== 'simple') return undefined;
  // A date in a header that is none is as if it were not there: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.3
  const isTime = shape.type >= SimpleType.timestamp && shape.type <= SimpleType.epochSeconds;
  if (isTime && timeFormat === SimpleType.httpDate && Number.isNaN(Date.parse(text))) return undefined;
  const value = parseSimple(text, shape.type, timeFormat);
  if (value === undefined)
    throw new ServiceException('InvalidArgument', `The value ${JSON.stringify(text.slice(0, 100))} of "${where}" does not have its type.`);
  return value;
}

/** The headers that members of an output are bound to. */
export function writeHeaders({ members }: StructureShape, output: object, headers: Record<string, string>): void {
  for (const [name, { shape, traits }] of members) {
    const value = (output as Record<string, unknown>)[name];
    if (value === undefined || value === null) continue;
    if (traits.httpHeader !== undefined) headers[traits.httpHeader.toLowerCase()] = headerText(value, shape.kind === 'simple' ? shape.type : SimpleType.string);
    else if (traits.httpPrefixHeaders !== undefined) {
      for (const [key, text] of Object.entries(value as object)) headers[traits.httpPrefixHeaders + key.toLowerCase()] = String(text);
    }
  }
}

const headerText = (value: unknown, type: number): string =>
  Array.isArray(value) ? value.map(String).join(', ') : printSimple(value, type, SimpleType.httpDate);

/** The member that is the status of the response. */
export function statusOf({ members }: StructureShape, output: object): number | undefined {
  for (const [name, { traits }] of members) if (traits.httpResponseCode) return (output as Record<string, number | undefined>)[name];
  return undefined;
}
