import { expect, test } from 'vitest';
import { answer } from '../../src/api/answer';
import { Uuids } from '../../src/api/uuids';
import { ServiceException } from '../../src/errors/service-exception';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('every outcome carries a request id, those of equal seeds are equal', async () => {
  const account = { requestIds: new Uuids('a') };
  const same = new Uuids('a');
  const ids = [same.next(), same.next(), same.next(), same.next()];
  expect(ids.every((id) => uuid.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(4);
  expect(await answer(account, (_, input: { n: number }) => ({ twice: input.n * 2 }), { n: 2 })).toEqual({
    twice: 4,
    $metadata: { httpStatusCode: 200, requestId: ids[0] },
  });
  expect(await answer(account, () => undefined, {}, 204)).toEqual({ $metadata: { httpStatusCode: 204, requestId: ids[1] } });
  expect(await answer(account, async () => ({ late: true }), {})).toEqual({ late: true, $metadata: { httpStatusCode: 200, requestId: ids[2] } });
  const fault = new ServiceException('Broken', 'It is broken.');
  const refused = answer(
    account,
    () => {
      throw fault;
    },
    {},
  );
  await expect(refused).rejects.toBe(fault);
  expect(fault.$metadata).toEqual({ httpStatusCode: 400, requestId: ids[3] });
});

test('what is no fault of the request is thrown as it is', async () => {
  const fault = new TypeError('a bug');
  const refused = answer({ requestIds: new Uuids('a') }, () => Promise.reject(fault), {});
  await expect(refused).rejects.toBe(fault);
});
