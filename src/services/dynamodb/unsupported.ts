import { notSupportedYet } from './errors';

const LEGACY = 'Legacy conditional parameters are';
const INDEXES = 'Secondary indexes are';

/** Members of the inputs that this service does not act on, each with what it belongs to. */
const NOT_YET: ReadonlyMap<string, string> = new Map([
  ['Expected', LEGACY],
  ['ConditionalOperator', LEGACY],
  ['AttributeUpdates', LEGACY],
  ['AttributesToGet', LEGACY],
  ['KeyConditions', LEGACY],
  ['QueryFilter', LEGACY],
  ['ScanFilter', LEGACY],
  ['IndexName', INDEXES],
  ['GlobalSecondaryIndexes', INDEXES],
  ['LocalSecondaryIndexes', INDEXES],
  ['VectorIndexes', INDEXES],
  ['StreamSpecification', 'Streams are'],
  ['SSESpecification', 'Encryption settings are'],
  ['Tags', 'Tags are'],
  ['TableClass', 'Table classes are'],
  ['WarmThroughput', 'Warm throughput is'],
  ['OnDemandThroughput', 'On-demand throughput limits are'],
  ['ResourcePolicy', 'Resource policies are'],
  ['GlobalTableSourceArn', 'Global tables are'],
  ['GlobalTableSettingsReplicationMode', 'Global tables are'],
]);

/**
 * Refuses what would otherwise be ignored silently.
 *
 * @throws UnsupportedOperation
 */
export function refuseUnsupported(input: object): void {
  for (const member in input) {
    const what = NOT_YET.get(member);
    if (what !== undefined && (input as Record<string, unknown>)[member] !== undefined) throw notSupportedYet(member, what);
  }
}
