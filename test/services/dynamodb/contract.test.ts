import { virtualClock } from '../../../src/clock/virtual-clock';
import { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import { tableContract } from '../../contracts/table';

tableContract('the in-memory service', () => {
  const clock = virtualClock();
  return { dynamodb: new InMemoryDynamoDb({ clock }), pass: (seconds) => clock.advance(seconds * 1000) };
});
