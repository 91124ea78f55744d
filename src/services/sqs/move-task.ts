/** A task that moves messages out of a dead-letter queue. It never changes: what happens to it puts another record in its place. */
export interface MoveTask {
  readonly id: string;
  /** Undefined: each message goes to the queue that it came from. */
  readonly destinationArn: string | undefined;
  /** Messages a second; undefined where the request named none. */
  readonly rate: number | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly toMove: number;
  readonly moved: number;
  readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  readonly failureReason: string | undefined;
}
