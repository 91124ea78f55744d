import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { functionName } from '../resources/task-resource';
import { placeholder } from './parameters';
import { resourceTypes } from './resource-types';
import type { Scope } from './scope';

/** A resource of a template: its logical id, its type and its properties. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly where: Pointer;
}

/**
 * @param globals - SAM's section Globals, whose members hold properties for every resource of a type:
 *   https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function resourceOf(id: string, declaration: Json, globals: JsonObject = {}): Resource {
  const { Type: type, Properties: properties } = isObject(declaration) ? declaration : ({} as JsonObject);
  const kind = typeof type === 'string' ? type : '';
  const [, shared = ''] = /^AWS::Serverless::(\w+)$/.exec(kind) ?? [];
  return {
    id,
    type: kind,
    properties: { ...membersOf(globals, shared), ...(isObject(properties) ? properties : {}) },
    where: child(child(child('', 'Resources'), id), 'Properties'),
  };
}

function membersOf(section: JsonObject, name: string): JsonObject {
  const member = Object.hasOwn(section, name) ? section[name]! : null;
  return isObject(member) ? member : {};
}

/** A property with the functions in it applied; undefined where it is not there. */
export function property({ properties, where }: Resource, name: string, scope: Scope): Json | undefined {
  return Object.hasOwn(properties, name) ? scope.evaluate(properties[name]!, child(where, name)) : undefined;
}

/** A property that has to be a text. */
export function textProperty(resource: Resource, name: string, scope: Scope): string | undefined {
  const value = property(resource, name, scope);
  return value === undefined ? undefined : scope.plain(value, child(resource.where, name));
}

/** The name that it is deployed under: the one it is given, else its logical id, as handlers and services know it here. AWS adds the stack's name and random letters. */
export function nameOf(resource: Resource, scope: Scope): string {
  const kind = lastPart(resource.type);
  const { named } = resourceTypes.get(resource.type) ?? {};
  for (const candidate of named === undefined ? [`${kind}Name`, 'Name'] : [named]) {
    const name = textProperty(resource, candidate, scope);
    if (name !== undefined) return name;
  }
  return resource.type === 'AWS::S3::Bucket' ? resource.id.toLowerCase() : resource.id;
}

/** What Ref gives: the name, for types that nothing is known of. */
export function refOf(resource: Resource, scope: Scope): string {
  return filled(resourceTypes.get(resource.type)?.ref ?? '{name}', resource, scope);
}

/** What Fn::GetAtt gives; the placeholder `${Id.Attribute}` for what the template alone does not tell. */
export function attributeOf(resource: Resource, attribute: string, scope: Scope): Json {
  const { arn, attributes = {} } = resourceTypes.get(resource.type) ?? {};
  if (Object.hasOwn(attributes, attribute)) return filled(attributes[attribute]!, resource, scope);
  const kind = lastPart(resource.type);
  if (arn !== undefined && (attribute === 'Arn' || attribute === `${kind}Arn`)) return filled(arn, resource, scope);
  if (resource.type !== '' && (attribute === 'Name' || attribute === `${kind}Name`)) return nameOf(resource, scope);
  return property(resource, attribute, scope) ?? placeholder(`${resource.id}.${attribute}`);
}

const lastPart = (type: string): string => type.slice(type.lastIndexOf(':') + 1);

function filled(text: string, resource: Resource, scope: Scope): string {
  const { settings } = scope;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    switch (name) {
      case 'name':
        return nameOf(resource, scope);
      case 'id':
        return resource.id;
      case 'arn':
        return filled(resourceTypes.get(resource.type)!.arn!, resource, scope);
      case 'function':
        return functionName(textProperty(resource, 'FunctionName', scope) ?? placeholder(`${resource.id}.FunctionName`));
      case 'machine':
        return machineOf(resource, scope);
      case 'path':
        return textProperty(resource, 'Path', scope) ?? '/';
      case 'region':
        return settings.region;
      case 'account':
        return settings.accountId;
      case 'partition':
        return settings.partition;
      case 'suffix':
        return settings.urlSuffix;
      default:
        return textProperty(resource, name, scope) ?? placeholder(`${resource.id}.${name}`);
    }
  });
}

/** The state machine whose versions an alias routes to. */
function machineOf(resource: Resource, scope: Scope): string {
  const routes = property(resource, 'RoutingConfiguration', scope);
  for (const route of [...(isArray(routes) ? routes : []), property(resource, 'DeploymentPreference', scope)]) {
    const version = isObject(route) ? route['StateMachineVersionArn'] : undefined;
    if (typeof version === 'string') return version.slice(0, version.lastIndexOf(':'));
  }
  return placeholder(`${resource.id}.StateMachine`);
}
