import type { Task } from '../definition/machine';
import type { Json } from '../json/json';
import { shortText, type Answer } from './answer';
import { checkResult, unknownMembers, type FieldValidationMode } from './check-result';
import { impossibleError } from './error-names';

/** What was found where the answers of mocks were held against what the services can give and fail with. */
export class Findings {
  /** Results that the service cannot give. */
  readonly wrong = new Set<string>();
  /** What it hardly gives: members that it does not have, errors that it does not fail with. */
  readonly warnings = new Set<string>();

  constructor(private readonly mode: FieldValidationMode) {}

  /** @param subject - Whose answer it is: 'state "Pay"'. @returns What is wrong with it; undefined where nothing is, or nothing is known. */
  ofAnswer(answer: Answer, task: Task, subject: string): string | undefined {
    if ('Return' in answer) return this.ofResult(answer.Return, task, subject);
    if ('Throw' in answer && answer.Throw.Error !== undefined) this.ofError(answer.Throw.Error, task, subject);
    return undefined;
  }

  ofResult(result: Json, { taskResource }: Task, subject: string): string | undefined {
    if (this.mode === 'NONE') return undefined;
    const returns = `The mock of ${subject} returns ${shortText(result)}.`;
    const fault = checkResult(taskResource, result, this.mode);
    if (fault !== undefined) return `${returns} ${fault}`;
    for (const each of unknownMembers(taskResource, result)) this.warnings.add(`${returns} ${each}`);
    return undefined;
  }

  private ofError(error: string, { taskResource }: Task, subject: string): void {
    const found = impossibleError(taskResource, error);
    if (found !== undefined) this.warnings.add(`The mock of ${subject} fails ${JSON.stringify(error)}: ${found}`);
  }
}
