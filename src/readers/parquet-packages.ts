import type * as Hyparquet from 'hyparquet';
import { readerFailure } from './reader-failure';

export interface ParquetPackages {
  readonly parquet: typeof Hyparquet;
  readonly compressors: Hyparquet.Compressors;
}

/**
 * The packages hyparquet and hyparquet-compressors, optional peers: loaded when the first Parquet file comes.
 *
 * @throws StatesError where they are not installed.
 */
export async function parquetPackages(
  load: () => Promise<[typeof Hyparquet, { readonly compressors: Hyparquet.Compressors }]> = () =>
    Promise.all([import('hyparquet'), import('hyparquet-compressors')]),
): Promise<ParquetPackages> {
  try {
    const [parquet, { compressors }] = await load();
    return { parquet, compressors };
  } catch {
    throw readerFailure(
      'This dataset needs the packages "hyparquet" and "hyparquet-compressors". Install them with "npm install hyparquet hyparquet-compressors".',
    );
  }
}
