import { optional } from './account';
import { invalidParameter } from './errors';

/** How many things a page of a list has: https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
const pageSize = 100;

/** The page behind a token, of things in the order of their names, which begins behind the name that the token stands for. */
export function pageOf<Thing>(things: Iterable<Thing>, nameOf: (thing: Thing) => string, token: unknown): { page: Thing[]; NextToken?: string } {
  const after = afterToken(optional(token, 'NextToken'));
  const names = new Map<string, Thing>();
  for (const thing of things) if (nameOf(thing) > after) names.set(nameOf(thing), thing);
  const sorted = [...names.keys()].toSorted();
  const page = sorted.slice(0, pageSize);
  return { page: page.map((name) => names.get(name)!), ...(sorted.length > pageSize && { NextToken: tokenOf(page.at(-1)!) }) };
}

const tokenOf = (name: string): string => Buffer.from(name).toString('base64');

function afterToken(token: string | undefined): string {
  if (token === undefined || token === '') return '';
  const name = Buffer.from(token, 'base64').toString();
  if (tokenOf(name) !== token) throw invalidParameter('NextToken Reason: invalid pagination token');
  return name;
}
