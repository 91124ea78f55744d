/** Runners whose `expect.extend` gives less than vitest does. */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { matchers } from '../../../src/testing/matchers/matchers';
import { run } from '../workflows';

const context = { equals: (a: unknown, b: unknown) => isDeepStrictEqual(a, b) };
const fail = { StartAt: 'A', States: { A: { Type: 'Fail', Error: 'Broken', Cause: 'it broke' } } };
const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };

test('without utils both values are shown', async () => {
  const { pass: holds, message } = matchers.toHaveSucceeded.call(context, await run(pass, {}, { a: [1, 2] }), { a: [1, 3], b: undefined });
  expect(holds).toBe(false);
  expect(`\n${message()}\n`).toMatchInlineSnapshot(`
    "
    expect(execution).toHaveSucceeded(output)

    The execution has succeeded with another output.

    - {"a":[1,3],"b":"undefined"}
    + {"a":[1,2]}

      0 s  input {"a":[1,2]}
           A (Pass)
    ▶      SUCCEEDED → {"a":[1,2]}
    "
  `);
  expect(matchers.toHaveSucceeded.call({ ...context, isNot: true }, await run(pass)).message()).toContain('expect(execution).not.toHaveSucceeded()');
});

test('without utils patterns and asymmetric matchers are shown as texts', async () => {
  const any = { asymmetricMatch: () => false, toString: () => 'Any<Number>' };
  const failed = await run(fail);
  expect(matchers.toHaveFailed.call(context, failed, /x/, 'it broke').message()).toContain(
    '- {"error":"/x/","cause":"it broke"}\n+ {"error":"Broken","cause":"it broke"}',
  );
  expect(matchers.toHaveSucceeded.call(context, await run(pass, {}, 'a'), any).message()).toContain('- "Any<Number>"\n+ "a"');
  expect(matchers.toHaveSucceeded.call(context, await run(pass, {}, { d: [1] }), { d: new Date(0) }).message()).toContain(
    '- {"d":"1970-01-01T00:00:00.000Z"}\n+ {"d":[1]}',
  );
  expect(matchers.toHaveSucceeded.call(context, await run(pass, {}, { a: 1, l: 1 }), { a: 2, l: [1] }).message()).toContain(
    '- {"a":2,"l":[1]}\n+ {"a":1,"l":1}',
  );
  expect(matchers.toHaveCaught.call(context, failed, 'A', any).message()).toContain('should have caught Any<Number>, but');
});

test('a text is made only for an assertion that does not hold', async () => {
  const result = await run(pass, {}, { a: 1 });
  let made = 0;
  const counted = { ...result, history: () => (made++, result.history()) };
  expect(matchers.toHaveSucceeded.call(context, counted, { a: 1 }).pass).toBe(true);
  expect(matchers.toHaveLasted.call(context, counted, 0).pass).toBe(true);
  expect(made).toBe(0);
  for (let i = 0; i < 3; i++) expect(matchers.toHaveTakenPath.call(context, counted, ['A']).pass).toBe(true);
  expect(made).toBe(1);
});
