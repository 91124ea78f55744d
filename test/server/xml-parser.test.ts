import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseXml, type XmlElement } from '../../src/server/xml-parser';
import { escapeXml } from '../../src/server/xml-writer';

const plain = (element: XmlElement): unknown => [element.name, element.text, Object.fromEntries(element.attributes), element.children.map(plain)];
const root = (text: string): unknown => {
  const element = parseXml(text);
  return element && plain(element);
};

test.each<[string, unknown]>([
  ['<a/>', ['a', '', {}, []]],
  ['\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- a > b -->\n<a b="1" c=\'"\'>t</a>\n', ['a', 't', { b: '1', c: '"' }, []]],
  [
    '<n:a xmlns:n="urn:n"><n:b >x</n:b ><b/></n:a>',
    [
      'a',
      '',
      { 'xmlns:n': 'urn:n' },
      [
        ['b', 'x', {}, []],
        ['b', '', {}, []],
      ],
    ],
  ],
  ['<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;<![CDATA[<b>&amp;]]></a>', ['a', '<>&"\'A😀<b>&amp;', {}, []]],
])('%s', (text, expected) => {
  expect(root(text)).toEqual(expected);
});

test.each([
  '',
  'text',
  '<a>',
  '</a>',
  '<a></b>',
  '<a/><b/>',
  '<a/>text',
  '<a b></a>',
  '<a b=1></a>',
  '<a>&none;</a>',
  '<a>a & b</a>',
  '<a b="&none;"/>',
  '<a>&#x110000;</a>',
  '<!DOCTYPE a><a/>',
  '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>',
  '<a><![CDATA[</a>',
  '<a'.repeat(100_000),
  '<a>'.repeat(100_000),
  `<a ${'b="1" '.repeat(50_000)}`,
])('%j is not read', (text) => {
  expect(parseXml(text)).toBeUndefined();
});

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,5}$/);
const element: fc.Memo<string> = fc.memo((depth) => {
  const content = fc.string({ unit: fc.constantFrom('a', ' ', '<', '&', '"', 'é', '😀', '>') }).map(escapeXml);
  const inner =
    depth > 1
      ? fc.oneof(
          content,
          fc.array(element(depth - 1), { maxLength: 3 }).map((each) => each.join('')),
        )
      : content;
  return fc.tuple(name, inner).map(([tag, text]) => `<${tag}>${text}</${tag}>`);
});

test('documents are read as fast-xml-parser reads them', () => {
  const other = new XMLParser({ preserveOrder: true, parseTagValue: false, trimValues: false, htmlEntities: true, ignoreAttributes: false });
  const theirs = (nodes: Record<string, unknown>[]): unknown[] =>
    nodes
      .filter((node) => !('#text' in node))
      .map((node) => {
        const [tag, children] = Object.entries(node)[0] as [string, Record<string, unknown>[]];
        return [tag, children.map((each) => each['#text'] ?? '').join(''), {}, theirs(children)];
      });
  fc.assert(
    fc.property(element(4), (text) => {
      expect(root(text)).toEqual(theirs(other.parse(text) as Record<string, unknown>[])[0]);
    }),
  );
});
