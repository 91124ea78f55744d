import type { KeyAttribute, KeySchema } from './key-schema';
import type {
  AttributeDefinition,
  KeySchemaElement,
  OnDemandThroughput,
  Projection,
  SSESpecification,
  StreamSpecification,
  Tag,
  WarmThroughput,
} from './shapes';

/** Provisioned throughput: both numbers are 0 on demand. Times are milliseconds since the epoch. */
export interface Throughput {
  readonly read: number;
  readonly write: number;
  readonly lastIncrease?: number;
  readonly lastDecrease?: number;
  /** How often it was lowered on the day (in UTC) of `lastDecrease`. */
  readonly decreases?: number;
}

/** A secondary index of a table: plain values, replaced as a whole. */
export interface IndexSettings {
  readonly name: string;
  readonly kind: 'global' | 'local';
  /** Its partition key: one attribute, up to four in a global index. */
  readonly hash: readonly KeyAttribute[];
  /** Its sort key: no attribute or one, up to four in a global index. */
  readonly range: readonly KeyAttribute[];
  readonly keySchema: readonly KeySchemaElement[];
  readonly projection: Projection;
  /** A local index uses that of its table. */
  readonly throughput: Throughput;
  readonly onDemandThroughput?: OnDemandThroughput;
  readonly warmThroughput?: WarmThroughput;
}

/** The last stream of a table. One that is switched off is named still. */
export interface TableStream {
  readonly arn: string;
  readonly label: string;
  readonly viewType: NonNullable<StreamSpecification['StreamViewType']>;
  readonly enabled: boolean;
}

/** What a table is like, apart from its items: plain values, replaced as a whole. What other actions keep of a table stands here too. */
export interface TableSettings {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly schema: KeySchema;
  readonly attributes: readonly AttributeDefinition[];
  readonly keySchema: readonly KeySchemaElement[];
  readonly indexes: readonly IndexSettings[];
  readonly billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST';
  /** When the table was last made to be paid per request. */
  readonly onDemandSince?: number;
  readonly throughput: Throughput;
  readonly onDemandThroughput?: OnDemandThroughput;
  readonly warmThroughput?: WarmThroughput;
  readonly tableClass?: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
  readonly tableClassChanged?: number;
  readonly encryption?: SSESpecification;
  /** The stream of its changes, if it has or had one. */
  readonly stream?: TableStream;
  /** Whether and by which attribute items expire, and since when. */
  readonly timeToLive?: { readonly enabled: boolean; readonly attributeName: string; readonly changed: number };
  /** Since when the table can be restored to any point in time, and for how many days back. */
  readonly pointInTimeRecovery?: { readonly since: number; readonly days: number };
  readonly deletionProtected: boolean;
  readonly tags: readonly Tag[];
}
