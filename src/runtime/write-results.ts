import type { WriteResults } from '../machine/effect';
import type { ResultFile } from '../machine/map-run-data';
import type { ObjectPort } from '../readers/object-port';
import { writeManifest, writePart } from '../writers/result-files';

/** Writes a part of the results of a Map Run; with the last part the manifest, whose file comes last. @throws StatesError */
export async function writeResults({ mapRunArn, target, results, files, last }: WriteResults, s3: ObjectPort): Promise<ResultFile[]> {
  const { bucket, prefix, transformation, outputType } = target;
  const place = {
    s3,
    bucket: bucket!,
    prefix,
    mapRunArn,
    config: { Transformation: transformation, OutputType: outputType },
  };
  const written = await writePart(place, results, files);
  if (!last) return written;
  const { Key } = await writeManifest(place, [...files, ...written]);
  return [...written, { status: 'SUCCEEDED', Key, Size: 0 }];
}
