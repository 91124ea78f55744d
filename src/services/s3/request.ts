import { emptyLabel, malformedXml, missingLabel, notSupportedYet, wrongType } from './errors';
import { fit, type Misfit, OneOf, type Shape } from './shape';

/** What nearly every request may have. All requests are paid by the owner of the account: `RequestPayer` changes nothing. */
export const everywhere = { Bucket: 'text', ExpectedBucketOwner: 'text', RequestPayer: new OneOf('requester') } as const;

/** A copy of a request whose members are of their types. What S3 has and this service has not is refused. */
export function requested<Request extends object>(input: Request, shape: { readonly [member: string]: Shape }): Request {
  return fit(input ?? {}, shape, '', errorOf) as Request;
}

/** Members of headers and of the address fail as in a client's serialiser; what is inside of structures travels as XML. */
function errorOf({ kind, path }: Misfit): Error {
  if (kind === 'unknown') return notSupportedYet(path);
  if (path.includes('.')) return malformedXml();
  return kind === 'missing' ? missingLabel(path) : wrongType(path);
}

/** A name that belongs into the address, which a client refuses to leave out. */
export function label(value: string | undefined, member: string): string {
  if (value === undefined) throw missingLabel(member);
  if (value === '') throw emptyLabel(member);
  return value;
}
