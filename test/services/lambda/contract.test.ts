import { functionContract } from '../../contracts/function';
import { fixture } from './fixture';

functionContract('the in-memory service', () => {
  const { lambda } = fixture();
  lambda.register('echo', (event) => event);
  lambda.register('fail', () => {
    throw new RangeError('far');
  });
  return { lambda, echo: 'echo', fail: 'fail' };
});
