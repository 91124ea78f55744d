import type { Report } from './fault';
import type { Outline } from './outline';
import { choiceDefault } from './rules/choice-default';
import { choiceRule } from './rules/choice-rule';
import { csvHeaders } from './rules/csv-headers';
import { duplicateStateName } from './rules/duplicate-state-name';
import { errorEquals } from './rules/error-equals';
import { errorHandlers } from './rules/error-handlers';
import { express } from './rules/express';
import { heartbeatSeconds } from './rules/heartbeat-seconds';
import { integrationArguments } from './rules/integration-arguments';
import { integrationPattern } from './rules/integration-pattern';
import { jsonataExpression } from './rules/jsonata-expression';
import { jsonataNames } from './rules/jsonata-names';
import { jsonataSyntax } from './rules/jsonata-syntax';
import { mapLabel } from './rules/map-label';
import { missingEndState } from './rules/missing-end-state';
import { nextUnknown } from './rules/next-unknown';
import { noDollar } from './rules/no-dollar';
import { noPath } from './rules/no-path';
import { noWayToEnd } from './rules/no-way-to-end';
import { numberField } from './rules/number-field';
import { oneOfFields } from './rules/one-of-fields';
import { passResultIsStatic } from './rules/pass-result-is-static';
import { path } from './rules/path';
import { payloadTemplate } from './rules/payload-template';
import { processorConfig } from './rules/processor-config';
import { queryLanguage } from './rules/query-language';
import { queryLanguageField } from './rules/query-language-field';
import { startAtUnknown } from './rules/start-at-unknown';
import { stateName } from './rules/state-name';
import { taskResource } from './rules/task-resource';
import { taskToken } from './rules/task-token';
import { timestamp } from './rules/timestamp';
import { unreachableState } from './rules/unreachable-state';
import { variableName } from './rules/variable-name';
import { variableScope } from './rules/variable-scope';
import { variableUsage } from './rules/variable-usage';

/** What the schemas cannot say, in the order in which it is reported. */
export const rules: readonly ((outline: Outline, report: Report) => void)[] = [
  stateName,
  duplicateStateName,
  queryLanguage,
  queryLanguageField,
  oneOfFields,
  processorConfig,
  csvHeaders,
  choiceRule,
  taskResource,
  integrationPattern,
  express,
  path,
  payloadTemplate,
  numberField,
  jsonataExpression,
  jsonataSyntax,
  jsonataNames,
  timestamp,
  heartbeatSeconds,
  errorEquals,
  mapLabel,
  variableName,
  variableScope,
  startAtUnknown,
  nextUnknown,
  missingEndState,
  unreachableState,
  noDollar,
  noPath,
  passResultIsStatic,
  choiceDefault,
  noWayToEnd,
  errorHandlers,
  integrationArguments,
  taskToken,
  variableUsage,
];
