export interface TimeToLiveSpecification {
  Enabled: boolean | undefined;
  /** A Number of seconds since the epoch. */
  AttributeName: string | undefined;
}
export interface UpdateTimeToLiveInput {
  TableName: string | undefined;
  TimeToLiveSpecification: TimeToLiveSpecification | undefined;
}
export interface UpdateTimeToLiveOutput {
  TimeToLiveSpecification?: TimeToLiveSpecification | undefined;
}
export interface DescribeTimeToLiveInput {
  TableName: string | undefined;
}
export interface DescribeTimeToLiveOutput {
  TimeToLiveDescription?: { TimeToLiveStatus?: 'DISABLED' | 'DISABLING' | 'ENABLED' | 'ENABLING' | undefined; AttributeName?: string | undefined } | undefined;
}
