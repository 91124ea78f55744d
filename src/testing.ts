export { virtualClock, type VirtualClock, type VirtualClockOptions } from './clock/virtual-clock';
export { calls, fails, hangs, MockAnswer, passesThrough, returns, type MockCall, type MockFunction } from './mocks/answer';
export { onInput, perAttempt, type Mock, type Mocks } from './mocks/mock';
export type { FieldValidationMode } from './mocks/check-result';
export type { MockReport } from './mocks/mocked-calls';
export { runUntil, runUntilState, runUntilWait } from './testing/run-until';
export { TestStateMachine, type TestStateMachineOptions } from './testing/test-state-machine';
