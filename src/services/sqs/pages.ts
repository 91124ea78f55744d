import { invalidParameter } from './errors';
import { optionalText, within } from './range';

const pageSize = 1000;

/**
 * One page of sorted names. A token for the next comes only with MaxResults.
 *
 * @throws InvalidParameterValue, SerializationException
 */
export function pageOf(
  names: readonly string[],
  input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
): { page: string[]; nextToken: string | undefined } {
  const most = within(input.MaxResults, 'MaxResults', 1, pageSize, 'Must be between 1 and 1000, if provided.');
  const token = optionalText(input.NextToken);
  const after = token === undefined ? '' : nameOf(token);
  const rest = names.filter((name) => name > after);
  const page = rest.slice(0, most ?? pageSize);
  return { page, nextToken: most !== undefined && rest.length > most ? tokenOf(page.at(-1)!) : undefined };
}

const tokenOf = (name: string): string => Buffer.from(name).toString('base64');

function nameOf(token: string): string {
  const name = Buffer.from(token, 'base64').toString();
  if (tokenOf(name) !== token) throw invalidParameter(token, 'NextToken', 'Invalid or expired next token.');
  return name;
}
