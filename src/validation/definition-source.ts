import type { Json } from '../json/json';
import type { Pointer } from '../json/pointer';
import { readYaml } from '../yaml/read-yaml';
import { YamlSyntaxError } from '../yaml/yaml-syntax-error';
import { NotJsonText, positionAt, readDefinitionText, TooDeep, type Position } from './definition-text';
import { duplicateMember } from './duplicate-member';
import { invalidJson, missing, tooDeep, type Fault } from './fault';
import { locate } from './locate';
import { readQuickly } from './read-quickly';

/** What a text holds. */
export interface DefinitionSource {
  /** undefined where the text is neither JSON nor YAML. */
  readonly value?: Json;
  /** What is wrong with the text itself. */
  readonly faults: readonly Fault[];
  /** Tells where some values stand in the text. */
  position(pointers: readonly Pointer[]): (where: Pointer) => Position | undefined;
}

/**
 * Reads a definition's text: JSON, or YAML where it does not begin as JSON does.
 *
 * @param yaml - Reads YAML.
 * @throws UsageError for YAML where the package `yaml` is not installed.
 */
export function readText(text: string, yaml: typeof readYaml = readYaml): DefinitionSource {
  if (text.trim() === '') return refused(missing, { line: 1, column: 1 });
  const value = readQuickly(text);
  if (value !== undefined) return { value, faults: [], position: inJson(text) };
  return looksLikeYaml(text) ? fromYaml(text, yaml) : fromJson(text);
}

/** The first line that is no comment has a name and a colon, or the text has a YAML marker. */
const looksLikeYaml = (text: string): boolean => /^\uFEFF?(?:\s|#.*\n)*(?:---|%YAML|[^\s{["#][^\n]*:(?:\s|$)|"(?:[^"\\\n]|\\.)*"[ \t]*:(?:\s|$))/.test(text);

function fromJson(text: string): DefinitionSource {
  const faults: Fault[] = [];
  try {
    const value = readDefinitionText(text, (where) => faults.push(duplicateMember(where)));
    return { value, faults, position: inJson(text) };
  } catch (thrown) {
    if (thrown instanceof NotJsonText) return refused(invalidJson('', thrown.message, thrown.fix), positionAt(text, thrown.offset));
    if (thrown instanceof TooDeep) return refused(tooDeep(thrown.where), positionAt(text, thrown.offset));
    return refused(tooDeep(''), { line: 1, column: 1 }); // the stack is exhausted
  }
}

function inJson(text: string): DefinitionSource['position'] {
  return (pointers) => {
    const offsets = locate(text, pointers);
    return (where) => positionAt(text, offsets.get(where)!);
  };
}

function fromYaml(text: string, read: typeof readYaml): DefinitionSource {
  try {
    const { value, position } = read(text);
    return { value, faults: [], position: () => (where) => nearest(where, position) };
  } catch (thrown) {
    if (!(thrown instanceof YamlSyntaxError)) throw thrown;
    const { message, line, column } = thrown;
    const fault = invalidJson('', `The definition is no valid YAML: ${message.replace(/\.$/, '')}`, 'Write it as YAML 1.2 or as JSON.');
    return refused(fault, { line, column });
  }
}

/** Where a value stands, or what holds it: what a merge (`<<`) brings in has no place of its own. */
function nearest(where: Pointer, position: (where: Pointer) => Position | undefined): Position | undefined {
  for (let at = where; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = position(at);
    if (found !== undefined || at === '') return found;
  }
}

function refused(fault: Fault, position: Position): DefinitionSource {
  return { faults: [fault], position: () => () => position };
}
