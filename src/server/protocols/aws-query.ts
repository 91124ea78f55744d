import { ServiceException } from '../../errors/service-exception';
import { formTree, readForm } from '../form-reader';
import { metadataOf, type Protocol } from '../protocol';
import type { Service } from '../service';
import { bodyText, type WholeRequest, type WireResponse } from '../wire';
import { escapeXml, writeMembers } from '../xml-writer';

/** SQS had the protocol before it had JSON: its model has no namespace for it any more. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html */
const SQS_NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/';

/** AWS Query: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export const awsQuery: Protocol = {
  read(service, request) {
    const fields = [...request.query, ...new URLSearchParams(bodyText(request.body))];
    const tree = formTree(fields);
    const action = tree.children?.get('Action')?.value;
    if (action === undefined) throw missingAction();
    const operation = service.operation(action);
    if (operation === undefined) throw invalidAction(service, action, tree.children?.get('Version')?.value);
    const input = operation.input === undefined ? {} : (readForm(tree, operation.input) as Record<string, unknown>);
    return { operation, input: service.name === 'sqs' ? withQueueUrl(input, request) : input };
  },

  write(service, { name, output }, result) {
    const { requestId = '' } = metadataOf(result);
    const content = output?.shape.kind === 'structure' ? `<${name}Result>${writeMembers(output.shape, result)}</${name}Result>` : '';
    const metadata = `<ResponseMetadata><RequestId>${escapeXml(requestId)}</RequestId></ResponseMetadata>`;
    return respond(200, `<${name}Response xmlns="${namespace(service)}">${content}${metadata}</${name}Response>`, requestId);
  },

  refuse(service, fault) {
    const { httpStatusCode = 400, requestId = '' } = metadataOf(fault);
    const { shape, code } = errorOf(service, fault.name);
    const members = shape === undefined ? '' : writeMembers(shape, fault, () => true).replace(/<[mM]essage>[\s\S]*?<\/[mM]essage>/, '');
    const sender = httpStatusCode < 500 ? 'Sender' : 'Receiver';
    const content = `<Type>${sender}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(fault.message)}</Message>${members}`;
    const body = `<ErrorResponse xmlns="${namespace(service)}"><Error>${content}</Error><RequestId>${escapeXml(requestId)}</RequestId></ErrorResponse>`;
    return respond(httpStatusCode, body, requestId);
  },
};

const namespace = ({ model }: Service): string => model.xmlNamespace ?? SQS_NAMESPACE;

/** The query protocol has codes of its own for some errors. */
function errorOf(service: Service, name: string) {
  const shape = service.error(name);
  return { shape, code: shape?.traits.awsQueryError?.[0] ?? (name === 'UnknownOperationException' ? 'InvalidAction' : name) };
}

/** A request to a queue's own URL need not name it once more. */
function withQueueUrl(input: Record<string, unknown>, { path, headers }: WholeRequest): object {
  if (input['QueueUrl'] === undefined && path.length > 1) input['QueueUrl'] = `https://${headers['host'] ?? ''}${path}`;
  return input;
}

const missingAction = (): ServiceException => new ServiceException('MissingAction', 'The request must contain the parameter Action.');

const invalidAction = ({ name }: Service, action: string, version = 'NO_VERSION_SPECIFIED'): ServiceException =>
  new ServiceException(
    'InvalidAction',
    name === 'sqs' ? `The action ${action} is not valid for this endpoint.` : `Could not find operation ${action} for version ${version}`,
  );

const respond = (statusCode: number, body: string, requestId: string): WireResponse => ({
  statusCode,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  body: `<?xml version="1.0"?>\n${body}`,
});
