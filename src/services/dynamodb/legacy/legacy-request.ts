import { validation } from '../errors';
import { checkExpressionsGiven, type ExpressionParameter, Placeholders } from '../expressions/placeholders';
import type { Expressions } from '../shapes';
import { attributesToGet } from './attributes-to-get';
import { attributeUpdates } from './attribute-updates';
import { checkConditionalOperator, conditionsOf } from './conditions';
import { expectedCondition } from './expected';
import { keyConditions } from './key-conditions';
import type { LegacyParameters } from './legacy-shapes';
import { Translation } from './translation';

type Given = Readonly<Partial<Record<ExpressionParameter, string | undefined>>>;

/** In the order in which AWS's message names them. */
const LEGACY: readonly (keyof LegacyParameters)[] = [
  'AttributesToGet',
  'AttributeUpdates',
  'Expected',
  'QueryFilter',
  'ScanFilter',
  'ConditionalOperator',
  'KeyConditions',
];
const EXPRESSIONS: readonly ExpressionParameter[] = [
  'ProjectionExpression',
  'UpdateExpression',
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
];

/** To the translated placeholders there are expressions. */
const ANY: Given = { ConditionExpression: 'translated' };

/**
 * The placeholders of a request that may use legacy parameters in the place of expressions: their `open` gives what these are translated to.
 *
 * @param parameters - The expressions that the request's action takes; undefined where one is not given.
 * @throws ValidationException
 */
export function placeholdersOf(request: Expressions & LegacyParameters, parameters: Given): Placeholders {
  for (const name of LEGACY) if (request[name] !== undefined) return new LegacyRequest(request, parameters);
  return new Placeholders(request, parameters);
}

/** A request whose expressions are written in legacy parameters. */
export class LegacyRequest extends Placeholders {
  override readonly typeMismatch = 'Type mismatch for attribute to update';
  private readonly trees: Readonly<Partial<Record<ExpressionParameter, unknown>>>;

  constructor(request: Expressions & LegacyParameters, parameters: Given) {
    refuseMixture(request, parameters);
    checkExpressionsGiven(request, parameters);
    const translation = new Translation();
    const trees = treesOf(request, translation);
    super(translation.expressions(), ANY);
    this.trees = trees;
  }

  override open<Tree>(parameter: ExpressionParameter): Tree | undefined {
    return this.trees[parameter] as Tree | undefined;
  }

  /** All names and values are used. */
  override close(): void {}
}

/** "DynamoDB does not allow mixing legacy conditional parameters and expression parameters in a single call." */
export function refuseMixture(request: LegacyParameters, parameters: Given): void {
  const legacy = LEGACY.filter((name) => request[name] !== undefined);
  const expressions = EXPRESSIONS.filter((name) => parameters[name] !== undefined);
  if (legacy.length === 0 || expressions.length === 0) return;
  throw validation(
    'Can not use both expression and non-expression parameters in the same request: ' +
      `Non-expression parameters: {${legacy.join(', ')}} Expression parameters: {${expressions.join(', ')}}`,
  );
}

function treesOf(request: LegacyParameters, translation: Translation): Partial<Record<ExpressionParameter, unknown>> {
  const { AttributesToGet, AttributeUpdates, Expected, QueryFilter, ScanFilter, KeyConditions, ConditionalOperator } = request;
  checkConditionalOperator(ConditionalOperator, Expected ?? QueryFilter ?? ScanFilter);
  return {
    ProjectionExpression: AttributesToGet && attributesToGet(AttributesToGet, translation),
    UpdateExpression: AttributeUpdates && attributeUpdates(AttributeUpdates, translation),
    ConditionExpression: Expected && expectedCondition(Expected, ConditionalOperator, translation),
    FilterExpression:
      (QueryFilter && conditionsOf(QueryFilter, 'queryFilter', ConditionalOperator, translation)) ??
      (ScanFilter && conditionsOf(ScanFilter, 'scanFilter', ConditionalOperator, translation)),
    KeyConditionExpression: KeyConditions && keyConditions(KeyConditions, translation),
  };
}
