import { expect, test } from 'vitest';
import { DefinitionError } from '../../src/errors/definition-error';
import { variableReferences } from '../../src/validation/variable-references';
import { machine, pass } from './machine';

const set = (Assign: object, Next: string): object => ({ Type: 'Pass', Assign, Next });
const map = (fields: object, state: object): object => ({ Type: 'Map', ItemProcessor: { StartAt: 'Inner', States: { Inner: state } }, End: true, ...fields });

// The first four are recordings of DescribeStateMachine: test_base_variable_references_in_assign_templates
test.each<[title: string, definition: object, references: object]>([
  [
    'BASE_REFERENCE_IN_CHOICE',
    machine({
      Setup: set({ guess: 'the_guess', answer: 'the_answer' }, 'CheckAnswer'),
      CheckAnswer: { Type: 'Choice', Choices: [{ Variable: '$guess', StringEqualsPath: '$answer', Next: 'CorrectAnswer' }], Default: 'WrongAnswer' },
      CorrectAnswer: pass({ Result: { state: 'CORRECT' } }),
      WrongAnswer: { ...set({ 'guess.$': '$answer' }, 'CheckAnswer'), Result: { state: 'WRONG' } },
    }),
    { CheckAnswer: ['answer', 'guess'], WrongAnswer: ['answer'] },
  ],
  ['BASE_REFERENCE_IN_INPUTPATH', machine({ A: set({ theAnswer: 42 }, 'B'), B: pass({ InputPath: '$theAnswer' }) }), { B: ['theAnswer'] }],
  [
    'MAP_STATE_REFERENCE_IN_INTRINSIC_FUNCTION',
    machine({
      A: set({ AnswerTemplate: "It's {}!", Question: "Who's that Pokemon?" }, 'M'),
      M: map(
        { ItemSelector: { 'AnnouncePokemon.$': 'States.Format($AnswerTemplate, $$.Map.Item.Value)' } },
        pass({ Parameters: { 'Question.$': '$Question', 'Answer.$': '$.AnnouncePokemon' } }),
      ),
    }),
    { M: ['AnswerTemplate'], Inner: ['Question'] },
  ],
  [
    'MAP_STATE_REFERENCE_IN_MAX_CONCURRENCY_PATH',
    machine({ A: set({ maxConcurrency: '1' }, 'M'), M: map({ ItemsPath: '$.Values', MaxConcurrencyPath: '$maxConcurrency' }, pass()) }),
    { M: ['maxConcurrency'] },
  ],
  [
    'JSONata, each name once',
    machine({ A: set({ n: 1 }, 'B'), B: pass({ Output: ['{% $n + $n %}', '{% $states.input %}'] }) }, { QueryLanguage: 'JSONata' }),
    { B: ['n'] },
  ],
  ['no variables', machine({ A: pass() }), {}],
])('%s', (_title, definition, references) => {
  expect(variableReferences(definition)).toEqual(references);
  expect(variableReferences(JSON.stringify(definition))).toEqual(references);
});

test('a definition that is not valid is refused', () => {
  expect(() => variableReferences({ StartAt: 'A' })).toThrow(DefinitionError);
});
