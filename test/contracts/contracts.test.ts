import { bucketContract } from './bucket';
import { functionContract, type FunctionHost } from './function';
import { queueContract } from './queue';
import { tableContract } from './table';
import { ways, type Clients } from './ways';

/** Lets seconds pass, on the account's clock where it has one that can be moved. */
const pass = ({ clock }: Clients, seconds: number): Promise<void> =>
  clock === undefined ? new Promise((resolve) => void setTimeout(resolve, seconds * 1000)) : clock.advance(seconds * 1000);

function withFunctions({ account, lambda, close }: Clients): FunctionHost {
  account!.lambda.register('echo', (event) => event);
  account!.lambda.register('fail', () => {
    throw new RangeError('far');
  });
  return { lambda, echo: 'echo', fail: 'fail', close };
}

for (const { name, open } of ways) {
  const host = async (): Promise<Clients & { pass(seconds: number): Promise<void> }> => {
    const clients = await open();
    return { ...clients, pass: (seconds) => pass(clients, seconds) };
  };
  queueContract(`SQS, ${name},`, host);
  tableContract(`DynamoDB, ${name},`, host);
  bucketContract(`S3, ${name},`, host);
  // On AWS it would need functions that are there.
  if (name !== 'AWS') functionContract(`Lambda, ${name},`, async () => withFunctions(await open()));
}
