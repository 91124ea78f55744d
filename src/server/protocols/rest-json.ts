import { ServiceException } from '../../errors/service-exception';
import { isObject } from '../../json/json';
import { misfit, serialization } from '../codec-fault';
import { inDocument, payloadOf, readBindings, statusOf, writeHeaders } from '../http-bindings';
import { JsonReaders, type JsonReader } from '../json-reader';
import { JsonWriters } from '../json-writer';
import { metadataOf, type Protocol } from '../protocol';
import { RestRoutes } from '../rest-routes';
import type { Operation, Service } from '../service';
import { SimpleType } from '../service-model';
import { isStreaming, type Member, type StructureShape } from '../shape';
import { bodyBytes, bodyText, type WireResponse } from '../wire';

const readers = new JsonReaders(misfit);
const writers = new JsonWriters();
const routes = new WeakMap<Service, RestRoutes>();

/** AWS REST JSON: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
export const restJson: Protocol = {
  read(service, request) {
    let table = routes.get(service);
    if (table === undefined) routes.set(service, (table = new RestRoutes(service)));
    const routed = find(table, request);
    if (routed === undefined) throw unknownOperation(table.hasPath(request));
    const { operation, labels } = routed;
    const shape = operation.input?.shape as StructureShape | undefined;
    if (shape === undefined) return { operation, input: {} };
    const input = readBindings(shape, request, labels);
    const payload = payloadOf(shape);
    if (payload === undefined) Object.assign(input, documentOf(operation, { shape: documentShape(shape), traits: {} }, bodyText(request.body)));
    else if (request.body.length > 0) input[payload[0]] = readPayload(operation, payload[1], request.body);
    return { operation, input };
  },

  write(_service, { output, http }, result) {
    const { requestId = '' } = metadataOf(result);
    const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
    if (output?.shape.kind !== 'structure') return { statusCode: http![2], headers, body: '' };
    const { shape } = output;
    writeHeaders(shape, result, headers);
    const statusCode = statusOf(shape, result) ?? http![2];
    headers['content-type'] = 'application/json';
    const payload = payloadOf(shape);
    if (payload === undefined) return { statusCode, headers, body: JSON.stringify(documentMembers(shape, result)) };
    return { statusCode, headers, body: writePayload(payload[1], (result as Record<string, unknown>)[payload[0]]), isStream: isStreaming(payload[1]) };
  },

  refuse(service, fault): WireResponse {
    const { httpStatusCode = 400, requestId = '' } = metadataOf(fault);
    const shape = service.error(fault.name);
    const headers: Record<string, string> = { 'content-type': 'application/json', 'x-amzn-requestid': requestId, 'x-amzn-errortype': fault.name };
    if (shape !== undefined) writeHeaders(shape, fault, headers);
    const members = shape === undefined ? {} : documentMembers(shape, fault);
    const message = shape?.members.has('message') ? { message: fault.message } : { Message: fault.message };
    return { statusCode: httpStatusCode, headers, body: JSON.stringify({ ...members, ...message }) };
  },
};

function find(table: RestRoutes, request: Parameters<RestRoutes['find']>[0]): ReturnType<RestRoutes['find']> {
  try {
    return table.find(request);
  } catch (fault) {
    if (fault instanceof URIError) throw serialization('The path is not well-formed.');
    throw fault;
  }
}

function readPayload(operation: Operation, member: Member, body: string | Uint8Array): unknown {
  if (member.shape.kind !== 'simple') return documentOf(operation, member, bodyText(body));
  return member.shape.type === SimpleType.string ? bodyText(body) : bodyBytes(body);
}

function writePayload({ shape }: Member, value: unknown): WireResponse['body'] {
  if (value === undefined || value === null) return '';
  return shape.kind === 'structure' ? JSON.stringify(documentMembers(shape, value)) : (value as WireResponse['body']);
}

/** What of a shape is in the body. */
const documentShape = (shape: StructureShape): StructureShape => ({
  ...shape,
  members: new Map([...shape.members].filter(([, { traits }]) => inDocument(traits))),
});

const documents = new WeakMap<Operation, JsonReader>();

function documentOf(operation: Operation, member: Member, text: string): object {
  if (text === '') return {};
  let read = documents.get(operation);
  if (read === undefined) documents.set(operation, (read = readers.of(member)));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw serialization();
  }
  if (!isObject(value)) throw serialization();
  return read(value, 0) as object;
}

function documentMembers({ members }: StructureShape, value: object): object {
  const written: Record<string, unknown> = {};
  for (const [name, member] of members) {
    const given = (value as Record<string, unknown>)[name];
    if (inDocument(member.traits) && given !== undefined && given !== null) written[name] = writers.of(member)?.(given) ?? given;
  }
  return written;
}

const unknownOperation = (isMethod: boolean): ServiceException =>
  isMethod
    ? new ServiceException('MethodNotAllowedException', 'The method is not allowed for this path.', 'client', { httpStatusCode: 405 })
    : new ServiceException('UnknownOperationException', '', 'client', { httpStatusCode: 404 });
