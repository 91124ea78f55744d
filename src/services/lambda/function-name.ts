import type { Account } from './account';
import { otherRegion, qualifiersDiffer } from './errors';

/** The forms in which a request names a function: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const functionNamePattern =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?';
export const qualifierPattern = '(|[a-zA-Z0-9$_-]+)';

const forms = new RegExp(`^${functionNamePattern}$`);

/** A function, and which version or alias of it, as a request names them. */
export interface Named {
  readonly name: string;
  readonly qualifier: string | undefined;
  /** As the request names it, with the qualifier where there is one. */
  readonly arn: string;
}

/**
 * @param text - One that {@link functionNamePattern} matches.
 * @throws ResourceNotFoundException for another region's function; InvalidParameterValueException where the two qualifiers differ
 */
export function named(account: Account, text: string, qualifier?: string): Named {
  const [, , , region, , owner, , name, , derived] = forms.exec(text)!;
  const given = region?.slice(0, -1);
  if (given !== undefined && given !== account.region) throw otherRegion(given, account.region);
  if (derived !== undefined && qualifier !== undefined && derived !== qualifier) throw qualifiersDiffer();
  const wanted = qualifier ?? derived;
  const arn = `arn:aws:lambda:${account.region}:${owner?.slice(0, -1) ?? account.accountId}:function:${name!}`;
  return { name: name!, qualifier: wanted, arn: wanted === undefined ? arn : `${arn}:${wanted}` };
}

export const functionArn = ({ region, accountId }: Account, name: string, qualifier?: string): string =>
  `arn:aws:lambda:${region}:${accountId}:function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`;
