import type { StateMachineDefinition } from '../definition/asl';
import { countsOf, sumOf, type Counts } from './counts';
import type { CoverageData, MachineCoverage } from './coverage-data';
import { mergeCoverage } from './merge-coverage';
import { missing } from './missing';
import { placesOf, type Place } from './place';
import { ownText, textIn, type SourceText } from './source-text';

export interface CoverageReport {
  readonly total: Counts;
  readonly definitions: readonly DefinitionCoverage[];
}

export interface DefinitionCoverage {
  /** What it is called in reports: its source, its name where there is none, and both where a source holds several. */
  readonly label: string;
  readonly name: string;
  readonly source?: string;
  /** Why the lines are not those of the source. */
  readonly note?: string;
  readonly definition: StateMachineDefinition;
  /** How often each place was passed, in the order of the machine's points. */
  readonly hits: readonly number[];
  readonly counts: Counts;
  /** Every place, state by state. */
  readonly places: readonly ReportedPlace[];
  /** Whether the lines are those of the source; else they are the definition as JSON with an indent of two spaces. */
  readonly inSource: boolean;
  readonly lines: readonly string[];
}

export interface ReportedPlace extends Place {
  /** What never happened there, in words; undefined where it was passed. */
  readonly missing?: string;
  /** Both counted from 1; a column counts UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

export interface ReportOptions {
  /** Gives the text of a source; undefined, or an error, where it cannot be read. Nothing is read without it. */
  readonly readFile?: (source: string) => string | undefined;
}

/**
 * What was covered and what was not, of each definition and in total.
 *
 * @throws UsageError where the data was written by another version that counts other places.
 */
export function coverageReport(data: CoverageData, options: ReportOptions = {}): CoverageReport {
  const machines = withSources(mergeCoverage(data).machines);
  const labels = labelsOf(machines);
  const definitions = machines.map((machine, index) => definitionCoverage(machine, labels[index]!, options));
  return { total: sumOf(definitions.map(({ counts }) => counts)), definitions };
}

/** A machine that no source is known of is counted to the one with its definition that has one. */
function withSources(machines: readonly MachineCoverage[]): readonly MachineCoverage[] {
  const known = new Map(machines.filter(({ source }) => source !== undefined).map((machine) => [JSON.stringify(machine.definition), machine]));
  return mergeCoverage({
    version: 1,
    machines: machines.map((machine) => {
      const source = machine.source ?? known.get(JSON.stringify(machine.definition))?.source;
      return source === undefined ? machine : Object.assign({}, machine, { source });
    }),
  }).machines;
}

function definitionCoverage(machine: MachineCoverage, label: string, options: ReportOptions): DefinitionCoverage {
  const { definition, hits } = machine;
  const places = placesOf(definition, hits);
  const pointers = places.map(({ where }) => where);
  const found = sourceText(machine, pointers, options);
  const inSource = typeof found === 'object';
  const { lines, positions } = inSource ? found : ownText(definition, pointers);
  return {
    label,
    ...machine,
    ...(typeof found === 'string' && { note: found }),
    counts: countsOf(places),
    places: places.map((place) => reported(place, places, positions)),
    inSource,
    lines,
  };
}

function reported(place: Place, places: readonly Place[], positions: SourceText['positions']): ReportedPlace {
  const { line, column } = positions.get(place.where)!;
  return place.hits > 0 ? { ...place, line, column } : { ...place, missing: missing(place, isTested(place, places)), line, column };
}

/** The text of the source, or why it cannot be shown; undefined where no source is known. */
function sourceText({ source, definition }: MachineCoverage, pointers: readonly string[], { readFile }: ReportOptions): SourceText | string | undefined {
  if (source === undefined) return undefined;
  const file = textOf(source, readFile);
  if (file === undefined) return `${source} cannot be read.`;
  const text = textIn(file, definition, pointers);
  if (text === undefined) return `${source} holds no such definition.`;
  const lines = new Set(Array.from(text.positions.values(), ({ line }) => line));
  return lines.size === 1 ? `${source} holds the definition on one line.` : text;
}

function textOf(source: string, readFile: ReportOptions['readFile']): string | undefined {
  try {
    return readFile?.(source);
  } catch {
    return undefined;
  }
}

/** Whether a rule came by, held or not. */
const isTested = ({ where }: Place, places: readonly Place[]): boolean => places.some((place) => place.where === where && place.hits > 0);

function labelsOf(machines: readonly MachineCoverage[]): string[] {
  const sources = machines.map(({ source, name }) => source ?? name);
  const labels = machines.map(({ source, name }, index) => (source === undefined || isOnly(sources, index) ? sources[index]! : `${source} (${name})`));
  return labels.map((label, index) => (isOnly(labels, index) ? label : `${label} #${labels.slice(0, index).filter((other) => other === label).length + 1}`));
}

const isOnly = (all: readonly string[], index: number): boolean => all.indexOf(all[index]!) === all.lastIndexOf(all[index]!);
