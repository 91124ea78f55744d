import { isTimestamp } from '../../json/timestamp';
import { schemaError, type Report } from '../fault';
import type { Outline } from '../outline';
import { shown } from '../shape';

/**
 * Timestamps of Wait states and of comparisons have the form that the specification restricts RFC 3339 to.
 * Spec: https://states-language.net/#timestamps. AWS: test_wait_timestamp_invalid[INVALID_DATE] and [JSONATA], an expression in a JSONPath state
 */
export function timestamp({ states }: Outline, report: Report): void {
  for (const state of states) {
    const { type, fields, where, language } = state;
    if (type !== 'Wait' && type !== 'Choice') continue;
    if (type === 'Wait' && !(language === 'JSONata' && isExpression(fields['Timestamp']))) check(fields['Timestamp'], `${where}/Timestamp`, report);
    for (const { test, at } of state.tests)
      for (const operator of Object.keys(test))
        if (operator.startsWith('Timestamp') && /^\w+(?<!Path)$/.test(operator)) check(test[operator], `${at}/${operator}`, report);
  }
}

const isExpression = (value: unknown): boolean => typeof value === 'string' && value.startsWith('{%');

function check(value: unknown, where: string, report: Report): void {
  if (typeof value !== 'string' || isTimestamp(value)) return;
  report(schemaError(where, 'String does not match RFC3339 timestamp', `Write ${shown(value)} as in "2030-01-31T12:00:00Z".`));
}
