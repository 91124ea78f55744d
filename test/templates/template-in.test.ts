import { expect, test } from 'vitest';
import { templateIn } from '../../src/templates/template-in';

test.each<[text: string, is: boolean]>([
  ['{ "Resources": {} }', true],
  ['{ "StartAt": "A", "States": {} }', false],
  ['{ "Comment": "Resources: none", "States": {} }', false],
  ['{ "Resources": {}, "States": {} }', false],
])('%s is a template: %s', (text, is) => {
  expect(templateIn(text) !== undefined).toBe(is);
});
