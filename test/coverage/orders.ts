import { virtualClock } from '../../src/clock/virtual-clock';
import { Coverage } from '../../src/coverage/coverage';
import type { CoverageData } from '../../src/coverage/coverage-data';
import { StateMachine } from '../../src/runtime/state-machine';

/** A definition with every kind of place. */
export const json = `{
  "StartAt": "Pay",
  "States": {
    "Pay": {
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Pay",
      "Retry": [
        {
          "ErrorEquals": ["Busy"],
          "MaxAttempts": 2
        }
      ],
      "Catch": [{ "ErrorEquals": ["Refused"], "Next": "Refused" }],
      "Next": "Kind"
    },
    "Kind": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.items", "IsPresent": true, "Next": "Each" },
        { "Variable": "$.sum", "NumericGreaterThan": 100, "Next": "Both" }
      ],
      "Default": "Done"
    },
    "Each": {
      "Type": "Map",
      "ItemsPath": "$.items",
      "ItemProcessor": { "StartAt": "Pack", "States": { "Pack": { "Type": "Pass", "End": true } } },
      "Next": "Done"
    },
    "Both": {
      "Type": "Parallel",
      "Branches": [
        {
          "StartAt": "Ship",
          "States": {
            "Ship": { "Type": "Pass", "End": true }
          }
        },
        { "StartAt": "Tell", "States": { "Tell": { "Type": "Pass", "End": true } } }
      ],
      "End": true
    },
    "Done": { "Type": "Succeed" },
    "Refused": { "Type": "Fail" }
  }
}
`;

export const yaml = `# An order.
StartAt: Wait
States:
  Wait:
    Type: Wait
    Seconds: 1
    Next: Kind
  Kind:
    Type: Choice
    Choices:
      - Variable: $.sum
        NumericGreaterThan: 100
        Next: Big
      - Variable: $.country
        IsPresent: true
        Next: Wait
    Default: Small
  Big: { Type: Pass, End: true }
  Small:
    Type: Succeed
`;

/** The function Pay fails with the error that its input names. */
const Pay = async (input: { readonly error?: string }): Promise<unknown> => {
  if (input.error !== undefined) throw Object.assign(new Error(), { name: input.error });
  return input;
};

/** What executions with these inputs pass. */
export async function covered(definition: string | object, inputs: readonly unknown[], source?: string): Promise<CoverageData> {
  const coverage = new Coverage();
  const machine = new StateMachine(definition, { name: 'Orders', clock: virtualClock(), handlers: { Pay }, coverage, ...(source !== undefined && { source }) });
  for (const input of inputs) await machine.execute(input);
  return coverage.toJSON();
}
