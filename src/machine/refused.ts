import type { Field } from '../definition/machine';
import { StatesError } from '../errors/states-error';

/** The error of a field whose value is not what it has to be: of the runtime in JSONPath, of the evaluation in JSONata. */
export const refused = ({ location }: Field, cause: string): StatesError =>
  location === undefined ? new StatesError('States.Runtime', cause) : new StatesError('States.QueryEvaluationError', cause, location);
