import { setMember } from '../json/json';
import { SimpleType } from './service-model';
import type { Member } from './shape';
import { parseSimple } from './simple-text';
import type { XmlElement } from './xml-parser';

/** The value of an element, as the SDK has it. Undefined: the text is none of its type. The shapes of requests are as deep as they are written. */
export function readElement(element: XmlElement, { shape }: Member): unknown {
  switch (shape.kind) {
    case 'simple':
      return parseSimple(element.text, shape.type, SimpleType.dateTime);
    case 'list':
      return items(element.children, shape.member.traits.xmlName ?? 'member', shape.member);
    case 'map':
      return entries(named(element.children, 'entry'), shape.key, shape.value);
    case 'structure': {
      const structure: Record<string, unknown> = {};
      for (const [name, member] of shape.members) {
        const value = memberOf(element, name, member);
        if (value !== undefined) structure[name] = value;
      }
      return structure;
    }
  }
}

const named = (elements: readonly XmlElement[], name: string): XmlElement[] => elements.filter((each) => each.name === name);
const items = (elements: readonly XmlElement[], name: string, member: Member): unknown[] => named(elements, name).map((each) => readElement(each, member));

function entries(elements: readonly XmlElement[], key: Member, value: Member): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (const { children } of elements) {
    const [name] = named(children, key.traits.xmlName ?? 'key');
    const [content] = named(children, value.traits.xmlName ?? 'value');
    if (name !== undefined && content !== undefined) setMember(map, name.text, readElement(content, value));
  }
  return map;
}

function memberOf({ attributes, children }: XmlElement, memberName: string, member: Member): unknown {
  const { shape, traits } = member;
  const name = traits.xmlName ?? memberName;
  if (traits.xmlAttribute !== undefined) return attributes.get(name);
  const found = named(children, name);
  if (found.length === 0) return undefined;
  if (traits.xmlFlattened !== undefined && shape.kind === 'list') return found.map((each) => readElement(each, shape.member));
  if (traits.xmlFlattened !== undefined && shape.kind === 'map') return entries(found, shape.key, shape.value);
  return readElement(found[0]!, member);
}
