import type { Report } from '../fault';
import type { Outline } from '../outline';
import { missingTarget } from './next-unknown';

/**
 * "A State Machine MUST have a string field named "StartAt", whose value MUST exactly match one of the names of the 'States' fields."
 * Spec: https://states-language.net/#toplevelfields
 */
export function startAtUnknown({ graphs }: Outline, report: Report): void {
  for (const graph of graphs) {
    const target = graph.fields['StartAt'];
    if (typeof target === 'string') missingTarget(target, `${graph.where}/StartAt`, graph, `${graph.label} starts at`, report);
  }
}
