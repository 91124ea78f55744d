import type { Event } from '../machine/event';
import type { Parting } from './decides-way';
import type { Placeholders } from './placeholders';
import type { Run, Setting } from './run';

/** The threads whose next state, its input, or that they are tried again, was made of what was redacted. */
export class DerivedThreads {
  private readonly threads = new Set<number>();

  constructor(
    private readonly setting: Setting,
    private readonly run: Run,
  ) {}

  has(place: number): boolean {
    return this.threads.has(place);
  }

  /** What a step is about to do: an event comes to a thread. */
  parting(place: number, event: Event): Parting {
    const { machine, placeholders } = this.setting;
    const thread = this.run.execution.threads[place];
    return {
      state: thread === undefined ? undefined : machine.states[thread.state],
      retries: thread?.phase === 'trying' && !this.has(place),
      error: errorIn(event, placeholders),
    };
  }

  /**
   * A step is done.
   *
   * @param ready - The threads that were ready before.
   * @param touched - The step has read what was redacted.
   */
  mark(place: number, ready: ReadonlySet<number>, { error }: Parting, touched: boolean): void {
    const { execution, output } = this.run;
    for (const now of execution.ready) if ((now === place || !ready.has(now)) && execution.threads[now]!.phase !== 'trying') this.set(now, touched);
    // Whether it is tried again is decided by the name of the error.
    for (const effect of output.effects) if (effect.kind === 'sleep' && effect.timer === 'retry') this.set(effect.thread, touched && error === undefined);
  }

  private set(thread: number, derived: boolean): void {
    if (derived) this.threads.add(thread);
    else this.threads.delete(thread);
  }
}

/** The error that an event brings, where that was not redacted and is known. */
function errorIn(event: Event, placeholders: Placeholders): string | undefined {
  if (event.type === 'woken') return 'States.Timeout';
  if (event.type !== 'failed' || event.error === null || placeholders.holds(event.error)) return undefined;
  return event.error;
}
