import type { Invocation } from './invocation';
import type { Performer } from './performer';

/** What `.waitForTaskToken` makes of a call: the service's answer only says that it has taken the request, and the Task ends when its token comes back. */
export const untilTokenComesBack = (performer: Performer): Performer => ({
  ...performer,
  run(input, invocation: Invocation) {
    invocation.waitForToken(); // first: the token may come back before the service has answered
    performer.run(input, invocation);
  },
});
