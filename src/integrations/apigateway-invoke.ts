import { StatesError } from '../errors/states-error';
import { isArray, isObject, setMember, type Json } from '../json/json';
import { headerFaults, headersOf } from './http-headers';
import { checkReadable, httpResult, isSuccess, NoResponse, send, type HttpAnswer, type HttpPort, type HttpRequest } from './http-port';
import { methods, RequestParts } from './http-request';
import type { Integration } from './integration';
import { clientCause } from './service-failure';
import { refused } from './task-input';
import { queryEncoded, withQuery } from './url-encoding';

/** "For security considerations, the following HTTP header keys are not currently permitted": https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html */
const forbidden =
  'x-forwarded* x-amz* authorization connection content-md5 expect host max-forwards proxy-authenticate server te transfer-encoding trailer upgrade via www-authenticate'.split(
    ' ',
  );

const members = 'ApiEndpoint Method Headers Stage Path QueryParameters RequestBody AllowNullValues AuthType'.split(' ');
const authTypes = ['NO_AUTH', 'IAM_ROLE', 'RESOURCE_POLICY'];

/**
 * `arn:aws:states:::apigateway:invoke`: https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 *
 * The request goes through `services.http`, `{ fetch }`. With AuthType IAM_ROLE and RESOURCE_POLICY it is not signed: there is no role here.
 */
export const apiGatewayInvoke: Integration = {
  service: 'http',
  method: 'fetch',
  request: (args) => httpRequest(args),
  call: (services, request, { after, signal }) => send(services['http'] as unknown as HttpPort, request as HttpRequest, after, signal),
  response(output) {
    const answer = output as HttpAnswer;
    if (!isSuccess(answer)) throw new StatesError(`ApiGateway.${answer.status}`, answer.text ?? '');
    checkReadable(answer);
    return httpResult(answer);
  },
  failure: (thrown) => ({ error: 'ApiGateway.SdkClientException', cause: thrown instanceof NoResponse ? thrown.message : clientCause(thrown) }),
};

function httpRequest(args: Json): HttpRequest {
  const parts = new RequestParts(args, members);
  const host = parts.text('ApiEndpoint', true);
  const method = parts.oneOf('Method', methods);
  const path = [parts.text('Stage'), parts.text('Path')].map((each) => each.replace(/^\/+/, '')).filter((each) => each !== '');
  const headers = headersOf(parts.object('Headers'));
  const { query, text: queryText } = parts.query('QueryParameters');
  const allowsNull = parts.flag('AllowNullValues');
  parts.oneOf('AuthType', authTypes, 'NO_AUTH');
  parts.faults.push(...headerFaults(headers, forbidden));
  if (parts.faults.length > 0) throw refused(args, parts.faults);
  const given = parts.value('RequestBody');
  const body = given === undefined || typeof given === 'string' ? given : JSON.stringify(allowsNull ? given : withoutNulls(given));
  if (body !== undefined) headers.setDefault('Content-Type', 'application/json');
  const address = `${host.includes('://') ? '' : 'https://'}${[host.replace(/\/+$/, ''), ...path].join('/')}`;
  const url = withQuery(withQuery(address, queryText), queryEncoded(query));
  return { url, method, headers: headers.toObject(), ...(body !== undefined && { body }) };
}

/** "AllowNullValues … With the default setting, any null values in the request input state will not be sent to your API." */
function withoutNulls(value: Json): Json {
  if (isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (!isObject(value)) return value;
  const kept: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value)) if (member !== null) setMember(kept, name, withoutNulls(member));
  return kept;
}
