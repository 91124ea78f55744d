import { queueContract } from './queue';
import { tableContract } from './table';
import { ways, type Clients } from './ways';

/** Lets seconds pass, on the account's clock where it has one that can be moved. */
const pass = ({ clock }: Clients, seconds: number): Promise<void> =>
  clock === undefined ? new Promise((resolve) => void setTimeout(resolve, seconds * 1000)) : clock.advance(seconds * 1000);

for (const { name, open } of ways) {
  const host = async (): Promise<Clients & { pass(seconds: number): Promise<void> }> => {
    const clients = await open();
    return { ...clients, pass: (seconds) => pass(clients, seconds) };
  };
  queueContract(`SQS, ${name},`, host);
  tableContract(`DynamoDB, ${name},`, host);
}
