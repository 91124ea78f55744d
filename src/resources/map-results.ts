/**
 * A child execution as a ResultWriter writes it. Input and Output are JSON texts, dates ISO 8601.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html#input-output-resultwriter-exporting-to-S3
 */
export interface ChildResult {
  readonly ExecutionArn?: string;
  readonly Input: string;
  readonly InputDetails: { readonly Included: boolean };
  readonly Name?: string;
  readonly Output?: string;
  readonly OutputDetails?: { readonly Included: boolean };
  readonly Error?: string;
  readonly Cause?: string;
  readonly RedriveCount?: number;
  readonly RedriveStatus?: string;
  readonly RedriveStatusReason?: string;
  readonly StartDate?: string;
  readonly StateMachineArn?: string;
  /** PENDING: the Map Run ended before it was started. */
  readonly Status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING';
  readonly StopDate?: string;
}

/** What is done with each result before it is written, and how. Defaults where there is a bucket: NONE and JSON. */
export interface WriterConfig {
  readonly Transformation?: 'NONE' | 'COMPACT' | 'FLATTEN';
  readonly OutputType?: 'JSON' | 'JSONL';
}

export type ResultStatus = 'SUCCEEDED' | 'FAILED' | 'PENDING';

/** A file of results; `Size` in bytes. */
export interface ResultFile {
  readonly status: ResultStatus;
  readonly Key: string;
  readonly Size: number;
}

/** Where the manifest of all files of results is. */
export interface Manifest {
  readonly Bucket: string;
  readonly Key: string;
}
