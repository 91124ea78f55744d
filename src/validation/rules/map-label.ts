import type { Pointer } from '../../json/pointer';
import type { Report } from '../fault';
import type { Outline } from '../outline';
import { shown } from '../shape';

const longest = 40;
/** White space, wildcards, brackets, special characters and control characters. */
const forbidden = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

/**
 * The Label of a Map state, a part of the names of its Map Runs: at most 40 characters, none of those that AWS forbids in names, and each label once.
 * See https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html. AWS: test_map_state_label_invalid_char_fail,
 * test_map_state_label_too_long_fail
 */
export function mapLabel({ ofType }: Outline, report: Report): void {
  const first = new Map<string, Pointer>();
  for (const { fields, where, label } of ofType.Map) {
    const text = fields['Label'];
    if (typeof text !== 'string') continue;
    const location = `${where}/Label`;
    const refuse = (code: string, message: string, fix: string): void => report({ severity: 'ERROR', code, message, location, fix });
    const letter = forbidden.exec(text)?.[0];
    const length = [...text].length;
    const other = first.get(text);
    if (text === '') refuse('INVALID_LABEL_NAME', 'Label cannot be empty', `Give ${label} a label, or remove it.`);
    if (letter !== undefined) refuse('INVALID_LABEL_NAME', `Label contains invalid character: ${shown(letter)}`, `Remove it from the Label of ${label}.`);
    if (length > longest)
      refuse('INVALID_LABEL_NAME', `Label cannot exceed ${longest} characters`, `Shorten the Label of ${label}, which has ${length} characters.`);
    if (other !== undefined) refuse('DUPLICATE_LABEL_NAME', `Duplicate Label name: ${text}`, `Change one of them: ${other} has the same label.`);
    first.set(text, other ?? location);
  }
}
