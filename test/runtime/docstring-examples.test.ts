/**
 * Every @example of a docstring is run as it stands there: the names that it takes for granted are given, and what it says comes out is compared.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as api from 'asl-interpreter';
import * as aws from 'asl-interpreter/aws';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { InMemoryDynamoDb } from '../../src/services/dynamodb/in-memory-dynamodb';
import { InMemorySqs } from '../../src/services/sqs/in-memory-sqs';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** The code of the examples in a source: from `@example` to the next tag or the end of the comment. */
function examplesIn(source: string): string[] {
  return [...source.matchAll(/^ *\* @example *\n((?: *\*(?!\/| @).*\n)+)/gm)].map(([, body]) => body!.replace(/^ *\* ?/gm, ''));
}
const examples = files.flatMap((file) => examplesIn(readFileSync(`src/${file}`, 'utf8')).map((code) => ({ file, code })));

/** What the examples take for granted. */
const given = {
  ...api,
  ...aws,
  InMemoryDynamoDb,
  InMemorySqs,
  definition: {
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 259_200, Next: 'F' }, F: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true } },
  },
  handlers: { F: (input: unknown) => input },
  input: { orderId: 'o-1' },
};

type Outcome = Readonly<Record<string, unknown>>;

/** The variables that a program declares at its top, and the value of its last line where that is an expression. */
async function run(code: string): Promise<Outcome> {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
  const declared: string[] = [];
  const lines = ts.createSourceFile('example.js', outputText, ts.ScriptTarget.ES2022).statements.map((statement) => {
    const text = outputText.slice(statement.pos, statement.end);
    if (ts.isExpressionStatement(statement)) return `$value = ${text.trim()}`;
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name)) declared.push(name.text);
        else for (const element of name.elements) if (ts.isBindingElement(element) && ts.isIdentifier(element.name)) declared.push(element.name.text);
      }
    }
    return text;
  });
  const body = `return (async () => { let $value; ${lines.join('\n')}\n return { $value, ${declared.join(', ')} }; })();`;
  return (await (new Function(...Object.keys(given), body) as (...args: unknown[]) => Promise<Record<string, unknown>>)(...Object.values(given))) as Outcome;
}

/** What each example says comes of it, or what can be seen of it. */
const outcomes: Record<string, (outcome: Outcome) => void> = {
  'runtime/state-machine.ts': ({ status, output }) => expect([status, output]).toEqual(['SUCCEEDED', 'Hello Ada']),
  'clock/virtual-clock.ts': ({ result }) => expect(result).toMatchObject({ status: 'SUCCEEDED', stopDate: new Date('2026-01-04T00:00:00Z') }),
  'clock/system-clock.ts': ({ machine }) => expect(machine).toBeInstanceOf(api.StateMachine),
  'validation/parse.ts': ({ machine }) => expect((machine as api.Machine).states).toHaveLength(1),
  'validation/validate.ts': ({ $value }) =>
    expect($value).toMatchObject({ severity: 'ERROR', code: 'MISSING_TRANSITION_TARGET', message: "Missing 'Next' target: B", location: '/States/A/Next' }),
  'validation/variable-references.ts': ({ $value }) => expect($value).toEqual({ B: ['x'] }),
  'local/local-aws.ts': ({ QueueUrl }) => expect(QueueUrl).toMatch(/PurchaseQueue$/),
  'services/sqs/in-memory-sqs.ts': ({ Messages }) => expect(Messages).toMatchObject([{ Body: '{"orderId":"o-1"}' }]),
  'services/s3/in-memory-s3.ts': ({ s3 }) => expect(s3).toBeInstanceOf(aws.InMemoryS3),
  'runtime/function-result.ts': ({ Price }) => expect((Price as () => unknown)()).toBeInstanceOf(api.FunctionResult),
  'services/dynamodb/in-memory-dynamodb.ts': ({ dynamodb }) => expect(dynamodb).toBeInstanceOf(InMemoryDynamoDb),
};

test('the examples are found, and each is looked at here', () => {
  expect(examples.map(({ file }) => file).toSorted()).toEqual([...Object.keys(outcomes), 'errors/function-error.ts'].toSorted());
});

test.each(examples.filter(({ file }) => file in outcomes))('the example of $file', async ({ file, code }) => {
  expect.hasAssertions();
  outcomes[file]!(await run(code));
});

test('the example of errors/function-error.ts: thrown by a handler, it is the cause of the failure', async () => {
  const { code } = examples.find(({ file }) => file === 'errors/function-error.ts')!;
  const { definition } = given;
  const { error, cause } = await new api.StateMachine(definition, { clock: api.virtualClock(), handlers: { F: () => run(code) } }).execute();
  expect([error, cause]).toEqual(['OutOfStock', '{"errorMessage":"no stock","errorType":"OutOfStock","requestId":"r-1","stackTrace":[]}']);
});
