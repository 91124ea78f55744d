import type { JsonObject } from '../json/json';

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html#itemreader-field-contents */
export interface ReaderConfig {
  readonly InputType?: 'CSV' | 'JSON' | 'JSONL' | 'MANIFEST' | 'PARQUET';
  readonly ManifestType?: 'S3_INVENTORY' | 'ATHENA_DATA';
  readonly Transformation?: 'NONE' | 'LOAD_AND_FLATTEN';
  readonly CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN';
  readonly CSVHeaders?: readonly string[];
  readonly CSVDelimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB';
  /** A JSON Pointer to the array or object in a JSON file. */
  readonly ItemsPointer?: string;
  /** How many items are read at most; 0 for all of them. */
  readonly MaxItems?: number;
}

/** What an ItemReader names, its fields evaluated. */
export interface ItemSource {
  /** 'arn:aws:states:::s3:getObject' or 'arn:aws:states:::s3:listObjectsV2' */
  readonly resource: string;
  /** Bucket, Key, VersionId, Prefix ... as the ItemReader's Parameters or Arguments have them. */
  readonly parameters: JsonObject;
  readonly config: ReaderConfig;
}

/** An object of Amazon S3 that items are in. */
export interface ObjectName {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string;
  readonly ExpectedBucketOwner?: string;
}
