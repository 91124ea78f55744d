import { members, nothing, oneOf, type ResultShape, type ServiceResults, type Structure } from '../result-shape';

const included = { members: { Included: 'boolean' } } as const;

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
const started: Structure = { members: members('string', 'ExecutionArn StartDate'), required: ['ExecutionArn', 'StartDate'] };

const execution = {
  ...members('string', 'Cause Error ExecutionArn MapRunArn Name StateMachineAliasArn StateMachineArn StateMachineVersionArn TraceHeader'),
  InputDetails: included,
  OutputDetails: included,
  RedriveCount: { min: 0 },
  RedriveDate: 'string',
  RedriveStatus: oneOf('REDRIVABLE NOT_REDRIVABLE REDRIVABLE_BY_MAP_RUN'),
  RedriveStatusReason: 'string',
  Status: oneOf('RUNNING SUCCEEDED FAILED TIMED_OUT ABORTED PENDING_REDRIVE'),
} as const;

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
const described = (data: ResultShape, date: ResultShape): Structure => ({
  members: { ...execution, ...members(data, 'Input Output'), ...members(date, 'StartDate StopDate') },
  required: ['ExecutionArn', 'StateMachineArn', 'Status', 'StartDate'],
});

/**
 * What `arn:aws:states:::states:startExecution` gives, by the pattern: that waits for the execution gives what DescribeExecution does, `.sync:2` with
 * Input and Output as values in place of texts (recordings test_start_execution_sync and test_start_execution_sync2). The form of the dates there is
 * not recorded.
 */
export const startExecution = { 'request-response': started, sync: described('string', 'any'), 'sync:2': described('any', 'any') };

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html */
export const sfn: ServiceResults = {
  describeExecution: described('string', 'string'),
  listExecutions: {
    members: {
      Executions: {
        items: {
          members: {
            ...members('string', 'ExecutionArn MapRunArn Name RedriveDate StartDate StateMachineAliasArn StateMachineArn StateMachineVersionArn StopDate'),
            ItemCount: { min: 0 },
            RedriveCount: { min: 0 },
            Status: execution.Status,
          },
          required: ['ExecutionArn', 'StateMachineArn', 'Name', 'Status', 'StartDate'],
        },
      },
      NextToken: 'string',
    },
    required: ['Executions'],
  },
  sendTaskFailure: nothing,
  sendTaskHeartbeat: nothing,
  sendTaskSuccess: nothing,
  startExecution: started,
  startSyncExecution: {
    members: {
      ...members('string', 'Cause Error ExecutionArn Input Name Output StartDate StateMachineArn StopDate TraceHeader'),
      BillingDetails: { members: members({ min: 0 }, 'BilledDurationInMilliseconds BilledMemoryUsedInMB') },
      InputDetails: included,
      OutputDetails: included,
      Status: oneOf('SUCCEEDED FAILED TIMED_OUT'),
    },
    required: ['ExecutionArn', 'StartDate', 'StopDate', 'Status'],
  },
  stopExecution: { members: members('string', 'StopDate'), required: ['StopDate'] },
};
