import { isObject } from '../../json/json';
import { requiredFields, type Report } from '../fault';
import type { Outline } from '../outline';

/**
 * "If you specify GIVEN, you must also specify the header in the CSVHeaders sub-field."
 * See https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function csvHeaders({ ofType }: Outline, report: Report): void {
  for (const { fields, where, label } of ofType.Map) {
    const reader = fields['ItemReader'];
    const config = isObject(reader) ? reader['ReaderConfig'] : undefined;
    if (!isObject(config) || config['CSVHeaderLocation'] !== 'GIVEN' || config['CSVHeaders'] !== undefined) continue;
    const at = `${where}/ItemReader/ReaderConfig`;
    report(requiredFields(at, ['CSVHeaders'], `Add "CSVHeaders", a list of names, to the ReaderConfig of ${label}.`));
  }
}
