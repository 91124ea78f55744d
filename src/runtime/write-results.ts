import type { ResultFile } from '../machine/map-run-data';
import type { WriteResults } from '../machine/effect';
import type { ObjectPort } from '../readers/object-port';
export async function writeResults(_effect: WriteResults, _s3: ObjectPort): Promise<ResultFile[]> {
  throw new Error('Writers are not there yet');
}
