import { schemaError, type Report } from '../fault';
import type { Outline } from '../outline';

/**
 * A state of a JSONata machine cannot go back to JSONPath; one of a JSONPath machine can choose.
 * AWS: test_validate_state_machine_definition_type_standard[INVALID_DOWNGRADE_QUERY_LANGUAGE] and [VALID_QUERY_LANGUAGE_PASS]
 */
export function queryLanguage({ language, states }: Outline, report: Report): void {
  if (language !== 'JSONata') return;
  for (const { fields, where, label } of states) {
    if (fields['QueryLanguage'] !== 'JSONPath') continue;
    const message = "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
    report(
      schemaError(
        where,
        message,
        `Remove "QueryLanguage" from ${label}, or from the machine and set it on the states that use JSONata.`,
        `${where}/QueryLanguage`,
      ),
    );
  }
}
