import type { ServiceException } from '../errors/service-exception';
import type { Operation, Service } from './service';
import type { WholeRequest, WireResponse } from './wire';

/** How a service's actions and errors travel. */
export interface Protocol {
  /** The action that the request is for, and its input as the SDK has it; throws the service's own error where there is none. */
  read(service: Service, request: WholeRequest): { readonly operation: Operation; readonly input: object };
  /** The response to an action: the output is the SDK's. */
  write(service: Service, operation: Operation, output: object): WireResponse | Promise<WireResponse>;
  /** The response that carries an error. The request is what it was answered to. */
  refuse(service: Service, fault: ServiceException, request: { readonly method: string; readonly path: string }): WireResponse;
}

/** What the SDK's outputs and errors carry beside their members. */
export const metadataOf = (answer: object): { readonly requestId?: string; readonly extendedRequestId?: string; readonly httpStatusCode?: number } =>
  (answer as { $metadata?: object }).$metadata ?? {};
