export { collectCoverage } from './coverage/vitest-collect';
export { VitestReporter, VitestReporter as default } from './coverage/vitest-reporter';
