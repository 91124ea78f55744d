/** A field, quoted or not, and what ends it. Format: https://www.rfc-editor.org/rfc/rfc4180 */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** The records of a CSV text, by the column names of its first line. Throws where the text is no CSV, or a record has more or fewer fields. */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = lines(text);
  return rows.map((row, i) => {
    if (row.length !== header.length) throw new Error(`Record ${i + 1} of the CSV has ${row.length} fields, its header has ${header.length}.`);
    return Object.fromEntries(row.map((value, column) => [header[column], value]));
  });
}

function* lines(text: string): Generator<string[]> {
  for (let at = 0; at < text.length; at = field.lastIndex) {
    const row: string[] = [];
    for (let end = ','; end === ',';) {
      field.lastIndex = at;
      const found = field.exec(text);
      if (found === null) throw new Error(`The CSV has a stray quotation mark near "${text.slice(at, at + 40)}".`);
      row.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
      end = found[3]!;
      at = field.lastIndex;
    }
    yield row;
  }
}
