import type { WriteResults } from '../machine/effect';
import type { Manifest, ResultFile } from '../resources/map-results';
import type { ObjectPort } from '../readers/object-port';
import { writeManifest, writePart } from '../writers/result-files';

/** Writes a part of the results of a Map Run, with the last part the manifest. @throws StatesError */
export async function writeResults(
  { mapRunArn, target, results, files: before, last }: WriteResults,
  s3: ObjectPort,
): Promise<{ files: ResultFile[]; manifest: Manifest | null }> {
  const { bucket, prefix, transformation, outputType } = target;
  const place = { s3, bucket: bucket!, prefix, mapRunArn, config: { Transformation: transformation, OutputType: outputType } };
  const files = await writePart(place, results, before);
  return { files, manifest: last ? await writeManifest(place, [...before, ...files]) : null };
}
