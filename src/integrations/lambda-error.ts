import { ServiceException } from '../errors/service-exception';
import type { ServiceErrors } from './service-failure';

/** The errors of https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html; each is its own class. */
const classes = [
  'EC2AccessDeniedException',
  'EC2ThrottledException',
  'EC2UnexpectedException',
  'EFSIOException',
  'EFSMountConnectivityException',
  'EFSMountFailureException',
  'EFSMountTimeoutException',
  'ENILimitReachedException',
  'InvalidParameterValueException',
  'InvalidRequestContentException',
  'InvalidRuntimeException',
  'InvalidSecurityGroupIDException',
  'InvalidSubnetIDException',
  'InvalidZipFileException',
  'KMSAccessDeniedException',
  'KMSDisabledException',
  'KMSInvalidStateException',
  'KMSNotFoundException',
  'RecursiveInvocationException',
  'RequestTooLargeException',
  'ResourceConflictException',
  'ResourceNotFoundException',
  'ResourceNotReadyException',
  'ServiceException',
  'SnapStartException',
  'SnapStartNotReadyException',
  'SnapStartTimeoutException',
  'SubnetIPAddressLimitReachedException',
  'TooManyRequestsException',
  'UnsupportedMediaTypeException',
];

export const lambdaErrors: ServiceErrors = {
  prefix: 'Lambda',
  name: 'AWSLambda',
  base: 'AWSLambdaException',
  classes: Object.fromEntries(classes.map((name) => [name, name])),
};

const lambdaError = (name: string, message: string, requestId: string, httpStatusCode = 400): ServiceException =>
  new ServiceException(name, message, 'client', { httpStatusCode, requestId });

export const functionNotFound = (named: string, requestId: string): ServiceException =>
  lambdaError('ResourceNotFoundException', `Function not found: ${named}`, requestId, 404);

/** Lambda goes on with its parser's own words, which depend on where the text goes wrong. */
export const payloadIsNoJson = (requestId: string): ServiceException =>
  lambdaError('InvalidRequestContentException', 'Could not parse request body into json: Could not parse payload into json', requestId);

export const qualifiersDiffer = (requestId: string): ServiceException =>
  lambdaError('InvalidParameterValueException', 'The derived qualifier from the function name does not match the specified qualifier.', requestId);

export const notInEnum = (value: string, member: string, set: readonly string[], requestId: string): ServiceException =>
  lambdaError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${set.join(', ')}]`,
    requestId,
  );
