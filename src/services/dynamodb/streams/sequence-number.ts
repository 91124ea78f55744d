/** Where a record stands in all streams of the account: 21 digits, as many as AWS's have at least. They sort as texts, too. */
export const sequenceNumber = (count: number): string => `1${String(count).padStart(20, '0')}`;

/** The one right before: what comes after it is at or after the given one. */
export const numberBefore = (sequenceNumber: string): string => String(BigInt(sequenceNumber) - 1n);

/** Negative, zero or positive, as of any two numbers the first is the less, equal or greater one. */
export const compareSequence = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : Number(a > b));
