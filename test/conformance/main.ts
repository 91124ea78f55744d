/**
 * Plays recordings of AWS: `npm run conformance -- <folder> [--only <text>] [--verbose]`. The folder is laid out as `<kind>/<folder>/*.json`. Exits with
 * 1 where a case that is not listed in known.json differs, or one that is listed does not.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { casesUnder } from './case';
import { isUnexpected, outcomesOf, type Outcome } from './conformance';
import { known } from './known';
import { shown, table, total } from './report';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' }, verbose: { type: 'boolean', default: false } } });
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  console.error('Usage: npm run conformance -- <folder> [--only <text>] [--verbose]\n  <text> is a part of the name or file of the cases to be played.');
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const filed of casesUnder(folder)) {
  const { only } = values;
  if (only === undefined || filed.file.includes(only) || filed.id.includes(only)) outcomes.push(...(await outcomesOf(filed, known)));
}
for (const outcome of outcomes) for (const line of shown(outcome, values.verbose)) console.log(line);
console.log(`\n${table(outcomes).join('\n')}\n\n${total(outcomes)}`);
process.exitCode = outcomes.some(isUnexpected) || outcomes.length === 0 ? 1 : 0;
