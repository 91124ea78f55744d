import { isPatterns, type PolicyNode } from './policy-node';
import { PolicyFault } from './policy-fault';

const mostBytes = 262_144;
const mostKeys = 5;
const mostCombinations = 150;

export function checkSize(text: string): void {
  if (Buffer.byteLength(text) > mostBytes) throw new PolicyFault('Filter policy is too long');
}

/**
 * The limits of https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html: five keys, of a body's policy only those at the top;
 * 150 combinations, the product over all keys of the number of values and the level. Alternatives of `$or` add up.
 */
export function checkLimits(policy: PolicyNode, scope: string): void {
  if (scope === 'MessageAttributes' && isNested(policy)) throw new PolicyFault('Filter policy scope MessageAttributes does not support nested filter policy');
  if (policy.fields.length + policy.ors.length > mostKeys) throw new PolicyFault(`Filter policy can not have more than ${mostKeys} keys`);
  if (combinations(policy, 1) > mostCombinations) throw new PolicyFault('Filter policy is too complex');
}

const isNested = ({ fields, ors }: PolicyNode): boolean =>
  fields.some(([, wanted]) => !isPatterns(wanted)) || ors.some((alternatives) => alternatives.some(isNested));

function combinations({ fields, ors }: PolicyNode, level: number): number {
  let product = 1;
  for (const [, wanted] of fields) product *= isPatterns(wanted) ? wanted.length * level : combinations(wanted, level + 1);
  for (const alternatives of ors) product *= alternatives.reduce((sum, each) => sum + combinations(each, level), 0);
  return product;
}
