import { answer, type Answer } from '../api/answer';
import { Uuids } from '../api/uuids';
import { ServiceException } from '../errors/service-exception';
import type { Json } from '../json/json';
import { parseJson } from '../json/parse';
import { isTaskToken } from '../machine/task-token';
import type { Outcome } from './handler';

/** A Task that waits for its token. */
export interface TokenWait {
  answer(outcome: Outcome): void;
  heartbeat(): void;
}

interface TokenRequest {
  taskToken: string | undefined;
}
export interface SendTaskSuccessInput extends TokenRequest {
  /** A JSON text of at most 262,144 bytes. */
  output: string | undefined;
}
export interface SendTaskFailureInput extends TokenRequest {
  /** At most 256 characters. */
  error?: string | undefined;
  /** At most 32,768 characters. */
  cause?: string | undefined;
}

/**
 * The tokens that Tasks with `.waitForTaskToken` have handed on, and what sends them back: the methods of the AWS SDK v3 client `SFN`, with its inputs
 * and errors.
 *
 * @example
 * const payment = new StateMachine(definition, { services: { sqs }, clock });
 * const execution = payment.start();
 * const { Messages } = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
 * const { TaskToken: taskToken } = JSON.parse(Messages![0]!.Body!);
 * await payment.taskTokens.sendTaskSuccess({ taskToken, output: '{"paid":true}' });
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export class TaskTokens {
  /** @internal */
  readonly requestIds = new Uuids('task tokens');
  private readonly waiting = new Map<string, TokenWait>();

  /** @internal */
  add(token: string, wait: TokenWait): void {
    this.waiting.set(token, wait);
  }

  /** @internal It is answered, or not waited for any more. */
  delete(token: string): void {
    this.waiting.delete(token);
  }

  /**
   * The Task succeeds, with this output.
   * @throws ServiceException InvalidToken, InvalidOutput, TaskTimedOut, ValidationException
   */
  sendTaskSuccess(input: SendTaskSuccessInput): Answer<object> {
    return answer(this, sendTaskSuccess, input);
  }

  /**
   * The Task fails; without an error's name only `States.ALL` and `States.TaskFailed` catch it.
   * @throws ServiceException InvalidToken, TaskTimedOut, ValidationException
   */
  sendTaskFailure(input: SendTaskFailureInput): Answer<object> {
    return answer(this, sendTaskFailure, input);
  }

  /**
   * The Task's HeartbeatSeconds count anew.
   * @throws ServiceException InvalidToken, TaskTimedOut, ValidationException
   */
  sendTaskHeartbeat(input: TokenRequest): Answer<object> {
    return answer(this, sendTaskHeartbeat, input);
  }

  /** @internal Who waits for a token. */
  waitOf(token: string): TokenWait {
    const wait = this.waiting.get(token);
    if (wait !== undefined) return wait;
    if (isTaskToken(token)) throw fault('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    throw fault('InvalidToken', "Invalid Token: 'Invalid token'"); // recording test_sfn_send_task_outcome_with_no_such_token
  }
}

const fault = (name: string, message: string): ServiceException => new ServiceException(name, message);

function sendTaskSuccess(tokens: TaskTokens, { taskToken, output }: SendTaskSuccessInput): void {
  check([...member(taskToken, 'taskToken', 2048, true), ...member(output, 'output', 262_144, true)]);
  const wait = tokens.waitOf(taskToken!);
  let value: Json;
  try {
    value = parseJson(output!);
  } catch {
    throw fault('InvalidOutput', `Invalid Output: 'Unparseable JSON: ${output!}'`);
  }
  tokens.delete(taskToken!);
  wait.answer(JSON.stringify(value) === output ? { output: value } : { output: value, text: output! });
}

function sendTaskFailure(tokens: TaskTokens, { taskToken, error, cause }: SendTaskFailureInput): void {
  check([...member(taskToken, 'taskToken', 2048, true), ...member(error, 'error', 256), ...member(cause, 'cause', 32_768)]);
  const wait = tokens.waitOf(taskToken!);
  tokens.delete(taskToken!);
  wait.answer({ error: error ?? null, cause: cause ?? null });
}

function sendTaskHeartbeat(tokens: TaskTokens, { taskToken }: TokenRequest): void {
  check(member(taskToken, 'taskToken', 2048, true));
  tokens.waitOf(taskToken!).heartbeat();
}

/** What is wrong with a member, in the words of AWS's services. */
function member(value: string | undefined, name: string, most: number, required = false): string[] {
  if (value === undefined || value === null) return required ? [`Value at '${name}' failed to satisfy constraint: Member must not be null`] : [];
  if (typeof value !== 'string') return [`Value at '${name}' failed to satisfy constraint: Member must be a string`];
  if (value.length > most) return [`Value at '${name}' failed to satisfy constraint: Member must have length less than or equal to ${most}`];
  return required && value === '' ? [`Value at '${name}' failed to satisfy constraint: Member must have length greater than or equal to 1`] : [];
}

function check(faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw fault('ValidationException', `${faults.length} validation error${faults.length === 1 ? '' : 's'} detected: ${faults.join('; ')}`);
}
