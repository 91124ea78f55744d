export interface ContinuousBackupsDescription {
  /** Every table has them. */
  ContinuousBackupsStatus: 'ENABLED' | 'DISABLED' | undefined;
  PointInTimeRecoveryDescription?:
    | {
        PointInTimeRecoveryStatus?: 'ENABLED' | 'DISABLED' | undefined;
        RecoveryPeriodInDays?: number | undefined;
        EarliestRestorableDateTime?: Date | undefined;
        LatestRestorableDateTime?: Date | undefined;
      }
    | undefined;
}
export interface DescribeContinuousBackupsInput {
  TableName: string | undefined;
}
export interface DescribeContinuousBackupsOutput {
  ContinuousBackupsDescription?: ContinuousBackupsDescription | undefined;
}
export interface UpdateContinuousBackupsInput {
  TableName: string | undefined;
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: boolean | undefined; RecoveryPeriodInDays?: number | undefined } | undefined;
}
export interface UpdateContinuousBackupsOutput {
  ContinuousBackupsDescription?: ContinuousBackupsDescription | undefined;
}
