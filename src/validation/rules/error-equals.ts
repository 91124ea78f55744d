import { statesErrorNames } from '../../errors/states-error-name';
import { isArray, isObject, type Json } from '../../json/json';
import { schemaError, type Report } from '../fault';
import type { Outline } from '../outline';
import { didYouMean } from '../../errors/suggestion';

/**
 * "The reserved name "States.ALL" in a Retrier's "ErrorEquals" field is a wildcard. It MUST appear alone in the "ErrorEquals" array and MUST appear
 * in the last Retrier in the "Retry" array"; Catchers likewise. Names that begin with "States." are reserved: one that is not in appendix A never
 * occurs, so it is a slip of the pen. Spec: https://states-language.net/#errors and #appendix-a
 */
export function errorEquals({ withHandlers }: Outline, report: Report): void {
  for (const { retriers, catchers, where, label } of withHandlers) {
    const checkAll = (items: readonly Json[], list: string): void =>
      items.forEach((item, i) => check(item, `${where}/${list}/${i}/ErrorEquals`, `${list}[${i}] of ${label}`, i === items.length - 1, report));
    if (retriers.length > 0) checkAll(retriers, 'Retry');
    if (catchers.length > 0) checkAll(catchers, 'Catch');
  }
}

function check(item: Json, where: string, label: string, last: boolean, report: Report): void {
  const names = isObject(item) ? item['ErrorEquals'] : undefined;
  if (!isArray(names)) return;
  if (names.includes('States.ALL')) {
    if (names.length > 1)
      report(schemaError(where, 'States.ALL must appear alone in ErrorEquals', `Remove the other names from ${label}: "States.ALL" stands for them too.`));
    if (!last)
      report(schemaError(where, 'States.ALL must appear in the last Retrier or Catcher', `Move ${label} to the end: nothing after it would ever be asked.`));
  }
  names.forEach((name, i) => {
    if (typeof name !== 'string' || !name.startsWith('States.') || known(name)) return;
    report({
      severity: 'WARNING',
      code: 'error-name-unknown',
      message: `No error is named "${name}"`,
      location: `${where}/${i}`,
      fix: `${didYouMean(name, statesErrorNames)}Names that begin with "States." are reserved, and ${label} matches nothing by this one.`,
    });
  });
}

/** HTTP Tasks fail with the status code in the name: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
const known = (name: string): boolean => (statesErrorNames as readonly string[]).includes(name) || /^States\.Http\.StatusCode\.\d{3}$/.test(name);
