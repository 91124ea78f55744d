/** What was counted under one schema. */
export class Tally {
  values = 0;
  violations = 0;
  /** How often a value that fits was each part of the schema, by the part's place. */
  readonly counts = new Map<string, number>();

  /** @param parts - What the value is, each as often as it is that; null for one that does not fit. */
  count(parts: readonly string[] | null): void {
    this.values++;
    if (parts === null) this.violations++;
    else for (const part of parts) this.counts.set(part, (this.counts.get(part) ?? 0) + 1);
  }

  clear(): void {
    this.values = 0;
    this.violations = 0;
    this.counts.clear();
  }
}
