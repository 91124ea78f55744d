import { JsonataError } from './jsonata-error';
import { re2js } from './re2js.generated';
import { re2Syntax } from './regex-syntax';

export interface Match {
  readonly index: number;
  /** The whole match, and what each group matched; undefined for one that took no part. */
  readonly groups: readonly (string | undefined)[];
}

export interface Regex {
  /** As it was written, without its flags. */
  readonly source: string;
  /** The first match at or after an index; null where there is none. Its time is linear in the text, and counts as work. */
  exec(text: string, from: number): Match | null;
}

/**
 * Compiles a regular expression of JavaScript's syntax for an engine whose time is linear. What such an engine cannot do, lookaround and
 * backreferences, is refused.
 *
 * @param flags - Of "i" and "m".
 * @throws {JsonataError}
 */
export function compileRegex(source: string, flags: string): Regex {
  const { RE2JS } = re2js();
  const options = (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) | (flags.includes('m') ? RE2JS.MULTILINE : 0);
  const pattern = re2Syntax(source);
  let compiled: ReturnType<typeof RE2JS.compile>;
  try {
    compiled = RE2JS.compile(pattern, options);
  } catch (thrown) {
    throw new JsonataError('S0303', `Invalid regular expression /${source}/: ${(thrown as Error).message.replace('error parsing regexp: ', '')}`);
  }
  return {
    source,
    exec(text, from) {
      const matcher = compiled.matcher(text);
      if (!matcher.find(from)) return null;
      const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, i) => matcher.group(i) ?? undefined);
      return { index: matcher.start(), groups };
    },
  };
}
