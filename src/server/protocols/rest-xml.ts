import { ServiceException } from '../../errors/service-exception';
import { isAwsChunked, joinChunks, parseAwsChunked, plainHeaders } from '../aws-chunked';
import { inDocument, payloadOf, readBindings, writeHeaders } from '../http-bindings';
import { metadataOf, type Protocol } from '../protocol';
import { RestRoutes, type Routed } from '../rest-routes';
import { s3Address } from '../s3-address';
import type { Service } from '../service';
import { SimpleType } from '../service-model';
import { isStreaming, type Member, type StructureShape } from '../shape';
import { bodyBytes, bodyText, type WholeRequest, type WireResponse } from '../wire';
import { parseXml } from '../xml-parser';
import { readElement } from '../xml-reader';
import { escapeXml, writeMembers } from '../xml-writer';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const routes = new WeakMap<Service, RestRoutes>();

/** AWS REST XML as Amazon S3 has it: https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html */
export const restXml: Protocol = {
  read(service, sent) {
    const { operation, labels } = route(service, sent);
    const shape = operation.input?.shape as StructureShape | undefined;
    if (shape === undefined) return { operation, input: {} };
    const { headers, body } = plain(sent);
    const input = readBindings(shape, { query: sent.query, headers }, labels);
    const payload = payloadOf(shape);
    if (payload !== undefined) {
      const value = readPayload(payload, body);
      if (value !== undefined) input[payload[0]] = value;
    }
    return { operation, input };
  },

  write(service, { output, http }, result) {
    const headers = identified(result);
    let statusCode = http![2];
    if (output?.shape.kind !== 'structure') return { statusCode, headers, body: '' };
    const { shape } = output;
    writeHeaders(shape, result, headers);
    if (headers['content-range'] !== undefined) statusCode = 206;
    const payload = payloadOf(shape);
    if (payload !== undefined) return { statusCode, headers, body: payloadBody(service, payload, result, headers), isStream: isStreaming(payload[1]) };
    if (![...shape.members.values()].some(({ traits }) => inDocument(traits))) return { statusCode, headers, body: '' };
    headers['content-type'] = 'application/xml';
    return { statusCode, headers, body: DECLARATION + document(service, shape, shape.traits.xmlName ?? shape.name, result) };
  },

  refuse(_service, fault, { method, path }) {
    const { statusCode, code, message } = errorOf(fault);
    const headers = identified(fault);
    if (method === 'HEAD' || statusCode === 304) return { statusCode, headers, body: '' };
    headers['content-type'] = 'application/xml';
    const members = Object.entries(fault)
      .filter(([name, value]) => !['name', '$fault', '$metadata', 'Code'].includes(name) && ['string', 'number'].includes(typeof value))
      .map(([name, value]) => element(name, String(value)));
    const resource = code === 'MethodNotAllowed' ? element('Method', method) : 'Key' in fault || 'BucketName' in fault ? '' : element('Resource', path);
    const ids = element('RequestId', headers['x-amz-request-id']!) + element('HostId', headers['x-amz-id-2']!);
    return {
      statusCode,
      headers,
      body: `${DECLARATION}<Error>${element('Code', code)}${element('Message', message)}${members.join('')}${resource}${ids}</Error>`,
    };
  },
};

const element = (name: string, value: string): string => `<${name}>${escapeXml(value)}</${name}>`;

function route(service: Service, request: WholeRequest): Routed {
  let table = routes.get(service);
  if (table === undefined) routes.set(service, (table = new RestRoutes(service)));
  let routed: Routed | undefined;
  try {
    const { bucket, path } = s3Address(request.headers['host'] ?? '', request.path);
    routed = table.find({ ...request, path }, bucket === undefined ? undefined : new Map([['Bucket', bucket]]));
  } catch (fault) {
    if (fault instanceof URIError) throw new ServiceException('InvalidURI', "Couldn't parse the specified URI.");
    throw fault;
  }
  if (routed !== undefined) return routed;
  const message = 'The specified method is not allowed against this resource.';
  throw new ServiceException('MethodNotAllowed', message, 'client', { httpStatusCode: 405 });
}

function plain({ headers, body }: WholeRequest): { headers: WholeRequest['headers']; body: string | Uint8Array } {
  if (!isAwsChunked(headers)) return { headers, body };
  const chunked = parseAwsChunked(bodyBytes(body));
  if (chunked === undefined) throw incompleteBody();
  const bytes = joinChunks(chunked);
  const length = headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== bytes.byteLength) throw incompleteBody();
  return { headers: plainHeaders(headers, chunked, bytes.byteLength), body: bytes };
}

const incompleteBody = (): ServiceException =>
  new ServiceException('IncompleteBody', 'You did not provide the number of bytes specified by the Content-Length HTTP header');

function readPayload([, member]: readonly [string, Member], body: string | Uint8Array): unknown {
  const { shape, traits } = member;
  if (shape.kind === 'simple') return shape.type === SimpleType.string ? bodyText(body) : bodyBytes(body);
  if (body.length === 0) return undefined;
  const element = parseXml(bodyText(body));
  const value = element?.name === (traits.xmlName ?? (shape as StructureShape).name) ? readElement(element, member) : undefined;
  if (value === undefined) {
    throw new ServiceException('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
  }
  return value;
}

function payloadBody(service: Service, [name, member]: readonly [string, Member], result: object, headers: Record<string, string>): WireResponse['body'] {
  const value = (result as Record<string, unknown>)[name];
  if (value === undefined || value === null) return '';
  const { shape, traits } = member;
  if (shape.kind !== 'structure') return value as WireResponse['body'];
  headers['content-type'] = 'application/xml';
  return DECLARATION + document(service, shape, traits.xmlName ?? shape.name, value);
}

/** Where the document is named as its one member is, that member is the document: so does GetBucketLocation answer. */
function document({ model }: Service, shape: StructureShape, root: string, value: object): string {
  const members = writeMembers(shape, value, (traits) => inDocument(traits) && traits.xmlAttribute === undefined);
  const content = shape.members.size === 1 && shape.members.has(root) ? members.replace(/^<[^>]*>|<[^>]*>$/g, '') : members;
  return `<${root} xmlns="${model.xmlNamespace}">${content}</${root}>`;
}

function identified(answer: object): Record<string, string> {
  const { requestId = '', extendedRequestId = requestId } = metadataOf(answer);
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': extendedRequestId };
}

/** What other services call otherwise: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function errorOf({ name, message, $metadata }: ServiceException): { statusCode: number; code: string; message: string } {
  if (name === 'UnknownOperationException') return { statusCode: 501, code: 'NotImplemented', message };
  if (name === 'InternalFailure') return { statusCode: 500, code: 'InternalError', message };
  return { statusCode: $metadata.httpStatusCode, code: name, message };
}
