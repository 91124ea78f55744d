import { StatesError } from '../errors/states-error';
import { queryEncoded, withQuery } from './url-encoding';
import { isSuccess, send, type NoResponse, type After, type HttpAnswer, type HttpPort } from './http-port';
import { members } from './service-failure';
import { isObject, setMember, type Json } from '../json/json';
import { parsedOrText } from '../json/parse';

/** What is used of EventBridge: the SDK's own method. Its output here holds the secrets, as the input of CreateConnection does. */
export interface ConnectionPort {
  describeConnection(input: { Name: string }): Promise<Connection>;
}

interface Parameter {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}
interface HttpParameters {
  readonly HeaderParameters?: readonly Parameter[] | undefined;
  readonly QueryStringParameters?: readonly Parameter[] | undefined;
  readonly BodyParameters?: readonly Parameter[] | undefined;
}
/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnection.html */
export interface Connection {
  readonly ConnectionState?: string | undefined;
  readonly AuthParameters?:
    | {
        readonly ApiKeyAuthParameters?: { readonly ApiKeyName?: string | undefined; readonly ApiKeyValue?: string | undefined } | undefined;
        readonly BasicAuthParameters?: { readonly Username?: string | undefined; readonly Password?: string | undefined } | undefined;
        readonly OAuthParameters?: OAuthParameters | undefined;
        readonly InvocationHttpParameters?: HttpParameters | undefined;
      }
    | undefined;
}
interface OAuthParameters {
  readonly AuthorizationEndpoint?: string | undefined;
  readonly HttpMethod?: string | undefined;
  readonly ClientParameters?: { readonly ClientID?: string | undefined; readonly ClientSecret?: string | undefined } | undefined;
  readonly OAuthHttpParameters?: HttpParameters | undefined;
}

/** What a connection adds to a request; it goes before what the Task says itself. */
export interface Additions {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
}

/** The errors of https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#connect-http-task-errors */
const connectionError = (name: string, cause: string): StatesError => new StatesError(`Events.ConnectionResource.${name}`, cause);

/** The connection of an ARN, `arn:aws:events:us-east-1:123456789012:connection/Name/id`. */
export async function findConnection(port: ConnectionPort, arn: string): Promise<Connection> {
  const Name = arn.split('/')[1] ?? arn;
  let connection: Connection;
  try {
    connection = await port.describeConnection({ Name });
  } catch (thrown) {
    const { name, message } = members(thrown);
    const code = String(name).replace(/Exception$/, '');
    throw connectionError(['ResourceNotFound', 'AccessDenied', 'ConcurrentModification'].includes(code) ? code : 'InternalError', String(message ?? thrown));
  }
  const { ConnectionState: state = 'AUTHORIZED' } = connection;
  if (state === 'AUTHORIZING' || state === 'CREATING' || state === 'UPDATING') throw connectionError('AuthInProgress', `The connection ${arn} is ${state}.`);
  if (state !== 'AUTHORIZED' && state !== 'ACTIVE') throw connectionError('InvalidConnectionState', `The connection ${arn} is ${state}.`);
  return connection;
}

/** @param port - Where a token comes from, with OAuth. */
export async function additionsOf({ AuthParameters = {} }: Connection, port: HttpPort, after: After, signal: AbortSignal): Promise<Additions> {
  const { ApiKeyAuthParameters: key, BasicAuthParameters: basic, OAuthParameters: oauth, InvocationHttpParameters: others = {} } = AuthParameters;
  const headers = named(others.HeaderParameters);
  if (key !== undefined) setMember(headers, key.ApiKeyName ?? '', key.ApiKeyValue ?? '');
  if (basic !== undefined) headers['Authorization'] = basicAuthorization(basic.Username, basic.Password);
  if (oauth !== undefined) headers['Authorization'] = await bearerAuthorization(oauth, port, after, signal);
  return { headers, query: named(others.QueryStringParameters), body: named(others.BodyParameters) };
}

function named(parameters: readonly Parameter[] = []): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { Key = '', Value = '' } of parameters) setMember(found, Key, Value);
  return found;
}

const basicAuthorization = (user = '', password = ''): string => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Client credentials (RFC 6749, section 4.4): https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html */
async function bearerAuthorization(oauth: OAuthParameters, port: HttpPort, after: After, signal: AbortSignal): Promise<string> {
  const { AuthorizationEndpoint: endpoint = '', HttpMethod: method = 'POST', ClientParameters: client = {}, OAuthHttpParameters: others = {} } = oauth;
  const { ClientID: client_id = '', ClientSecret: client_secret = '' } = client;
  const form = queryEncoded({ grant_type: 'client_credentials', client_id, client_secret, ...named(others.BodyParameters) });
  const query = queryEncoded(named(others.QueryStringParameters));
  const url = withQuery(withQuery(endpoint, query), method === 'GET' ? form : '');
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', ...named(others.HeaderParameters) };
  const token = tokenOf(await authorized(send(port, { url, method, headers, body: form }, after, signal)));
  return `Bearer ${token}`;
}

async function authorized(answer: Promise<HttpAnswer>): Promise<HttpAnswer> {
  try {
    return await answer;
  } catch (thrown) {
    throw connectionError('InvalidConnectionState', (thrown as NoResponse).message);
  }
}

function tokenOf(answer: HttpAnswer): string {
  const value = parsedOrText((answer.text ?? '') as Json);
  const token = isSuccess(answer) && isObject(value) ? value['access_token'] : undefined;
  if (typeof token === 'string') return token;
  throw connectionError('InvalidConnectionState', `The authorization endpoint gave no access token: status ${answer.status}.`);
}
