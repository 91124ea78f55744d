import type { KeySchema } from './key-schema';
import type { AttributeDefinition, KeySchemaElement } from './shapes';

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
  readonly billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly throughput: { readonly ReadCapacityUnits: number; readonly WriteCapacityUnits: number };
  readonly deletionProtected: boolean;
}
