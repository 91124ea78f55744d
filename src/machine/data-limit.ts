import type { State } from '../definition/machine';
import type { Failure } from './transition';

/** An output of more bytes than a payload may have, which nothing catches (recording test_start_large_input). */
export const dataLimitExceeded = ({ name }: State): Failure => ({
  kind: 'fail',
  error: 'States.DataLimitExceeded',
  cause: `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  terminal: true,
});
