/** An element of a document. Prefixes of element names are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Of the element itself, without that of its children. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly qualified: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** More than any document of AWS's APIs has. */
const MAX_DEPTH = 100;

const NAME = '[A-Za-z_:][\\w:.-]*';
const TOKEN = new RegExp(
  [
    '<\\?[^>]*\\?>',
    '<!--[\\s\\S]*?-->',
    '<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>',
    `</(${NAME})\\s*>`,
    `<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`,
    '([^<]+)',
  ].join('|'),
  'y',
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Reads a document's root element; undefined where it is not well-formed. What the bodies of AWS's APIs have no use for is refused: a document type, and
 * with it every entity but XML's own five, so that no text can grow.
 */
export function parseXml(text: string): XmlElement | undefined {
  const stack: Open[] = [{ name: '', qualified: '', attributes: new Map(), children: [], text: '' }];
  TOKEN.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (found === null) return undefined;
    const [, cdata, closed, opened, attributes = '', empty, plain] = found;
    const top = stack.at(-1)!;
    if (plain !== undefined || cdata !== undefined) {
      const decoded = cdata ?? decode(plain!);
      if (decoded === undefined || (stack.length === 1 && decoded.trim() !== '')) return undefined;
      top.text += decoded;
    } else if (opened !== undefined) {
      const element = open(opened, attributes);
      if (element === undefined || stack.length > MAX_DEPTH || (stack.length === 1 && top.children.length > 0)) return undefined;
      top.children.push(element);
      if (empty === '') stack.push(element);
    } else if (closed !== undefined) {
      if (stack.length === 1 || top.qualified !== closed) return undefined;
      stack.pop();
    }
  }
  return stack.length === 1 ? stack[0]!.children[0] : undefined;
}

function open(qualified: string, text: string): Open | undefined {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    const value = decode(double ?? single!);
    if (value === undefined) return undefined;
    attributes.set(name!, value);
  }
  return { name: qualified.slice(qualified.indexOf(':') + 1), qualified, attributes, children: [], text: '' };
}

/** Undefined: an entity that XML itself does not have. */
function decode(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let wrong = false;
  const decoded = text.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w+));|&/g, (_, hex?: string, decimal?: string, name = '') => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : NaN;
    const letter = Number.isNaN(code) ? ENTITIES.get(name as string) : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (letter === undefined) wrong = true;
    return letter ?? '';
  });
  return wrong ? undefined : decoded;
}
