import { UsageError } from '../errors/usage-error';

/** White space, brackets, wildcards, special and control characters: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;
const longest = 80;

/** A name as AWS takes it for a state machine or an execution. @throws UsageError */
export function checkedName(what: string, name: string): string {
  const wrong = typeof name !== 'string' || name === '' || name.length > longest || forbidden.test(name);
  if (!wrong) return name;
  throw new UsageError(
    `The ${what} is ${JSON.stringify(name)}.`,
    '',
    `Give 1 to ${longest} characters, without white space and without < > { } [ ] ? * " # % \\ ^ | ~ \` $ & , ; : /.`,
  );
}
