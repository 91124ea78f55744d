import type { Account } from '../account';
import type { DescribeEndpointsOutput } from '../shapes';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html */
export const describeEndpoints = ({ region }: Account): DescribeEndpointsOutput => ({
  Endpoints: [{ Address: `dynamodb.${region}.amazonaws.com`, CachePeriodInMinutes: 1440 }],
});
