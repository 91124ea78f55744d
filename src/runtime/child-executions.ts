import { createExecution } from '../machine/create-execution';
import { emptyLog } from '../history/log';
import type { StartChild } from '../machine/effect';
import type { Execution, SavedState } from './execution';

/** The child executions of the Distributed Maps of an execution. */
export class ChildExecutions {
  /** Those that run, by the place of their thread. */
  private readonly running = new Map<number, Execution>();
  /** Those that have ended, by the ARN of their Map Run: as many of each as the machine keeps. */
  private readonly kept = new Map<string, Execution[]>();

  constructor(
    private readonly parent: Execution,
    /** What was saved with the parent, by the place of the thread. */
    private readonly saved: Readonly<Record<string, SavedState>>,
  ) {}

  /** The children of a Map Run that are still known, in the order in which they ended. */
  of(mapRunArn: string): readonly Execution[] {
    return this.kept.get(mapRunArn) ?? [];
  }

  /** @param ended - Called when it has ended; not when it is withdrawn. */
  start({ thread, state, identity, name, seed, input, mapRunArn }: StartChild, ended: (child: Execution) => void): void {
    const { machine } = this.parent;
    const saved = this.saved[thread]?.data.name === name ? this.saved[thread] : undefined; // another child has the place later
    const host = machine.childHost(state);
    const data = saved?.data ?? createExecution(identity, name, input, seed, host.quotas);
    const child = host.execution(saved ?? { data, history: this.parent.keepsHistory ? emptyLog() : null });
    this.running.set(thread, child);
    child.whenEnded = () => {
      this.keep(mapRunArn, child);
      if (this.running.get(thread) !== child) return;
      this.running.delete(thread);
      ended(child);
    };
    if (saved === undefined) child.begin();
    else child.goOn();
  }

  private keep(mapRunArn: string, child: Execution): void {
    const { childExecutions } = this.parent.machine;
    if (childExecutions === 0) return;
    const kept = this.kept.get(mapRunArn);
    if (kept === undefined) this.kept.set(mapRunArn, [child]);
    else if (kept.length < childExecutions) kept.push(child);
  }

  /** A child is no longer wanted. Returns whether there was one. */
  stop(thread: number): boolean {
    const child = this.running.get(thread);
    if (child === undefined) return false;
    this.running.delete(thread);
    child.stop();
    return true;
  }

  save(): Readonly<Record<string, SavedState>> {
    return Object.fromEntries(Array.from(this.running, ([thread, child]) => [thread, child.state()]));
  }
}
