import { virtualClock } from '../../../src/clock/virtual-clock';
import { InMemoryS3 } from '../../../src/services/s3/in-memory-s3';

export const start = Date.UTC(2025, 0, 1);

/** A bucket 'bkt' with objects whose content is as given, on a clock that stands at {@link start} and 123 milliseconds. */
export async function host(objects: Readonly<Record<string, string>> = {}, options: { region?: string; seed?: number } = {}): Promise<InMemoryS3> {
  const s3 = new InMemoryS3({ clock: virtualClock({ start: start + 123 }), ...options });
  await s3.createBucket({ Bucket: 'bkt' });
  for (const [Key, Body] of Object.entries(objects)) await s3.putObject({ Bucket: 'bkt', Key, Body });
  return s3;
}
