import type { Json } from '../json/json';

/** What a template is deployed with. */
export interface TemplateOptions {
  /** Values of the template's Parameters; one that has neither a value here nor a Default is the text `${Name}`. */
  readonly parameters?: Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;
  /** What `Fn::ImportValue` gives, by the name of the export; one that is not here is the text `${Name}`. */
  readonly imports?: Readonly<Record<string, Json>>;
  /** Default: 'us-east-1'. The partition and the suffix of URLs follow from it. */
  readonly region?: string;
  /** Twelve digits. Default: '123456789012'. */
  readonly accountId?: string;
  /** Default: 'stack'. */
  readonly stackName?: string;
  /**
   * Gives the text of a file that the template names: the path as it stands in the template (of `DefinitionUri`, `DefinitionS3Location` or an
   * AWS::Include), or `s3://bucket/key` for an object in S3. Nothing is read without it. CDK names the copy that it uploads: the key `<hash>.json` is
   * the file cdk.out/asset.<hash>.json.
   */
  readonly readFile?: (path: string) => string;
}

export interface Settings extends TemplateOptions {
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
  readonly partition: string;
  readonly urlSuffix: string;
}

/** The partition and the domain of a Region by how its name begins: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const partitions: readonly (readonly [prefix: string, partition: string, urlSuffix: string])[] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['eu-isoe-', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['us-isof-', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['eusc-', 'aws-eusc', 'amazonaws.eu'],
  ['', 'aws', 'amazonaws.com'],
];

export function settingsOf(options: TemplateOptions): Settings {
  const { region = 'us-east-1', accountId = '123456789012', stackName = 'stack' } = options;
  const [, partition, urlSuffix] = partitions.find(([prefix]) => region.startsWith(prefix))!;
  return { ...options, region, accountId, stackName, partition, urlSuffix };
}
