import { ServiceException } from '../errors/service-exception';
import { setMember } from '../json/json';
import { SimpleType } from './service-model';
import type { Member } from './shape';
import { parseSimple } from './simple-text';

/** The fields of a form as a tree: 'Entries.member.1.Id' is four levels deep. */
export interface FormNode {
  value?: string;
  children?: Map<string, FormNode>;
}

export function formTree(fields: Iterable<readonly [name: string, value: string]>): FormNode {
  const root: FormNode = {};
  for (const [name, value] of fields) {
    let node = root;
    for (const part of name.split('.')) {
      node.children ??= new Map();
      let child = node.children.get(part);
      if (child === undefined) node.children.set(part, (child = {}));
      node = child;
    }
    node.value = value;
  }
  return root;
}

/** The value of a node, as the SDK has it. The forms of a request are as deep as its shapes. See https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export function readForm(node: FormNode, { shape, traits }: Member): unknown {
  switch (shape.kind) {
    case 'simple': {
      const value = node.value === undefined ? undefined : parseSimple(node.value, shape.type, SimpleType.dateTime);
      if (value === undefined) throw malformed(node.value);
      return value;
    }
    case 'list':
      return numbered(within(node, traits, shape.member.traits.xmlName ?? 'member')).map((each) => readForm(each, shape.member));
    case 'map': {
      const map: Record<string, unknown> = {};
      for (const { children } of numbered(within(node, traits, 'entry'))) {
        const key = children?.get(shape.key.traits.xmlName ?? 'key')?.value;
        const value = children?.get(shape.value.traits.xmlName ?? 'value');
        if (key !== undefined && value !== undefined) setMember(map, key, readForm(value, shape.value));
      }
      return map;
    }
    case 'structure': {
      const structure: Record<string, unknown> = {};
      for (const [name, member] of shape.members) {
        const child = node.children?.get(member.traits.xmlName ?? name);
        if (child !== undefined) structure[name] = readForm(child, member);
      }
      return structure;
    }
  }
}

const within = (node: FormNode, { xmlFlattened }: Member['traits'], name: string): FormNode | undefined =>
  xmlFlattened === undefined ? node.children?.get(name) : node;

/** In the order of their numbers. */
const numbered = (node: FormNode | undefined): FormNode[] =>
  [...(node?.children ?? [])]
    .filter(([name]) => /^\d+$/.test(name))
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([, child]) => child);

const malformed = (value = ''): ServiceException =>
  new ServiceException('MalformedInput', `The value ${JSON.stringify(value.slice(0, 100))} does not have the type of its parameter.`);
