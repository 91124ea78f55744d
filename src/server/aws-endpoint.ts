import { ServiceException } from '../errors/service-exception';
import { wholeBody } from './body';
import { destinationOf, type Destination } from './destination';
import type { Protocol } from './protocol';
import { awsJson } from './protocols/aws-json';
import { serviceOf, type Operation, type Service, type ServiceName } from './service';
import type { AwsCredentials } from './sigv4/credentials';
import type { WholeRequest, WireRequest, WireResponse } from './wire';

/**
 * The services behind an endpoint, each an object with the methods of the AWS SDK's aggregated client (`createQueue`, `putItem`, …).
 * A service that is not there, or an action that its object lacks, is refused as AWS refuses an unknown operation.
 */
export type ServicePorts = { readonly [Name in ServiceName]?: object };

export interface AwsEndpointOptions {
  /** The largest body that is read, in bytes. Default: 100 MiB. */
  readonly maxBodyBytes?: number;
  /** Only requests that are signed with one of them are let in. Default: any signature is, and none. */
  readonly credentials?: readonly AwsCredentials[];
  /** The time that signatures are held against, in milliseconds since the epoch. Default: the system's, which the clients sign by. */
  readonly now?: () => number;
}

/** What can be said beside a request. */
export interface CallOptions {
  /** Gives the call up: it rejects with an error named AbortError where the service heeds it, as a long poll does. */
  readonly abortSignal?: AbortSignal | undefined;
}

/** Answers requests in AWS's protocols. */
export interface AwsEndpoint {
  handle(request: WireRequest, options?: CallOptions): Promise<WireResponse>;
}

/** AWS JSON is what most services speak; the others are loaded when they are first needed. */
const protocols: Record<Destination['protocol'], () => Protocol | Promise<Protocol>> = {
  'aws-json': () => awsJson,
  'aws-query': async () => (await import('./protocols/aws-query')).awsQuery,
  'rest-json': async () => (await import('./protocols/rest-json')).restJson,
  'rest-xml': async () => (await import('./protocols/rest-xml')).restXml,
};

export function awsEndpoint(ports: ServicePorts, { maxBodyBytes = 100 * 2 ** 20, credentials, now = Date.now }: AwsEndpointOptions = {}): AwsEndpoint {
  return {
    async handle(request, options = {}) {
      const destination = destinationOf(request);
      if (destination === undefined) return unknownService();
      const found = serviceOf(destination.service);
      const service = found instanceof Promise ? await found : found;
      const made = protocols[destination.protocol]();
      const protocol = made instanceof Promise ? await made : made;
      try {
        const body = wholeBody(request.body, maxBodyBytes);
        const whole: WholeRequest = { ...request, body: body instanceof Promise ? await body : body };
        // Loaded where it is needed only: most endpoints take any signature.
        if (credentials !== undefined) (await import('./sigv4/authenticate')).authenticate(whole, destination, credentials, now());
        const { operation, input } = protocol.read(service, whole);
        const output = await methodOf(ports, service, operation)(input, options);
        const response = protocol.write(service, operation, output);
        return response instanceof Promise ? await response : response;
      } catch (fault) {
        if (isAbort(fault) && options.abortSignal?.aborted) throw fault;
        return protocol.refuse(service, asException(fault), request);
      }
    },
  };
}

/** What a call that was given up rejects with. */
const isAbort = (fault: unknown): boolean => (fault as { name?: unknown } | null)?.name === 'AbortError';

type Method = (input: object, options: CallOptions) => Promise<object>;

function methodOf(ports: ServicePorts, service: Service, { name, method }: Operation): Method {
  const port = ports[service.name] as Record<string, Method> | undefined;
  if (typeof port?.[method] !== 'function') {
    throw new ServiceException('UnknownOperationException', `This endpoint does not have the action ${name} of the service "${service.name}".`);
  }
  return (input, options) => port[method]!(input, options);
}

/** An SDK client that is behind the endpoint throws errors of its own class. */
function asException(fault: unknown): ServiceException {
  if (fault instanceof ServiceException) return fault;
  const error = fault instanceof Error ? fault : new Error(String(fault));
  if ('$fault' in error) return error as ServiceException;
  return new ServiceException('InternalFailure', `${error.name}: ${error.message}`, 'server');
}

const unknownService = (): WireResponse => ({
  statusCode: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({
    __type: 'com.amazon.coral.service#UnknownOperationException',
    message: 'This endpoint does not have the service that the request names.',
  }),
});
