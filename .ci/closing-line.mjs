// Prints `N passed, N failed`: each test and each check of `npm run verify` counts as one, from the reports that verify leaves.
// What was not reached counts as nothing; when verify left no report, that is one failure.
import { readFileSync } from 'node:fs';

const read = (file) => {
  try {
    return JSON.parse(readFileSync(new URL(`../coverage/${file}`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
};

const steps = read('steps.json') ?? [{ name: 'install', passed: false }];
const tests = read('tests.json') ?? { numPassedTests: 0, numFailedTests: 0 };
const passed = tests.numPassedTests + steps.filter((step) => step.passed).length;
const failed = tests.numFailedTests + steps.filter((step) => !step.passed).length;
console.log(`${passed} passed, ${failed} failed`);
