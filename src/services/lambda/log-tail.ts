import type { Ran } from './function-run';

/** Bytes: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#lambda-Invoke-response-LogResult */
const tail = 4096;

/**
 * The end of what Lambda logs of an invocation, as base64: the platform's own lines and the error of a function that failed. What the function itself
 * writes goes to the console of this process.
 */
export function logTail({ version, failed, payload, milliseconds }: Ran, requestId: string, memorySize: number): string {
  const duration = `Duration: ${milliseconds.toFixed(2)} ms\tBilled Duration: ${Math.ceil(milliseconds)} ms`;
  const lines = [
    `START RequestId: ${requestId} Version: ${version}`,
    ...(failed ? [`${requestId}\tERROR\tInvoke Error\t${payload}`] : []),
    `END RequestId: ${requestId}`,
    `REPORT RequestId: ${requestId}\t${duration}\tMemory Size: ${memorySize} MB\tMax Memory Used: ${memorySize} MB\t`,
  ];
  return Buffer.from(`${lines.join('\n')}\n`)
    .subarray(-tail)
    .toString('base64');
}
