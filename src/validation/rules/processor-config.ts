import { isObject } from '../../json/json';
import { requiredFields, schemaError, type Report } from '../fault';
import type { Outline } from '../outline';

/** Fields of a Map that only the Distributed mode looks at. AWS takes ToleratedFailureCount in both: test_base_map[TOLERATED_FAILURE_COUNT]. */
const distributedOnly = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'];

/**
 * What goes with the mode of a Map: "You must provide [ExecutionType] if you specified DISTRIBUTED for the Mode sub-field", and the Inline mode has none;
 * nor does it read, batch or write items. See https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function processorConfig({ ofType }: Outline, report: Report): void {
  for (const { fields, names, where, label, inner } of ofType.Map) {
    for (const graph of inner) {
      const config = graph.fields['ProcessorConfig'];
      if (!isObject(config)) continue;
      const at = `${graph.where}/ProcessorConfig`;
      const { Mode: mode, ExecutionType: executionType } = config;
      if (mode === 'DISTRIBUTED' && executionType === undefined)
        report(requiredFields(at, ['ExecutionType'], `Add "ExecutionType" to the ProcessorConfig of ${label}: STANDARD or EXPRESS.`));
      if (mode !== 'DISTRIBUTED' && executionType !== undefined) {
        const fix = `Remove it from the ProcessorConfig of ${label}, or set its "Mode" to "DISTRIBUTED".`;
        report(schemaError(at, "Field 'ExecutionType' is not supported", fix, `${at}/ExecutionType`));
      }
    }
    if (inner.length === 0 || inner.some(({ executionType }) => executionType !== undefined)) continue;
    for (const name of distributedOnly)
      if (names.includes(name) && fields[name] !== undefined)
        report({
          severity: 'WARNING',
          code: 'distributed-only',
          message: `The Inline mode does not look at the field '${name}'`,
          location: `${where}/${name}`,
          fix: `Set "Mode" to "DISTRIBUTED" in the ProcessorConfig of ${label}, or remove "${name}".`,
        });
  }
}
