/** What an AWS SDK v3 client tells of a call beside its outcome. */
export interface ResponseMetadata {
  readonly httpStatusCode: number;
  readonly requestId: string;
}

/**
 * An error of an AWS service, in the shape in which an AWS SDK v3 client throws it: `name` is the error code, `$fault` who is at fault,
 * `$metadata` the response's. Further members of the error (such as `CancellationReasons` or `Item`) stand beside them.
 */
export class ServiceException extends Error {
  readonly $metadata: ResponseMetadata;
  constructor(
    override readonly name: string,
    message: string,
    readonly $fault: 'client' | 'server' = 'client',
    metadata: { httpStatusCode?: number; requestId?: string } = {},
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.$metadata = { httpStatusCode: metadata.httpStatusCode ?? ($fault === 'client' ? 400 : 500), requestId: metadata.requestId ?? '' };
    Object.assign(this, members);
  }
}
