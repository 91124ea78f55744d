/**
 * The names in the order in which a `java.util.HashMap` gives them. AWS's CSV items have their members in it: so do the recording
 * test_map_item_reader_csv_headers_first_row_typed_headers ("0", "{}", "True") and the examples of the ItemReader's page ("rating", "movieId",
 * "userId", "timestamp"). Names that share a bucket keep their order.
 * @see https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/HashMap.html for the table: 16 buckets, doubled when 3/4 full
 */
export function hashMapOrder(names: readonly string[]): string[] {
  let buckets = 16;
  while (names.length > buckets * 0.75) buckets *= 2;
  return names
    .map((name) => ({ name, bucket: spread(name) & (buckets - 1) }))
    .toSorted((a, b) => a.bucket - b.bucket)
    .map(({ name }) => name);
}

/** `String.hashCode()`, its upper half mixed into the lower one. */
function spread(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 16);
}
