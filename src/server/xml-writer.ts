import { SimpleType, type Traits } from './service-model';
import type { Member, StructureShape } from './shape';
import { printSimple } from './simple-text';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text inside an element or an attribute. Control characters, of which XML allows three, are written by their numbers, as AWS writes them. */
export const escapeXml = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- those are what is meant
  text.replace(/[&<>"\u0000-\u0008\u000b-\u001f]/g, (letter) => ESCAPES[letter] ?? `&#x${letter.charCodeAt(0).toString(16)};`);

/** An element with a value as AWS's XML has it, or several where it is a flattened list or map. */
function writeElement(name: string, { shape, traits }: Member, value: unknown): string {
  switch (shape.kind) {
    case 'simple':
      return `<${name}>${escapeXml(printSimple(value, shape.type, SimpleType.dateTime))}</${name}>`;
    case 'structure':
      return `<${name}${attributes(shape, traits, value as object)}>${writeMembers(shape, value as object)}</${name}>`;
    case 'list': {
      const flat = traits.xmlFlattened !== undefined;
      const items = (value as unknown[]).map((each) => writeElement(flat ? name : (shape.member.traits.xmlName ?? 'member'), shape.member, each)).join('');
      return flat ? items : `<${name}>${items}</${name}>`;
    }
    case 'map': {
      const flat = traits.xmlFlattened !== undefined;
      const entry = flat ? name : 'entry';
      const entries = Object.entries(value as object).map(([key, each]) => {
        const written =
          writeElement(shape.key.traits.xmlName ?? 'key', shape.key, key) + writeElement(shape.value.traits.xmlName ?? 'value', shape.value, each);
        return `<${entry}>${written}</${entry}>`;
      });
      return flat ? entries.join('') : `<${name}>${entries.join('')}</${name}>`;
    }
  }
}

/** The members of a structure. @param within - Which of them; default: all that are no attributes. */
export function writeMembers({ members }: StructureShape, value: object, within = inElement): string {
  let text = '';
  for (const [name, member] of members) {
    const given = (value as Record<string, unknown>)[name];
    if (given !== undefined && given !== null && within(member.traits)) text += writeElement(member.traits.xmlName ?? name, member, given);
  }
  return text;
}

const inElement = ({ xmlAttribute }: Traits): boolean => xmlAttribute === undefined;

function attributes({ members }: StructureShape, { xmlNamespace }: Traits, value: object): string {
  let text = xmlNamespace === undefined ? '' : ` xmlns:${xmlNamespace[0]}="${xmlNamespace[1]}"`;
  for (const [name, member] of members) {
    const given = (value as Record<string, unknown>)[name];
    if (member.traits.xmlAttribute !== undefined && given !== undefined) text += ` ${member.traits.xmlName ?? name}="${escapeXml(String(given))}"`;
  }
  return text;
}
