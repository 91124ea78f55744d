/**
 * The fields of one record, by AWS's rules: fields may be in double quotes, where delimiters and newlines stand for themselves; a double quote is
 * repeated to be kept; a backslash keeps a double quote, a backslash and the delimiter, and disappears before anything else. A lone quote inside a
 * field that did not begin with one is kept, and still protects delimiters up to the next.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
 */
export function csvFields(record: string, delimiter: string): string[] {
  if (!record.includes('"') && !record.includes('\\')) return record.split(delimiter);
  const fields: string[] = [];
  let field = '';
  /** Something of the field has been read, even if it is the empty text in quotes. */
  let begun = false;
  /** The field began with a quote: its quotes are not part of it. */
  let enclosed = false;
  let quoted = false;
  for (let i = 0; i < record.length; i++) {
    const character = record.charAt(i);
    const next = record.charAt(i + 1);
    if (character === delimiter && !quoted) {
      fields.push(field);
      field = '';
      begun = enclosed = false;
      continue;
    }
    if (character === '\\') {
      if (next === '"' || next === '\\' || next === delimiter) {
        field += next;
        i++;
      }
    } else if (character !== '"') field += character;
    else if (next === '"' && begun) {
      field += '"';
      i++;
    } else {
      quoted = !quoted;
      if (!begun) enclosed = true;
      else if (!enclosed) field += '"';
    }
    begun = true;
  }
  fields.push(field);
  return fields;
}
