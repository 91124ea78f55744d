import { notSupportedYet } from './errors';

const INDEXES = 'Vector indexes are';

/** Members of the inputs that this service does not act on, each with what it belongs to. */
const NOT_YET: ReadonlyMap<string, string> = new Map([
  ['VectorIndexes', INDEXES],
  ['VectorIndexUpdates', INDEXES],
  ['ReplicaUpdates', 'Global tables are'],
  ['MultiRegionConsistency', 'Global tables are'],
  ['GlobalTableWitnessUpdates', 'Global tables are'],
  ['DisassociationProtectionEnabled', 'Global tables are'],
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
