import { expect, test } from 'vitest';
import { DefinitionError } from '../../src/errors/definition-error';
import { parse } from '../../src/validation/parse';
import { machine, pass } from './machine';

test.each([
  ['an object', machine({ A: pass({ Result: 1 }) })],
  ['a text', JSON.stringify(machine({ A: pass({ Result: 1 }) }))],
  ['a text with a byte order mark', `\uFEFF${JSON.stringify(machine({ A: pass({ Result: 1 }) }))}`],
])('%s becomes a machine', (_title, definition) => {
  expect(parse(definition).start).toMatchObject({ type: 'Pass', where: '/States/A', result: 1 });
});

test('a definition with faults is refused with all of them, its warnings too', () => {
  const definition = machine({ A: { Type: 'Pass', Next: 'B', Result: '$.a' } });
  const refusal = (): unknown => {
    try {
      return parse(definition);
    } catch (thrown) {
      return thrown;
    }
  };
  const error = refusal() as DefinitionError;
  expect(error).toBeInstanceOf(DefinitionError);
  expect(error.diagnostics.map(({ code }) => code)).toEqual(['MISSING_TRANSITION_TARGET', 'MISSING_END_STATE', 'PASS_RESULT_IS_STATIC']);
});

test('a definition with nothing but warnings is taken', () => {
  expect(parse(machine({ A: pass({ Result: '$.a' }) })).start.type).toBe('Pass');
});

test('a later change of the definition does not change the machine', () => {
  const result = { a: 1 };
  const parsed = parse(machine({ A: pass({ Result: result }) }));
  result.a = 2;
  expect(parsed.start).toMatchObject({ result: { a: 1 } });
});
