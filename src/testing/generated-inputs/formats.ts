import type { Arbitrary, FastCheck } from './fast-check-package';

/** Years that every reader of dates knows. */
const span = { min: new Date('2000-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true };

/**
 * Strings of a format. Source: https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3
 * @returns undefined for a format that is not known: it says what is meant, and every string fits it.
 */
export function formatted(fc: FastCheck, format: string): Arbitrary<string> | undefined {
  const date = (): Arbitrary<string> => fc.date(span).map((value) => value.toISOString());
  switch (format) {
    case 'date-time':
      return fc.oneof(
        date(),
        date().map((text) => text.replace(/\.\d+/, '')),
      );
    case 'date':
      return date().map((text) => text.slice(0, 10));
    case 'time':
      return date().map((text) => text.slice(11));
    case 'duration':
      return fc.oneof(
        fc.integer({ min: 0, max: 3650 }).map((days) => `P${days}D`),
        fc.integer({ min: 0, max: 100_000 }).map((seconds) => `PT${seconds}S`),
      );
    case 'email':
    case 'idn-email':
      return fc.emailAddress();
    case 'hostname':
    case 'idn-hostname':
      return fc.domain();
    case 'ipv4':
      return fc.ipV4();
    case 'ipv6':
      return fc.ipV6();
    case 'uri':
    case 'iri':
      return url(fc);
    case 'uri-reference':
    case 'iri-reference':
    case 'uri-template':
      return fc.oneof(url(fc), urlPath(fc));
    case 'uuid':
      return fc.uuid();
    case 'json-pointer':
      return fc.stringMatching(/^(?:\/[a-z0-9]{0,8}){0,3}$/u);
    case 'relative-json-pointer':
      return fc.stringMatching(/^[0-9](?:\/[a-z0-9]{0,8}){0,3}$/u);
    case 'regex':
      return fc.stringMatching(/^[a-z0-9]{0,8}$/u);
    default:
      return undefined;
  }
}

/** fast-check's own webUrl and webPath take seconds to make. */
const url = (fc: FastCheck): Arbitrary<string> =>
  fc.tuple(fc.constantFrom('https', 'http'), fc.domain(), urlPath(fc)).map(([scheme, domain, path]) => `${scheme}://${domain}${path}`);

/** Of RFC 3986: a path with unreserved and escaped (ASCII) characters, a query, a fragment; each may be empty. */
const urlPath = (fc: FastCheck): Arbitrary<string> =>
  fc.stringMatching(/^(?:\/(?:[A-Za-z0-9._~-]|%[2-7][0-9A-F]){0,8}){0,3}(?:\?[a-z]{1,4}=(?:[a-z0-9]|%[2-7][0-9A-F]){0,4})?(?:#[a-z]{0,4})?$/u);
