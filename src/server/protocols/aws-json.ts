import { ServiceException } from '../../errors/service-exception';
import { isObject } from '../../json/json';
import { crc32 } from '../crc32';
import { dynamoDbMisfit, misfit, serialization } from '../codec-fault';
import { JsonReaders, type JsonReader } from '../json-reader';
import { JsonWriters } from '../json-writer';
import { metadataOf, type Protocol } from '../protocol';
import type { Operation, Service } from '../service';
import { bodyText, type WireResponse } from '../wire';

interface Codec {
  readonly read: JsonReader;
  readonly write: (output: object) => object;
}

const codecs = new WeakMap<Operation, Codec>();
const readers = { dynamodb: new JsonReaders(dynamoDbMisfit), other: new JsonReaders(misfit) };
const writers = new JsonWriters();

const isDynamoDb = ({ name }: Service): boolean => name === 'dynamodb' || name === 'dynamodbStreams';

function codecOf(service: Service, operation: Operation): Codec {
  let codec = codecs.get(operation);
  if (codec === undefined) {
    const { input, output } = operation;
    const read = input === undefined ? () => ({}) : (isDynamoDb(service) ? readers.dynamodb : readers.other).of(input);
    codec = { read, write: output?.shape.kind === 'structure' ? writers.response(output.shape) : () => ({}) };
    codecs.set(operation, codec);
  }
  return codec;
}

/** AWS JSON 1.0 and 1.1: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
export const awsJson: Protocol = {
  read(service, { headers, body }) {
    const target = headers['x-amz-target'] ?? '';
    const operation = service.operation(target.slice(target.indexOf('.') + 1));
    if (operation === undefined) throw new ServiceException('UnknownOperationException', '');
    const text = bodyText(body);
    let value: unknown = {};
    if (text !== '') {
      try {
        value = JSON.parse(text);
      } catch {
        throw serialization();
      }
    }
    if (!isObject(value)) throw serialization();
    return { operation, input: codecOf(service, operation).read(value, 0) as object };
  },

  write(service, operation, output) {
    return respond(service, 200, JSON.stringify(codecOf(service, operation).write(output)), metadataOf(output).requestId);
  },

  refuse(service, fault) {
    const shape = service.error(fault.name);
    const { httpStatusCode = 400, requestId } = metadataOf(fault);
    const members = shape === undefined ? {} : writers.error(shape)(fault);
    const message = shape === undefined || shape.members.size === 0 || !shape.members.has('Message') ? messageMember(service, fault) : {};
    const response = respond(service, httpStatusCode, JSON.stringify({ __type: typeName(service, fault.name), ...message, ...members }), requestId);
    if (service.model.queryCompatible) {
      const code = shape?.traits.awsQueryError?.[0] ?? fault.name;
      response.headers['x-amzn-query-error'] = `${code};${httpStatusCode < 500 ? 'Sender' : 'Receiver'}`;
    }
    return response;
  },
};

/** Those that all services share are Coral's: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html */
function typeName(service: Service, name: string): string {
  if (service.error(name) !== undefined) return `${service.model.errorNamespace}#${name}`;
  return `${name === 'ValidationException' ? 'com.amazon.coral.validate' : 'com.amazon.coral.service'}#${name}`;
}

function messageMember(service: Service, { name, message }: ServiceException): object {
  if (message === '') return {};
  return name === 'SerializationException' && isDynamoDb(service) ? { Message: message } : { message };
}

function respond(service: Service, statusCode: number, body: string, requestId = ''): WireResponse {
  const headers: Record<string, string> = { 'content-type': `application/x-amz-${service.model.protocol}`, 'x-amzn-requestid': requestId };
  if (isDynamoDb(service)) headers['x-amz-crc32'] = String(crc32(body));
  return { statusCode, headers, body };
}
