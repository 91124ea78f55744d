import type { Ajv, ErrorObject } from 'ajv';
import { optionalPackage } from '../optional-package';

export type { ErrorObject };

/** The drafts of JSON Schema that are read here. */
export type Draft = '2020-12' | 'draft-07';

const packages = { '2020-12': 'ajv/dist/2020', 'draft-07': 'ajv' } as const;
const lax = { strict: false, allErrors: true, logger: false, inlineRefs: false } as const;
const checkers = new Map<Draft, Ajv>();

/**
 * An ajv for the schemas of one document. Formats are checked where the package `ajv-formats` is there, too.
 * @throws UsageError where the package `ajv` is not installed.
 */
export function ajvFor(draft: Draft): Ajv {
  const formats = addFormats();
  const ajv = new (ajvClass(draft))({ ...lax, meta: false, validateSchema: false, validateFormats: formats !== undefined });
  formats?.(ajv);
  return ajv;
}

/** An ajv that says what is wrong with a schema. The schemas of the drafts take long to compile, so that there is one for all documents. */
export function schemaChecker(draft: Draft): Ajv {
  let checker = checkers.get(draft);
  if (checker === undefined) checkers.set(draft, (checker = new (ajvClass(draft))({ ...lax, validateFormats: false })));
  return checker;
}

const ajvClass = (draft: Draft): typeof Ajv => optionalPackage<{ default: typeof Ajv }>(packages[draft], 'A JSON Schema').default;

function addFormats(): ((ajv: Ajv) => unknown) | undefined {
  try {
    return optionalPackage<{ default: (ajv: Ajv) => unknown }>('ajv-formats', 'A format').default;
  } catch {
    return undefined; // formats say then what is meant, and are not checked
  }
}
