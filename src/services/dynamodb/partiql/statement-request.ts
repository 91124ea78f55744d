import type { AttributeValue } from '../attribute-value';
import { type Constraints, NONE_OR_ALL_OLD } from '../constraints';
import { validation } from '../errors';
import { list, misplaced, normalValue } from '../values/normal-value';
import type { Statement } from './ast';
import type { Parameters } from './constant';
import { parseStatement } from './parse-statement';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html#DDB-ExecuteStatement-request-Statement */
const LONGEST_STATEMENT = 8192;

interface StatementInput {
  readonly Statement: string | undefined;
  readonly Parameters?: AttributeValue[] | undefined;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE' | undefined;
}

/** The form of a statement with its parameters. @param place - Where it stands: `statements.1.member.`, or ''. */
export function checkStatement(constraints: Constraints, input: StatementInput, place = ''): void {
  const { Statement, Parameters, ReturnValuesOnConditionCheckFailure } = input;
  checkText(constraints, Statement, `${place}statement`, LONGEST_STATEMENT, true);
  if (Parameters !== undefined && list(Parameters).length === 0) {
    constraints.broken('[]', `${place}parameters`, 'Member must have length greater than or equal to 1');
  }
  constraints.oneOf(ReturnValuesOnConditionCheckFailure, `${place}returnValuesOnConditionCheckFailure`, NONE_OR_ALL_OLD);
}

/** A text of at least one letter. @throws SerializationException for what is none */
export function checkText(constraints: Constraints, text: unknown, member: string, most: number, required = false): void {
  if (required) constraints.required(text, member);
  if (text === undefined || text === null) return;
  if (typeof text !== 'string') throw misplaced(text, 'String');
  if (text === '') constraints.broken(text, member, 'Member must have length greater than or equal to 1');
  if (text.length > most) constraints.broken(text, member, `Member must have length less than or equal to ${most}`);
}

/** The statements of a batch or a transaction. @throws SerializationException where they are no list of structures */
export function checkStatements(constraints: Constraints, statements: readonly StatementInput[] | undefined, member: string, most: number): void {
  constraints.required(statements, member);
  if (statements === undefined || statements === null) return;
  const { length } = list(statements);
  if (length === 0) constraints.broken('[]', member, 'Member must have length greater than or equal to 1');
  if (length > most) constraints.broken('[…]', member, `Member must have length less than or equal to ${most}`);
  statements.forEach((statement, i) => {
    if (typeof statement !== 'object' || statement === null || Array.isArray(statement)) throw misplaced(statement, 'Map');
    checkStatement(constraints, statement, `${member}.${i + 1}.member.`);
  });
}

/** A statement with the values of its parameters. */
export interface OpenedStatement {
  readonly statement: Statement;
  readonly parameters: Parameters;
}

/** @throws ValidationException */
export function openStatement({ Statement, Parameters = [] }: StatementInput): OpenedStatement {
  const { statement, parameters } = parseStatement(Statement!);
  if (Parameters.length !== parameters) throw validation("Number of parameters in request and statement don't match.");
  return { statement, parameters: Parameters.map(normalValue) };
}
