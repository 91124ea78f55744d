import type { AddPermissionRequest } from './shapes';

/** A statement of a resource policy as Lambda writes it. See https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
export function statementText(request: AddPermissionRequest, resource: string): string {
  const { StatementId, Action, Principal, SourceArn, SourceAccount, EventSourceToken, FunctionUrlAuthType, PrincipalOrgID } = request;
  const equals = {
    ...(SourceAccount !== undefined && { 'AWS:SourceAccount': SourceAccount }),
    ...(EventSourceToken !== undefined && { 'lambda:EventSourceToken': EventSourceToken }),
    ...(FunctionUrlAuthType !== undefined && { 'lambda:FunctionUrlAuthType': FunctionUrlAuthType }),
    ...(PrincipalOrgID !== undefined && { 'aws:PrincipalOrgID': PrincipalOrgID }),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
  };
  return JSON.stringify({
    Sid: StatementId,
    Effect: 'Allow',
    Principal: principal(Principal!),
    Action,
    Resource: resource,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  });
}

function principal(named: string): unknown {
  if (named === '*') return '*';
  if (/^\d{12}$/.test(named)) return { AWS: `arn:aws:iam::${named}:root` };
  return named.startsWith('arn:') ? { AWS: named } : { Service: named };
}
