import type { Account } from '../account';
import { withoutBody } from '../without-body';
import { readObject } from '../read-object';
import type { GetObjectRequest, HeadObjectOutput } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export const headObject = withoutBody((account: Account, input: GetObjectRequest): HeadObjectOutput => readObject(account, input, 'HEAD').output);
