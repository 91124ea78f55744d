import { isObject, type JsonObject } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import { schemaError, type Report } from '../fault';
import type { Outline, StateNode } from '../outline';
import { inWords } from '../shape';
import { quoted } from '../../errors/suggestion';

/** Fields of which at most one may stand, and exactly one where `required`. */
interface Group {
  readonly fields: readonly string[];
  readonly required?: true;
}

const withPath = (name: string): Group => ({ fields: [name, `${name}Path`] });
const transition: Group = { fields: ['Next', 'End'], required: true };

/**
 * Which fields exclude each other. Spec: https://states-language.net/#transition, #wait-state, #task-state, #fail-state, #map-state; AWS words
 * the second of two `There should only be one of the following fields: [MaxItems, MaxItemsPath]`.
 */
const groups: Readonly<Record<NonNullable<StateNode['type']>, readonly Group[]>> = {
  Pass: [transition],
  Task: [transition, withPath('TimeoutSeconds'), withPath('HeartbeatSeconds')],
  Choice: [],
  Wait: [transition, { fields: ['Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath'], required: true }],
  Succeed: [],
  Fail: [withPath('Error'), withPath('Cause')],
  Parallel: [transition],
  Map: [
    transition,
    { fields: ['ItemProcessor', 'Iterator'], required: true },
    { fields: ['ItemSelector', 'Parameters'] },
    withPath('MaxConcurrency'),
    withPath('ToleratedFailureCount'),
    withPath('ToleratedFailurePercentage'),
  ],
};
const inside: readonly [path: readonly string[], Group][] = [
  [['ItemBatcher'], withPath('MaxItemsPerBatch')],
  [['ItemBatcher'], withPath('MaxInputBytesPerBatch')],
  [['ItemReader', 'ReaderConfig'], withPath('MaxItems')],
];

export function oneOfFields({ states }: Outline, report: Report): void {
  for (const { type, fields, where, label } of states) {
    if (type === undefined) continue;
    for (const group of groups[type]) check(group, fields, where, label, report);
    if (fields['End'] === false && fields['Next'] === undefined)
      report(schemaError(`${where}/End`, "The field 'End' should be true", `Write "End": true, or a "Next" instead, in ${label}.`));
    if (type !== 'Map') continue;
    for (const [path, group] of inside) {
      const container = path.reduce<unknown>((parent, name) => (isObject(parent) ? parent[name] : undefined), fields);
      if (isObject(container)) check(group, container, `${where}/${path.join('/')}`, inWords(path, label), report);
    }
  }
}

function check({ fields: names, required }: Group, fields: JsonObject, where: Pointer, label: string, report: Report): void {
  let count = 0;
  for (const name of names) if (fields[name] !== undefined) count++;
  if (count === 1 || (count === 0 && !required)) return;
  const there = names.filter((name) => fields[name] !== undefined);
  if (there.length > 1)
    report(schemaError(where, `There should only be one of the following fields: [${there.join(', ')}]`, `Keep one of ${quoted(there)} in ${label}.`));
  else report(schemaError(where, `There should be one of the following fields: [${names.join(', ')}]`, `Add one of ${quoted(names)} to ${label}.`));
}
