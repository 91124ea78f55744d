import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the unit test in the README is the one that runs here', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`ts\n${readFileSync('test/readme/refund.test.ts', 'utf8')}\`\`\``);
});
