/** How Step Functions names the errors of a service: by the exception's class in the AWS SDK for Java 1.x, as the recordings show. */
export interface ServiceErrors {
  /** What stands before the error's name: 'SQS'. */
  readonly prefix: string;
  /** The service's name in a cause: 'AmazonSQS'. */
  readonly name: string;
  /** The class of every error that has none of its own: 'AmazonSQSException'. */
  readonly base: string;
  /** The error codes, as an SDK v3 client names them, that have a class of their own, and what it is called. */
  readonly classes: Readonly<Record<string, string>>;
  /** The error codes that a cause spells in another way than an SDK v3 client. */
  readonly codes?: Readonly<Record<string, string>>;
}

/**
 * Error and Cause from what a client threw. Recognised by its shape, since a client may come from any copy of the SDK:
 * - a service's exception (`$fault`, `$metadata.httpStatusCode`, `name`): recording test_put_item_invalid_table_name;
 * - a request that got no answer (a system error, a timeout): SdkClientException, recording test_send_message_no_such_queue;
 * - anything else is the client's own fault, SdkClientException too, with what was thrown as the cause.
 */
export function serviceFailure(service: ServiceErrors, thrown: unknown): { readonly error: string; readonly cause: string } {
  const { name, message, $fault, $metadata } = members(thrown);
  const { httpStatusCode, requestId } = members($metadata);
  if ($fault === undefined || typeof httpStatusCode !== 'number') return { error: `${service.prefix}.SdkClientException`, cause: clientCause(thrown) };
  const code = String(name);
  const className = Object.hasOwn(service.classes, code) ? service.classes[code]! : service.base;
  return { error: `${service.prefix}.${className}`, cause: serviceCause(service, code, String(message), httpStatusCode, requestId) };
}

/** Every name that {@link serviceFailure} can give for the service. */
export const errorNames = ({ prefix, base, classes }: ServiceErrors): string[] =>
  [...Object.values(classes), base, 'SdkClientException'].map((name) => `${prefix}.${name}`);

/** A cause as the SDK for Java words it. A request without an id has "null", as there. */
function serviceCause({ name, codes }: ServiceErrors, code: string, message: string, httpStatusCode: number, requestId: unknown): string {
  const errorCode = codes !== undefined && Object.hasOwn(codes, code) ? codes[code]! : code;
  return `${message} (Service: ${name}; Status Code: ${httpStatusCode}; Error Code: ${errorCode}; Request ID: ${requestId ? String(requestId) : 'null'}; Proxy: null)`;
}

/** What is wrong where no answer of the service came. */
export function clientCause(thrown: unknown): string {
  const { name, message, code, syscall, hostname } = members(thrown);
  if (code === 'ENOTFOUND') return `Unable to execute HTTP request: ${String(hostname)}: Name or service not known`;
  if (syscall !== undefined || name === 'TimeoutError') return `Unable to execute HTTP request: ${String(message)}`;
  return message === undefined ? text(thrown) : `${String(name)}: ${String(message)}`;
}

/** What is no object has no members. */
export const members = (value: unknown): { readonly [member: string]: unknown } =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function text(thrown: unknown): string {
  try {
    return typeof thrown === 'object' ? (JSON.stringify(thrown) ?? 'undefined') : String(thrown);
  } catch {
    return Object.prototype.toString.call(thrown); // a cycle, or a toJSON that throws
  }
}
