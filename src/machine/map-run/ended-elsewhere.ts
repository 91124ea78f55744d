import { StatesError } from '../../errors/states-error';
import { jsonSize } from '../../json/size';
import { dataLimitExceeded } from '../data-limit';
import type { MapRunEnded } from '../event';
import { attempt } from '../failure';
import type { StepContext } from '../step-context';
import { withdraw } from '../timers';
import type { Transition } from '../transition';
import { withdrawChildren } from './children';
import { runSucceeded } from './end';

/** A Map Run has succeeded elsewhere, and the Map is left as it was there. */
export function endedElsewhere(ctx: StepContext, place: number, ended: MapRunEnded): Transition {
  const { thread, state } = ctx;
  withdrawChildren(ctx, place);
  withdraw(ctx, place);
  thread.children!.run!.waiting = null;
  runSucceeded(ctx);
  if ('error' in ended) {
    if (ended.error === 'States.DataLimitExceeded') return dataLimitExceeded(state);
    return attempt(ctx, () => {
      throw new StatesError(ended.error, ended.cause, ended.location);
    });
  }
  const { output, text = null, assigned } = ended;
  return { kind: 'exit', output, text, bound: jsonSize(output), exit: state, assigned };
}
