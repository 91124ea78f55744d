import type { ChoiceTestNode } from '../choice-tests';
import { requiredFields, schemaError, type Report } from '../fault';
import type { Outline, StateNode } from '../outline';
import { fields as fieldsOf } from '../schema.generated';
import { quoted } from '../../errors/suggestion';

const others = new Set(['Next', 'Assign', 'Comment', 'Output', 'Variable']);
const operators = new Set(fieldsOf.ChoiceRule.filter((name) => !others.has(name)));
const combining = new Set(['And', 'Or', 'Not', 'Condition']);

/**
 * A Choice Rule is a boolean expression (And, Or, Not), a comparison of a Variable by one operator, or a JSONata Condition. "A Choice Rule MUST have
 * a "Next" field"; the ones inside it "MUST NOT". Spec: https://states-language.net/#choice-state
 */
export function choiceRule({ ofType }: Outline, report: Report): void {
  for (const state of ofType.Choice) for (const node of state.tests) check(node, state, report);
}

function check({ test, at, label, top }: ChoiceTestNode, { language }: StateNode, report: Report): void {
  if (top && test['Next'] === undefined) report(requiredFields(at, ['Next'], `Add "Next" to ${label}.`));
  if (!top)
    for (const name of ['Next', 'Assign', 'Output'])
      if (test[name] !== undefined)
        report(schemaError(at, `Field '${name}' is not supported`, `Remove it from ${label}: only the outermost rule has it.`, `${at}/${name}`));

  const found = Object.keys(test).filter((name) => operators.has(name));
  const [operator] = found;
  if (found.length > 1)
    report(
      schemaError(
        at,
        `There should only be one of the following fields: [${found.join(', ')}]`,
        `Keep one of ${quoted(found)} in ${label}; "And" joins several.`,
      ),
    );
  else if (operator === undefined) {
    const wanted = language === 'JSONata' ? 'a "Condition"' : 'an operator such as "StringEquals", "IsPresent" or "And"';
    report(schemaError(at, `The choice rule has no ${language === 'JSONata' ? 'condition' : 'operator'}`, `Add ${wanted} to ${label}.`));
  } else if (combining.has(operator)) {
    if (test['Variable'] !== undefined)
      report(schemaError(at, "Field 'Variable' is not supported", `Remove it from ${label}: "${operator}" compares nothing itself.`, `${at}/Variable`));
  } else if (test['Variable'] === undefined)
    report(requiredFields(at, ['Variable'], `Add to ${label} the path of what "${operator}" looks at, such as "Variable": "$.status".`));
}
