import type { EventType } from './event-code';

interface Truncated {
  readonly truncated: false;
}
interface Failure {
  readonly error?: string;
  readonly cause?: string;
}
interface TaskDetails {
  readonly resourceType: string;
  readonly resource: string;
}
interface Credentials {
  readonly roleArn: string;
}
interface Output {
  readonly output: string;
  readonly outputDetails: Truncated;
}

/**
 * One event of a history, in the shape in which the AWS SDK gives it. Inputs, outputs and parameters are JSON texts.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent {
  readonly timestamp: Date;
  readonly type: EventType;
  readonly id: number;
  /** The event that this one follows; 0 for the first. */
  readonly previousEventId: number;
  readonly executionStartedEventDetails?: { readonly input: string; readonly inputDetails: Truncated; readonly roleArn: string };
  readonly executionSucceededEventDetails?: Output;
  readonly executionFailedEventDetails?: Failure;
  readonly executionAbortedEventDetails?: Failure;
  readonly executionTimedOutEventDetails?: Failure;
  readonly stateEnteredEventDetails?: { readonly name: string; readonly input: string; readonly inputDetails: Truncated };
  readonly stateExitedEventDetails?: {
    readonly name: string;
    /** The variables that were set, each as a JSON text. */
    readonly assignedVariables?: { readonly [name: string]: string };
    readonly assignedVariablesDetails?: Truncated;
  } & Output;
  readonly evaluationFailedEventDetails?: { readonly error: string; readonly cause: string; readonly location?: string; readonly state: string };
  readonly mapRunStartedEventDetails?: { readonly mapRunArn: string };
  readonly mapRunFailedEventDetails?: Failure;
  readonly lambdaFunctionScheduledEventDetails?: {
    readonly resource: string;
    readonly input: string;
    readonly inputDetails: Truncated;
    readonly timeoutInSeconds?: number;
    readonly taskCredentials?: Credentials;
  };
  readonly lambdaFunctionSucceededEventDetails?: Output;
  readonly lambdaFunctionFailedEventDetails?: Failure;
  readonly lambdaFunctionTimedOutEventDetails?: Failure;
  readonly activityScheduledEventDetails?: {
    readonly resource: string;
    readonly input: string;
    readonly inputDetails: Truncated;
    readonly timeoutInSeconds?: number;
    readonly heartbeatInSeconds?: number;
  };
  readonly activityStartedEventDetails?: { readonly workerName?: string };
  readonly activitySucceededEventDetails?: Output;
  readonly activityFailedEventDetails?: Failure;
  readonly activityTimedOutEventDetails?: Failure;
  readonly taskScheduledEventDetails?: TaskDetails & {
    readonly region: string;
    readonly parameters: string;
    readonly timeoutInSeconds?: number;
    readonly heartbeatInSeconds?: number;
    readonly taskCredentials?: Credentials;
  };
  readonly taskStartedEventDetails?: TaskDetails;
  readonly taskSubmittedEventDetails?: TaskDetails & Output;
  readonly taskSubmitFailedEventDetails?: TaskDetails & Failure;
  readonly taskSucceededEventDetails?: TaskDetails & Output;
  readonly taskFailedEventDetails?: TaskDetails & Failure;
  readonly taskTimedOutEventDetails?: TaskDetails & Failure;
  readonly mapStateStartedEventDetails?: { readonly length: number };
  readonly mapIterationStartedEventDetails?: { readonly name: string; readonly index: number };
  readonly mapIterationSucceededEventDetails?: { readonly name: string; readonly index: number };
  readonly mapIterationFailedEventDetails?: { readonly name: string; readonly index: number };
  readonly mapIterationAbortedEventDetails?: { readonly name: string; readonly index: number };
}
