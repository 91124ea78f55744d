import type { FunctionCall, Operand, Path } from './ast';
import { ExpressionFault } from './expression-fault';
import { isReservedWord } from './reserved-words';
import { TokenReader } from './tokenizer';

/** AWS's limit: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters */
const LONGEST = 4096;
/** "The maximum number of operators or functions" is on the same page. */
export const MOST_OPERATORS = 300;

export const tooManyOperators = (count: number): ExpressionFault => new ExpressionFault(`The expression contains too many operators; operator count: ${count}`);

const NO_KEYWORDS: ReadonlySet<string> = new Set();

/** What all expressions are made of: paths, placeholders and function calls. It notes the placeholders that it meets. */
export class OperandParser extends TokenReader {
  readonly names = new Set<string>();
  readonly values = new Set<string>();
  /** Words of the grammar, which cannot be names. */
  protected readonly keywords = NO_KEYWORDS;
  private depth = 0;

  constructor(source: string) {
    if (source.trim() === '') throw new ExpressionFault('The expression can not be empty;');
    const bytes = Buffer.byteLength(source);
    if (bytes > LONGEST) throw new ExpressionFault(`Expression size has exceeded the maximum allowed size; expression size: ${bytes}`);
    super(source);
  }

  /** operand ::= path | :value | function ( operand, … ) */
  operand(): Operand {
    const { kind, text } = this.peek;
    if (kind === 'value') {
      this.next();
      this.values.add(text);
      return { kind: 'value', name: text };
    }
    const name = this.name();
    if (kind === 'word' && this.at('(')) return this.call(name);
    return this.pathFrom(name);
  }

  /** path ::= name ( .name | [ index ] )* */
  path(): Path {
    return this.pathFrom(this.name());
  }

  private pathFrom(first: string): Path {
    const steps: [string, ...(string | number)[]] = [this.step(first)];
    for (;;) {
      if (this.take('.')) steps.push(this.step(this.name()));
      else if (this.take('[')) {
        if (this.peek.kind !== 'number') throw this.syntaxError();
        steps.push(Number(this.next().text));
        this.expect(']');
      } else return { kind: 'path', steps };
    }
  }

  private name(): string {
    const { kind, text } = this.peek;
    if (kind !== 'name' && (kind !== 'word' || this.keywords.has(text.toUpperCase()))) throw this.syntaxError();
    this.next();
    return text;
  }

  private step(name: string): string {
    if (name.startsWith('#')) this.names.add(name);
    else if (isReservedWord(name)) throw new ExpressionFault(`Attribute name is a reserved keyword; reserved keyword: ${name}`);
    return name;
  }

  /** ( operand, … ), the function's name being read. */
  private call(name: string): FunctionCall {
    this.expect('(');
    return { kind: 'function', name, operands: this.nested(() => this.operands()) };
  }

  /** operand, … ), the parenthesis being read. */
  operands(): Operand[] {
    const operands = [this.operand()];
    while (this.take(',')) operands.push(this.operand());
    this.expect(')');
    return operands;
  }

  /** Parses what is inside something. What is nested deeper than the most operators has more of them, or doubled parentheses. */
  protected nested<Inside>(parse: () => Inside): Inside {
    if (++this.depth > MOST_OPERATORS) throw tooManyOperators(this.depth);
    const inside = parse();
    this.depth--;
    return inside;
  }
}
