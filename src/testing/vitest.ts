export { saveHistoriesOfFailedTests } from './failures/save-histories';
export { matchers } from './matchers/vitest';
export type { AslMatchers } from './matchers/asl-matchers';
