/** The syntax of https://mermaid.js.org/syntax/flowchart.html; that the package mermaid takes and draws what is written here was tried with its version 11. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toMermaid } from '../../src/diagrams/mermaid';
import { quoted } from '../../src/diagrams/mermaid-text';
import { parse } from '../../src/validation/parse';
import { json } from '../coverage/orders';
import { anyCharacter } from '../json/arbitrary';

test('a machine with all kinds of states inside of each other', () => {
  expect(toMermaid(json.replace('"Done": { "Type": "Succeed" }', '"Done": { "Type": "Wait", "Seconds": 1, "End": true }'), { direction: 'LR' })).toBe(`\
flowchart LR
  mstart((" ")):::dot
  s0["Pay<br/>retries Busy"]
  s1{"Kind"}
  subgraph s2["Each"]
    s2pstart((" ")):::dot
    s3("Pack")
    s2pend((" ")):::dot
    s2pstart --> s3
    s3 --> s2pend
  end
  subgraph s4["Both"]
    subgraph s4b0["branch 1"]
      s4b0start((" ")):::dot
      s5("Ship")
      s4b0end((" ")):::dot
      s4b0start --> s5
      s5 --> s4b0end
    end
    subgraph s4b1["branch 2"]
      s4b1start((" ")):::dot
      s6("Tell")
      s4b1end((" ")):::dot
      s4b1start --> s6
      s6 --> s4b1end
    end
  end
  s7{{"Done"}}
  s8(["Refused"])
  mend((" ")):::dot
  mstart --> s0
  s0 --> s1
  s0 -.->|"Refused"| s8
  s1 -->|"$.items is present"| s2
  s1 -->|"$.sum #62; 100"| s4
  s1 -->|"otherwise"| s7
  s2 --> s7
  s4 --> mend
  s7 --> mend
  classDef dot fill:#888,stroke:#888
`);
});

test('the example in the docstring of toMermaid', () => {
  expect(toMermaid({ StartAt: 'Hello', States: { Hello: { Type: 'Pass', End: true } } })).toBe(`\
flowchart TD
  mstart((" ")):::dot
  s0("Hello")
  mend((" ")):::dot
  mstart --> s0
  s0 --> mend
  classDef dot fill:#888,stroke:#888
`);
});

test('what was never passed is marked: states, branches, lines, Retriers, and rules that always held', () => {
  const machine = parse(json);
  const never = new Set([
    'state /States/Both/Branches/1/States/Tell',
    'catcher /States/Pay/Catch/0',
    'retrier /States/Pay/Retry/0',
    'rule /States/Kind/Choices/0 false',
  ]);
  const hits = machine.points.map(({ kind, where, outcome }) => (never.has(`${kind} ${where}${outcome === false ? ' false' : ''}`) ? 0 : 1));
  const lines = toMermaid(machine, { hits }).split('\n');
  expect(lines).toContain('  s0["Pay<br/>never retried Busy"]');
  expect(lines).toContain('  s1 -->|"always $.items is present"| s2');
  expect(lines.slice(-5)).toEqual([
    '  classDef dot fill:#888,stroke:#888',
    '  classDef missed fill:#fdd,stroke:#c00,color:#600,stroke-dasharray:4 3',
    '  class s4b1,s6 missed',
    '  linkStyle 4,8 stroke:#c00,color:#c00,stroke-dasharray:4 3',
    '',
  ]);
  const edges = lines.filter((line) => /-->|-\.->/.test(line)).map((line) => line.trim());
  expect([edges[4], edges[8]]).toEqual(['s4b1start --> s6', 's0 -.->|"Refused"| s8']);
});

test('only lines may be marked, and only states', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'B' }] }, B: { Type: 'Succeed' } } };
  expect(toMermaid(definition, { hits: [1, 0, 1, 1, 1] })).toMatch(/missed fill.*\n {2}linkStyle 1 /);
  expect(toMermaid(definition, { hits: [1, 1, 1, 0, 1] })).toMatch(/missed fill.*\n {2}class s1 missed\n$/);
});

test.each([
  ['Ship order', '"Ship order"'],
  ['', '" "'],
  ['end', '"end"'],
  ['a"b', '"a#34;b"'],
  ['#35;', '"#35;35#59;"'],
  ['1. First', '"#49;. First"'],
  ['- item', '"#45; item"'],
  ['`x`', '"#8203;#96;x#8203;#96;"'],
  ['<b>&amp;</b>', '"#60;b#62;#38;amp#59;#60;/b#62;"'],
  ['%%{init: {}}%%', '"#37;#37;#123;init#58; #123;#125;#125;#37;#37;"'],
  ['$$x$$', '"$#8203;$x$#8203;$"'],
  ['\\n', '"#92;#8203;n"'],
  ['line\n\tend', '"line end"'],
  ['Größe 日本 😀', '"Größe 日本 #128512;"'],
  ['x'.repeat(81), `"${'x'.repeat(79)}…"`],
])('the text %j is written %s', (text, written) => {
  expect(quoted(text)).toBe(written);
});

const label = '"(?:[\\p{L}\\p{M}\\p{N} .,?$()=≤≥…\'/-]|#\\d+;|<br/>)+"';
const node = new RegExp(`^(\\w+)(?:\\[${label}\\]|\\(${label}\\)|\\{${label}\\}|\\{\\{${label}\\}\\}|\\(\\[${label}\\]\\)|\\(\\(" "\\)\\):::dot)$`, 'u');
const edge = new RegExp(`^(\\w+) (?:-->|-\\.->)(?:\\|${label}\\|)? (\\w+)$`, 'u');
const subgraph = new RegExp(`^subgraph (\\w+)\\[${label}\\]$`, 'u');
const mark = /^(?:classDef (?:dot|missed) [\w:#,\- ]+|class (?:\w+,)*\w+ missed|linkStyle (?:\d+,)*\d+ [\w:#,\- ]+)$/;

/** What is wrong: every line is one of the few forms that are used, subgraphs are closed, and lines lead from and to what is declared, once. */
function faults(diagram: string): string[] {
  const [head, ...lines] = diagram.trimEnd().split('\n');
  const found = head === 'flowchart TD' ? [] : [head];
  const declared: string[] = [];
  const edges: string[][] = [];
  let open = 0;
  for (const line of lines.map((each) => each.trim())) {
    const [, id] = node.exec(line) ?? subgraph.exec(line) ?? [];
    if (id !== undefined) declared.push(id);
    if (line.startsWith('subgraph')) open++;
    else if (line === 'end' && open > 0) open--;
    else if (edge.test(line)) edges.push(edge.exec(line)!.slice(1));
    else if (id === undefined && !mark.test(line)) found.push(line);
  }
  if (open > 0) found.push(`${open} subgraphs are open`);
  if (new Set(declared).size < declared.length) found.push('declared twice');
  const marked = /linkStyle ([\d,]+)/.exec(diagram)?.[1]?.split(',').map(Number) ?? [];
  if (marked.some((index) => index >= edges.length)) found.push('a line is marked that is not there');
  return [...found, ...edges.flat().filter((id) => !declared.includes(id))] as string[];
}

test.each([
  ['flowchart TD\n  a["x"\n', ['a["x"']],
  ['flowchart TD\n  a["x"y"]\n', ['a["x"y"]']],
  ['flowchart TD\n  a["x"]\n  a("x")\n  a --> b\n  linkStyle 1 stroke:#c00\n', ['declared twice', 'a line is marked that is not there', 'b']],
  ['graph TD\n  subgraph a["x"]\n  end\n  end\n', ['graph TD', 'end']],
  ['flowchart TD\n  subgraph a["x"]\n', ['1 subgraphs are open']],
])('%j is not well-formed', (diagram, expected) => {
  expect(faults(diagram)).toEqual(expected);
});

interface Recorded {
  readonly definition?: object;
  readonly runs?: readonly Recorded[];
}

const recorded = readFileSync('test/conformance/cases.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded)
  .flatMap(({ definition, runs = [] }) => [definition].concat(runs.map((run) => run.definition)))
  .filter((definition) => definition !== undefined);

test('the diagram of each definition that ran on AWS is well-formed, marked or not', () => {
  expect(recorded.length).toBeGreaterThan(300);
  for (const definition of new Map(recorded.map((each) => [JSON.stringify(each), each])).values()) {
    const machine = parse(definition);
    expect(faults(toMermaid(machine))).toEqual([]);
    expect(faults(toMermaid(machine, { hits: machine.points.map((_point, at) => at % 2) }))).toEqual([]);
  }
});

test('so is one with any names', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 20 }), { minLength: 2, maxLength: 4 }), (names) => {
      const [first, ...rest] = names;
      const states = Object.fromEntries(rest.map((name) => [name, { Type: 'Succeed' }]));
      const choices = rest.map((name) => ({ Variable: '$.a', StringEquals: name, Next: name }));
      fc.pre(!names.includes('__proto__'));
      const definition = { StartAt: first!, States: { ...states, [first!]: { Type: 'Choice', Choices: choices } } };
      expect(faults(toMermaid(definition))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
