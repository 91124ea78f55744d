/**
 * The parameters that DynamoDB had before its expressions.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
 */
import type { AttributeValue } from '../attribute-value';

export type ComparisonOperator = 'EQ' | 'NE' | 'IN' | 'LE' | 'LT' | 'GE' | 'GT' | 'BETWEEN' | 'NOT_NULL' | 'NULL' | 'CONTAINS' | 'NOT_CONTAINS' | 'BEGINS_WITH';

export type ConditionalOperator = 'AND' | 'OR';

/** What an attribute is compared with: how many values, and of which types, the operator tells. */
export interface AttributeCondition {
  AttributeValueList?: AttributeValue[] | undefined;
  ComparisonOperator: ComparisonOperator | undefined;
}

/** What an attribute must be for a write to happen: by an operator, or, older still, by its value or absence. */
export interface ExpectedAttributeValue {
  Value?: AttributeValue | undefined;
  Exists?: boolean | undefined;
  ComparisonOperator?: ComparisonOperator | undefined;
  AttributeValueList?: AttributeValue[] | undefined;
}

/** What is done with an attribute. Default: PUT. */
export interface AttributeValueUpdate {
  Value?: AttributeValue | undefined;
  Action?: 'ADD' | 'PUT' | 'DELETE' | undefined;
}

/** Of PutItem, DeleteItem and UpdateItem. */
export interface LegacyCondition {
  Expected?: Record<string, ExpectedAttributeValue> | undefined;
  ConditionalOperator?: ConditionalOperator | undefined;
}

/** Of UpdateItem. */
export interface LegacyUpdate {
  AttributeUpdates?: Record<string, AttributeValueUpdate> | undefined;
}

/** Of all that reads items. */
export interface LegacyProjection {
  AttributesToGet?: string[] | undefined;
}

/** Of Query. */
export interface LegacyQuery extends LegacyProjection {
  KeyConditions?: Record<string, AttributeCondition> | undefined;
  QueryFilter?: Record<string, AttributeCondition> | undefined;
  ConditionalOperator?: ConditionalOperator | undefined;
}

/** Of Scan. */
export interface LegacyScan extends LegacyProjection {
  ScanFilter?: Record<string, AttributeCondition> | undefined;
  ConditionalOperator?: ConditionalOperator | undefined;
}

/** All of them: what a request may hold. */
export interface LegacyParameters extends LegacyCondition, LegacyUpdate, LegacyQuery, LegacyScan {
  ConditionalOperator?: ConditionalOperator | undefined;
}
