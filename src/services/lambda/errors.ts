/** The errors of AWS Lambda with its texts. See https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html and each action's page. */
import { ServiceException } from '../../errors/service-exception';

const lambdaError = (name: string, message: string, httpStatusCode = 400, members: object = {}): ServiceException =>
  new ServiceException(name, message, 'client', { httpStatusCode }, { Type: 'User', ...members });

const notFound = (message: string): ServiceException => lambdaError('ResourceNotFoundException', message, 404, { Message: message });
const conflict = (message: string): ServiceException => lambdaError('ResourceConflictException', message, 409);

export const invalidParameter = (message: string): ServiceException => lambdaError('InvalidParameterValueException', message);

/** Something that Lambda has and this service has not: it is refused, never ignored. */
export const notSupported = (what: string): ServiceException => invalidParameter(`${what} is not supported by the in-memory Lambda. Leave it out.`);

export const validationErrors = (faults: readonly string[]): ServiceException =>
  lambdaError('ValidationException', `${faults.length} validation error${faults.length === 1 ? '' : 's'} detected: ${faults.join('; ')}`);

/** A member has the wrong type: AWS's reader of JSON refuses the request before anything looks at it. */
export const serialization = (message: string): ServiceException => lambdaError('SerializationException', message);

export const functionNotFound = (arn: string): ServiceException => notFound(`Function not found: ${arn}`);

export const otherRegion = (given: string, here: string): ServiceException =>
  notFound(`Functions from '${given}' are not reachable in this region ('${here}')`);

export const aliasNotFound = (arn: string): ServiceException => notFound(`Cannot find alias arn: ${arn}`);

/** An event source mapping, a policy, a statement of one. */
export const resourceNotFound = (): ServiceException => notFound('The resource you requested does not exist.');

export const statementNotFound = (id: string): ServiceException => notFound(`Statement ${id} is not found in resource policy.`);

export const noEventInvokeConfig = (arn: string): ServiceException => notFound(`The function ${arn} doesn't have an EventInvokeConfig`);

export const functionExists = (name: string): ServiceException => conflict(`Function already exist: ${name}`);

export const aliasExists = (arn: string): ServiceException => conflict(`Alias already exists: ${arn}`);

export const statementExists = (id: string): ServiceException =>
  conflict(`The statement id (${id}) provided already exists. Please provide a new statement id, or remove the existing statement.`);

/** The spaces are AWS's. */
export const mappingExists = (arn: string, functionName: string, uuid: string): ServiceException => {
  const source = arn.includes(':sqs:') ? 'An event source mapping with SQS arn' : 'The event source arn';
  const there = arn.includes(':sqs:') ? 'already exists' : 'provided mapping already exists';
  return conflict(`${source} (" ${arn} ") and function (" ${functionName} ") ${there}. Please update or delete the existing mapping with UUID ${uuid}`);
};

export const versionHasAliases = (arns: readonly string[]): ServiceException => conflict(`Version is referenced by alias(es): [${arns.join(', ')}]`);

export const preconditionFailed = (): ServiceException =>
  lambdaError(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    412,
  );

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html and https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
export const tooManyRequests = (Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' | 'ConcurrentInvocationLimitExceeded'): ServiceException =>
  lambdaError('TooManyRequestsException', 'Rate Exceeded.', 429, { Reason });

/** AWS's code for it is RequestEntityTooLargeException on the wire, RequestTooLargeException in its API reference. */
export const payloadTooLarge = (size: number, invocationType: string, limit: number): ServiceException =>
  lambdaError('RequestTooLargeException', `${size} byte payload is too large for the ${invocationType} invocation type (limit ${limit} bytes)`, 413);

/** Lambda goes on with its parser's own words, which depend on where the text goes wrong. */
export const payloadIsNoJson = (): ServiceException =>
  lambdaError('InvalidRequestContentException', 'Could not parse request body into json: Could not parse payload into json');

export const invalidClientContext = (why: string): ServiceException =>
  lambdaError('InvalidRequestContentException', `Client context must be a valid Base64-encoded JSON object. ${why}`);

export const qualifiersDiffer = (): ServiceException =>
  invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');

/** A function whose code is not registered in this process: saved state holds configurations, code is none. */
export const codeNotHere = (name: string): ServiceException =>
  new ServiceException(
    'InvalidZipFileException',
    `No code is registered for the function "${name}" in this process. Register it: lambda.register(${JSON.stringify(name)}, handler).`,
    'server',
    { httpStatusCode: 502 },
    { Type: 'Server' },
  );
