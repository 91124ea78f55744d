import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Example {
  /** The source that it is in, and where there are several, which of them: 'mocks/mock.ts 2'. */
  readonly of: string;
  readonly code: string;
  /** What its comments of a whole line say, as one text. */
  readonly told: string;
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** The examples of all docstrings: from `@example` to the next tag or the end of the comment. */
export const examples: readonly Example[] = sources.flatMap((file) => {
  const found = [...readFileSync(`src/${file}`, 'utf8').matchAll(/^ *\* @example(.*\n(?: *\*(?!\/| @).*\n)+|.*)/gm)];
  return found.map(([, body], place) => {
    const code = body!.replace(/^ *\* ?/gm, '').trim();
    const told = [...code.matchAll(/^\/\/ ?(.*)$/gm)].map(([, text]) => text).join('\n');
    return { of: found.length === 1 ? file : `${file} ${place + 1}`, code, told };
  });
});

/** The variables that a program declares at its top, and as `$value` the value of its last line that is an expression, or of what it exports. */
export type Outcome = Readonly<Record<string, unknown>>;

/** @param given - What the program takes for granted, by name. */
export async function run(code: string, given: object): Promise<Outcome> {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
  const declared: string[] = [];
  const lines = ts.createSourceFile('example.js', outputText, ts.ScriptTarget.ES2022).statements.map((statement) => {
    const text = outputText.slice(statement.pos, statement.end);
    if (ts.isExpressionStatement(statement)) return `$value = ${text.trim()}`;
    if (ts.isExportAssignment(statement)) return `$value = ${outputText.slice(statement.expression.pos, statement.expression.end)};`;
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name)) declared.push(name.text);
        else for (const element of name.elements) if (ts.isBindingElement(element) && ts.isIdentifier(element.name)) declared.push(element.name.text);
      }
    }
    return text;
  });
  const body = `return (async () => { let $value; ${lines.join('\n')}\n return { $value, ${declared.join(', ')} }; })();`;
  return (await (new Function(...Object.keys(given), body) as (...args: unknown[]) => Promise<Outcome>)(...Object.values(given))) as Outcome;
}
