import type { Report } from './fault';
import type { Outline } from './outline';
import { choiceDefault } from './rules/choice-default';
import { choiceRule } from './rules/choice-rule';
import { duplicateStateName } from './rules/duplicate-state-name';
import { errorEquals } from './rules/error-equals';
import { heartbeatSeconds } from './rules/heartbeat-seconds';
import { jsonataExpression } from './rules/jsonata-expression';
import { missingEndState } from './rules/missing-end-state';
import { nextUnknown } from './rules/next-unknown';
import { noDollar } from './rules/no-dollar';
import { noPath } from './rules/no-path';
import { oneOfFields } from './rules/one-of-fields';
import { passResultIsStatic } from './rules/pass-result-is-static';
import { path } from './rules/path';
import { payloadTemplate } from './rules/payload-template';
import { queryLanguage } from './rules/query-language';
import { queryLanguageField } from './rules/query-language-field';
import { startAtUnknown } from './rules/start-at-unknown';
import { stateName } from './rules/state-name';
import { taskResource } from './rules/task-resource';
import { timestamp } from './rules/timestamp';
import { unreachableState } from './rules/unreachable-state';

/** What the schemas cannot say, in the order in which it is reported. */
export const rules: readonly ((outline: Outline, report: Report) => void)[] = [
  stateName,
  duplicateStateName,
  queryLanguage,
  queryLanguageField,
  oneOfFields,
  choiceRule,
  taskResource,
  path,
  payloadTemplate,
  jsonataExpression,
  timestamp,
  heartbeatSeconds,
  errorEquals,
  startAtUnknown,
  nextUnknown,
  missingEndState,
  unreachableState,
  noDollar,
  noPath,
  passResultIsStatic,
  choiceDefault,
];
