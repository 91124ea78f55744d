import { isObject, type Json } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { definitionOf } from './definition-source';
import { Evaluation } from './evaluation';
import { attributeOf, nameOf, resourceOf, textProperty, type Resource } from './resource-values';
import { settingsOf, type TemplateOptions } from './settings';
import { readTemplate } from './template';
import { TemplateError } from './template-error';

/** A state machine of a template. All but the definition are options: `const { definition, ...options } = machine; new StateMachine(definition, options)`. */
export interface TemplateStateMachine {
  /** In the Amazon States Language. What the template alone does not tell is in it as a placeholder, such as `${Stripe.ApiKey}`. */
  readonly definition: object;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The name that it is given, else its logical id. */
  readonly name: string;
  readonly roleArn: string;
  readonly region: string;
  readonly accountId: string;
}

/** The type of a state machine, and the properties with its type and its role. */
const kinds = new Map<Json | undefined, readonly [type: string, role: string]>([
  ['AWS::StepFunctions::StateMachine', ['StateMachineType', 'RoleArn']],
  ['AWS::Serverless::StateMachine', ['Type', 'Role']],
]);

/**
 * The state machines of a CloudFormation or SAM template, or of what CDK synthesises (cdk.out/*.template.json), by logical id: with Parameters,
 * Mappings, Conditions and functions applied, and references as what they stand for once the template is deployed. A name that AWS would draw
 * letters for is the logical id instead: Fn::GetAtt CheckPurchase.Arn is `arn:aws:lambda:us-east-1:123456789012:function:CheckPurchase`, and a
 * handler is registered as CheckPurchase. State machines whose Condition does not hold are left out.
 *
 * @param template - The text, JSON or YAML, or the object that it holds.
 * @throws TemplateError where the template is wrong in a part that the definitions need, or needs an option that is not given.
 * @throws UsageError for YAML where the package `yaml` is not installed.
 */
export function stateMachinesOf(template: string | object, options: TemplateOptions = {}): Record<string, TemplateStateMachine> {
  const { value, position } = readTemplate(template);
  try {
    const evaluation = new Evaluation(value, settingsOf(options));
    if (!Object.hasOwn(value, 'Resources')) throw new TemplateError('The template has no Resources.', '', 'Give a CloudFormation or SAM template.');
    const machines = Object.entries(evaluation.section('Resources')).filter(
      ([id, declaration]) => isStateMachine(declaration) && isThere(id, declaration, evaluation),
    );
    return Object.fromEntries(machines.map(([id, declaration]) => [id, stateMachine(resourceOf(id, declaration), evaluation)]));
  } catch (thrown) {
    throw thrown instanceof TemplateError ? located(thrown, position) : thrown;
  }
}

const isStateMachine = (declaration: Json): boolean => isObject(declaration) && kinds.has(declaration['Type']);

/** Whether the Condition of a resource holds. */
function isThere(id: string, declaration: Json, evaluation: Evaluation): boolean {
  const { Condition: condition } = declaration as { Condition?: Json };
  return condition === undefined || evaluation.namedCondition(String(condition), child(child('/Resources', id), 'Condition'));
}

function stateMachine(resource: Resource, evaluation: Evaluation): TemplateStateMachine {
  const [typeProperty, roleProperty] = kinds.get(resource.type)!;
  const { region, accountId } = evaluation.settings;
  const type = textProperty(resource, typeProperty, evaluation) ?? 'STANDARD';
  if (type !== 'STANDARD' && type !== 'EXPRESS') {
    throw new TemplateError(`The type "${type}" is none of a state machine.`, child(resource.where, typeProperty), 'Give STANDARD or EXPRESS.');
  }
  return {
    definition: definitionOf(resource, evaluation),
    type,
    name: nameOf(resource, evaluation),
    roleArn:
      textProperty(resource, roleProperty, evaluation) ?? String(attributeOf(resourceOf(`${resource.id}Role`, { Type: 'AWS::IAM::Role' }), 'Arn', evaluation)),
    region,
    accountId,
  };
}

/** The error with the line of the nearest part of the template whose place in the text is known. */
function located(error: TemplateError, position: (where: Pointer) => { line: number; column: number } | undefined): TemplateError {
  if (error.line !== undefined) return error;
  let { where } = error;
  while (where !== '' && position(where) === undefined) where = where.slice(0, where.lastIndexOf('/'));
  return new TemplateError(error.what, error.where, error.fix, { position: position(where), cause: error.cause });
}
