import { virtualClock } from '../../../src/clock/virtual-clock';
import { InMemorySqs } from '../../../src/services/sqs/in-memory-sqs';
import { queueContract } from '../../contracts/queue';

queueContract('InMemorySqs', () => {
  const clock = virtualClock();
  const sqs = new InMemorySqs({ clock, region: 'eu-west-1', accountId: '123456789012' });
  return { sqs, pass: (seconds) => clock.advance(seconds * 1000) };
});
