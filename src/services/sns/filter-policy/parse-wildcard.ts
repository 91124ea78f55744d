import type { Pattern } from './pattern';
import { PolicyFault } from './policy-fault';
import { wildcardFault, wildcardParts } from './wildcard';

/** The pattern of a text with stars. Its faults have no place, as in AWS's matcher. */
export function wildcardOf(text: string): Pattern {
  const fault = wildcardFault(text);
  if (fault !== undefined) throw new PolicyFault(fault);
  return { kind: 'wildcard', parts: wildcardParts(text) };
}
