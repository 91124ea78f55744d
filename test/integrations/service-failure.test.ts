import { describe, expect, test } from 'vitest';
import { ServiceException } from '../../src/errors/service-exception';
import { serviceFailure, type ServiceErrors } from '../../src/integrations/service-failure';

const service: ServiceErrors = {
  prefix: 'Service',
  name: 'AmazonService',
  base: 'AmazonServiceException',
  classes: { Gone: 'GoneException' },
  codes: { Gone: 'AWS.Service.Gone' },
};
const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

describe('serviceFailure', () => {
  test.each<[string, unknown, string, string]>([
    [
      'an exception with a class and a spelling of its own',
      new ServiceException('Gone', 'It is gone.', 'client', { httpStatusCode: 404, requestId: 'r-1' }),
      'Service.GoneException',
      'It is gone. (Service: AmazonService; Status Code: 404; Error Code: AWS.Service.Gone; Request ID: r-1; Proxy: null)',
    ],
    [
      'an exception without a class',
      new ServiceException('ValidationException', 'Wrong.', 'client', { requestId: 'r-2' }),
      'Service.AmazonServiceException',
      'Wrong. (Service: AmazonService; Status Code: 400; Error Code: ValidationException; Request ID: r-2; Proxy: null)',
    ],
    [
      'a code that only the prototype has',
      new ServiceException('toString', 'Odd.', 'server'),
      'Service.AmazonServiceException',
      'Odd. (Service: AmazonService; Status Code: 500; Error Code: toString; Request ID: null; Proxy: null)',
    ],
    [
      'an exception of another copy of the SDK, known by its shape',
      { name: 'Gone', message: 'It is gone.', $fault: 'client', $metadata: { httpStatusCode: 400, requestId: 'r-3' } },
      'Service.GoneException',
      'It is gone. (Service: AmazonService; Status Code: 400; Error Code: AWS.Service.Gone; Request ID: r-3; Proxy: null)',
    ],
    [
      'a host that is not there: recording test_send_message_no_such_queue',
      Object.assign(new Error('getaddrinfo ENOTFOUND no-such-queue-73e08fde'), {
        code: 'ENOTFOUND',
        syscall: 'getaddrinfo',
        hostname: 'no-such-queue-73e08fde',
        $metadata: { attempts: 3, totalRetryDelay: 100 }, // the SDK adds it
      }),
      'Service.SdkClientException',
      'Unable to execute HTTP request: no-such-queue-73e08fde: Name or service not known',
    ],
    [
      'a connection that is refused',
      Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED', syscall: 'connect' }),
      'Service.SdkClientException',
      'Unable to execute HTTP request: connect ECONNREFUSED 127.0.0.1:1',
    ],
    [
      'a timeout',
      Object.assign(new Error('Connection timed out after 1 ms'), { name: 'TimeoutError' }),
      'Service.SdkClientException',
      'Unable to execute HTTP request: Connection timed out after 1 ms',
    ],
    ['a fault in the client', new TypeError('x is not a function'), 'Service.SdkClientException', 'TypeError: x is not a function'],
    [
      'an answer that the SDK could not read',
      Object.assign(new SyntaxError('Unexpected token'), { $metadata: { httpStatusCode: 200 } }),
      'Service.SdkClientException',
      'SyntaxError: Unexpected token',
    ],
    ['a text', 'no', 'Service.SdkClientException', 'no'],
    ['undefined', undefined, 'Service.SdkClientException', 'undefined'],
    ['null', null, 'Service.SdkClientException', 'null'],
    ['a symbol', Symbol('s'), 'Service.SdkClientException', 'Symbol(s)'],
    ['an object', { a: 1 }, 'Service.SdkClientException', '{"a":1}'],
    ['an object that is no JSON', { toJSON: () => undefined }, 'Service.SdkClientException', 'undefined'],
    ['a cycle', cycle, 'Service.SdkClientException', '[object Object]'],
  ])('%s', (_title, thrown, error, cause) => {
    expect(serviceFailure(service, thrown)).toEqual({ error, cause });
  });
});
