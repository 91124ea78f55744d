import { StatesError } from '../errors/states-error';
import type { ReadItems, StartChild, WriteResults } from '../machine/effect';
import type { Answer } from '../machine/event';
import { ChildExecutions } from './child-executions';
import type { Execution, SavedState } from './execution';
import { ItemPages } from './item-pages';
import { writeResults } from './write-results';

/** Does what an execution asks of the world for its Distributed Maps. */
export class MapEffects {
  readonly children: ChildExecutions;
  private readonly pages: ItemPages;

  /** @param saved - The child executions that were saved with it, by the place of their thread. */
  constructor(
    private readonly execution: Execution,
    saved: Readonly<Record<string, SavedState>>,
  ) {
    this.children = new ChildExecutions(execution, saved);
    this.pages = new ItemPages(execution.machine.s3!);
  }

  /** @param answer - Called once; never for a child execution that was cancelled. */
  perform(effect: ReadItems | StartChild | WriteResults, answer: (answer: Answer) => void): void {
    const { s3 } = this.execution.machine;
    switch (effect.kind) {
      case 'startChild':
        this.children.start(effect, (child) => answer(child.answer()));
        return;
      case 'readItems':
        void this.held(async () => ({ type: 'itemsRead', ...(await this.pages.next(effect)) }), answer);
        return;
      default:
        void this.held(async () => ({ type: 'resultsWritten', ...(await writeResults(effect, s3!)) }), answer);
    }
  }

  /** Reading and writing take real time; that of the clock stands still until they are done. */
  private async held(work: () => Promise<Answer>, answer: (answer: Answer) => void): Promise<void> {
    const { clock } = this.execution.machine;
    clock.hold();
    try {
      answer(await work().catch(failed));
    } finally {
      clock.release();
    }
  }

  /** The thread's effect is no longer wanted. Returns whether it was a child execution. */
  cancel(thread: number): boolean {
    this.pages.close(thread);
    return this.children.stop(thread);
  }
}

/** Readers and writers throw StatesErrors; what a client throws in another way fails the Map Run all the same. */
const failed = (thrown: unknown): Answer =>
  thrown instanceof StatesError
    ? { type: 'failed', error: thrown.error, cause: thrown.cause }
    : { type: 'failed', error: 'States.Runtime', cause: thrown instanceof Error ? thrown.message : String(thrown) };
