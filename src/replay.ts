export { executionsInLog } from './replay/log-events';
export { formatReport } from './replay/format-report';
export type { RecordedEvent } from './replay/recorded-history';
export { record, type RecordedHistory, type RecordOptions } from './replay/record';
export { replay, replayer, type ReplayOptions } from './replay/replay';
export { replaySteps, type ReplayStep } from './replay/replay-steps';
export type { Divergence, NotComparable, ReplayReport } from './replay/report';
