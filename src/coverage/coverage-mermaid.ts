import { toMermaid } from '../diagrams/mermaid';
import type { CoverageReport } from './coverage-report';

/** A Markdown page with a Mermaid picture of each definition, in which what was never passed is red and dashed. */
export const coverageMermaid = ({ definitions }: CoverageReport): string =>
  definitions.map(({ label, definition, hits }) => `## ${plain(label)}\n\n\`\`\`mermaid\n${toMermaid(definition, { hits })}\`\`\`\n`).join('\n');

/** A text that Markdown takes as it is. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~&!]/g, '\\$&').replaceAll(/\s+/g, ' ');
