/** The text is no YAML, or holds what JSON has no value for. */
export class YamlSyntaxError extends Error {
  override readonly name = 'YamlSyntaxError';
  constructor(
    message: string,
    /** Counted from 1. */
    readonly line: number,
    /** Counted from 1, in UTF-16 code units. */
    readonly column: number,
  ) {
    super(message);
  }
}
