import type { Timer } from '../../clock/clock';
import { ServiceException } from '../../errors/service-exception';
import type { Json } from '../../json/json';
import { JournaledMap } from '../../journal/journaled-map';
import type { Account } from './account';
import { deadLetterAttributes, invocationRecord, type Condition } from './async-record';
import { deliver } from './deliver';
import { targetOf, type EventInvokeConfig, type Target } from './function-record';
import { runFunction, type Ran } from './function-run';

/** An event that was accepted and has not come to its end. It is replaced, never changed. */
export interface PendingEvent {
  readonly requestId: string;
  readonly functionName: string;
  readonly qualifier?: string;
  /** JSON. */
  readonly payload: string;
  readonly clientContext?: Json;
  /** Milliseconds since the epoch. */
  readonly acceptedAt: number;
  /** When it is tried next. */
  readonly dueAt: number;
  /** How often the function has run and failed, and how often it could not run. */
  readonly failures: number;
  readonly throttles: number;
  readonly lastError?: Omit<Ran, 'milliseconds'>;
}

/** Milliseconds: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const firstRetry = 60_000;
const laterRetry = 120_000;
const firstBackoff = 1000;
const longestBackoff = 300_000;
const longestAge = 21_600;
const mostRetries = 2;

/**
 * The events of asynchronous invocations: each is tried until its function succeeds, its retries are used up or it is too old, then told to its
 * destinations. Retries wait on the clock, but pull no time.
 */
export class AsyncEvents {
  readonly pending: JournaledMap<string, PendingEvent>;
  private readonly timers = new Map<string, Timer>();
  /** Runs of a time before the last return to a mark count no more. */
  private epoch = 0;

  constructor(private readonly account: Account) {
    this.pending = new JournaledMap(account.journal);
    account.journal.onReturn(() => this.restart());
  }

  /** @throws ResourceNotFoundException */
  add(request: { FunctionName: string; Qualifier?: string }, payload: string, requestId: string, clientContext?: Json): void {
    const { record, qualifier } = targetOf(this.account, request, requestId);
    const now = this.account.clock.now();
    const more = { ...(qualifier !== undefined && { qualifier }), ...(clientContext !== undefined && { clientContext }) };
    this.put({ requestId, functionName: record.name, ...more, payload, acceptedAt: now, dueAt: now, failures: 0, throttles: 0 });
  }

  /** Takes up what the state says, and nothing else. */
  restart(): void {
    this.epoch++;
    for (const timer of this.timers.values()) timer.cancel();
    this.timers.clear();
    for (const event of this.pending.values()) this.arm(event);
  }

  private put(event: PendingEvent): void {
    this.pending.set(event.requestId, event);
    this.arm(event);
  }

  private arm({ requestId, dueAt }: PendingEvent): void {
    const { clock } = this.account;
    const { epoch } = this;
    const attempt = (): void => {
      this.timers.delete(requestId);
      if (epoch === this.epoch) void this.attempt(requestId);
    };
    if (dueAt <= clock.now()) queueMicrotask(attempt);
    else this.timers.set(requestId, clock.schedule(dueAt, attempt));
  }

  private async attempt(requestId: string): Promise<void> {
    const event = this.pending.get(requestId)!;
    const { epoch } = this;
    let target: Target;
    try {
      target = targetOf(this.account, { FunctionName: event.functionName, Qualifier: event.qualifier }, requestId);
    } catch {
      this.pending.delete(requestId); // its function was deleted
      return;
    }
    const config = configOf(target);
    if (this.account.clock.now() - event.acceptedAt >= ageOf(config)) this.end(event, target, config, 'EventAgeExceeded', event.lastError);
    else {
      const outcome = await this.run(event, target);
      if (epoch !== this.epoch) return;
      if (outcome instanceof ServiceException) this.throttled(event, target, config);
      else if (outcome.failed) this.failed(event, target, config, outcome);
      else this.end(event, target, config, 'Success', outcome);
    }
  }

  private async run({ payload, requestId, clientContext }: PendingEvent, target: Target): Promise<Ran | ServiceException> {
    try {
      return await runFunction(this.account, target, { payload, requestId, ...(clientContext !== undefined && { clientContext }) });
    } catch (thrown) {
      return thrown as ServiceException;
    }
  }

  private failed(event: PendingEvent, target: Target, config: EventInvokeConfig | undefined, { payload, failed, version }: Ran): void {
    const failures = event.failures + 1;
    const tried = { ...event, failures, lastError: { payload, failed, version } };
    if (failures > (config?.maximumRetryAttempts ?? mostRetries)) this.end(tried, target, config, 'RetriesExhausted', tried.lastError);
    else this.again(tried, config, failures === 1 ? firstRetry : laterRetry);
  }

  private throttled(event: PendingEvent, target: Target, config: EventInvokeConfig | undefined): void {
    // "Lambda begins sending new events to the configured dead-letter queue or the on-failure event destination, without any retries."
    if (target.record.reservedConcurrency === 0) this.end(event, target, config, 'ZeroReservedConcurrency', event.lastError);
    else this.again({ ...event, throttles: event.throttles + 1 }, config, Math.min(firstBackoff * 2 ** event.throttles, longestBackoff));
  }

  /** It is tried again after a while, or found too old then. */
  private again(event: PendingEvent, config: EventInvokeConfig | undefined, wait: number): void {
    this.put({ ...event, dueAt: Math.min(this.account.clock.now() + wait, event.acceptedAt + ageOf(config)) });
  }

  private end(event: PendingEvent, target: Target, config: EventInvokeConfig | undefined, condition: Condition, ran: PendingEvent['lastError']): void {
    const { account } = this;
    this.pending.delete(event.requestId);
    const { OnSuccess, OnFailure } = config?.destinations ?? {};
    const destination = (condition === 'Success' ? OnSuccess : OnFailure)?.Destination;
    if (destination !== undefined) deliver(account, destination, invocationRecord(account, event, target, condition, ran));
    const deadLetters = target.version.DeadLetterConfig?.TargetArn;
    if (condition !== 'Success' && deadLetters !== undefined) deliver(account, deadLetters, event.payload, deadLetterAttributes(event.requestId, ran));
  }
}

const ageOf = (config: EventInvokeConfig | undefined): number => (config?.maximumEventAge ?? longestAge) * 1000;

const configOf = ({ record, qualifier = '$LATEST' }: Target): EventInvokeConfig | undefined =>
  record.eventInvokeConfigs.find((config) => config.qualifier === qualifier);
