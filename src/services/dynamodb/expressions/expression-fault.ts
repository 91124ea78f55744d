/** An expression is wrong. The text is what AWS writes after "Invalid ConditionExpression: " and its like. */
export class ExpressionFault extends Error {}
