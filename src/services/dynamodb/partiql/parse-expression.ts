import type { AttributeValue } from '../attribute-value';
import type { Comparator } from '../expressions/ast';
import { MOST_OPERATORS, tooManyOperators } from '../expressions/parse-operand';
import { validation } from '../errors';
import { normalNumber } from '../values/decimal';
import type { Expression, Infix, Path } from './ast';
import { malformed } from './statement-fault';
import { TokenReader } from './tokenizer';

/** How strongly each operator binds, as in PartiQL's own grammar. */
const OR = 10;
const AND = 20;
const NOT = 30;
const EQUALITY = 40;
const COMPARISON = 50;
const SUM = 60;

const STRENGTH: Readonly<Record<string, number>> = {
  or: OR,
  and: AND,
  '=': EQUALITY,
  '<>': EQUALITY,
  '!=': EQUALITY,
  is: EQUALITY,
  in: EQUALITY,
  '<': COMPARISON,
  '<=': COMPARISON,
  '>': COMPARISON,
  '>=': COMPARISON,
  between: COMPARISON,
  '+': SUM,
  '-': SUM,
};

/** Keywords that are functions' names. */
const FUNCTION_KEYWORDS: ReadonlySet<string> = new Set(['exists', 'size', 'count', 'avg', 'max', 'min', 'sum', 'upper', 'lower', 'char_length', 'substring']);

/** The types that may stand after IS. */
const TYPES: ReadonlySet<string> = new Set(
  `missing null bool boolean smallint integer2 int2 integer4 int4 integer8 int8 bigint int integer float real decimal dec numeric char varchar
  character string symbol clob blob struct tuple list bag`.split(/\s+/),
);

/** Parses the expressions of statements: values, paths, conditions, sums and calls, which all are one grammar in PartiQL. */
export class ExpressionParser extends TokenReader {
  parameters = 0;
  private depth = 0;
  private operators = 0;

  /** An expression whose operators all bind stronger than `least`. */
  expression(least = 0): Expression {
    let left = this.prefixed();
    for (;;) {
      const { kind, text } = this.peek;
      if (kind !== 'symbol' && kind !== 'keyword') return left;
      const negated = text === 'not' && ['in', 'between'].includes(this.second.text);
      const operator = negated ? this.second.text : text;
      const strength = Object.hasOwn(STRENGTH, operator) ? STRENGTH[operator]! : 0;
      if (strength <= least) return left;
      this.next();
      if (negated) this.next();
      this.count();
      const found = this.right(operator, left, strength);
      left = negated ? { kind: 'not', operand: found } : found;
    }
  }

  private right(operator: string, left: Expression, strength: number): Expression {
    switch (operator) {
      case 'is': {
        const negated = this.takeKeywords('not');
        const { kind, text } = this.next();
        if (kind !== 'keyword' || !TYPES.has(text)) throw malformed('Expected type name');
        const test: Expression = { kind: 'is', operand: left, type: text };
        return negated ? { kind: 'not', operand: test } : test;
      }
      case 'in':
        if (this.take('(')) return { kind: 'in', operand: left, list: { kind: 'list', members: this.members(')', 'RIGHT_PAREN') } };
        return { kind: 'in', operand: left, list: this.operand(strength) };
      case 'between': {
        const lower = this.operand(strength);
        if (!this.takeKeywords('and')) throw malformed('Expected KEYWORD');
        return { kind: 'between', operand: left, lower, upper: this.operand(strength) };
      }
      default: {
        const infix = operator === '!=' ? '<>' : (operator as Infix['operator'] | Comparator);
        return { kind: 'infix', operator: infix, left, right: this.operand(strength) };
      }
    }
  }

  private operand(strength: number): Expression {
    if (this.peek.kind === 'end') throw malformed('Missing right-hand side expression of infix operator');
    return this.nested(() => this.expression(strength));
  }

  private prefixed(): Expression {
    if (this.takeKeywords('not')) {
      this.count();
      return { kind: 'not', operand: this.nested(() => this.expression(NOT)) };
    }
    const sign = this.take('-') ? '-' : this.take('+') ? '+' : '';
    if (sign === '') return this.term();
    const { kind, text } = this.next();
    if (kind !== 'number') throw malformed('Unexpected operator');
    return number(sign + text);
  }

  private term(): Expression {
    const { kind, text } = this.peek;
    switch (kind) {
      case 'text':
        return this.literal({ S: text });
      case 'number':
        this.next();
        return number(text);
      case 'name':
        return this.second.kind === 'symbol' && this.second.text === '(' ? this.call() : this.path();
      case 'keyword':
        return this.keyword(text);
      default:
        return this.bracketed();
    }
  }

  private keyword(text: string): Expression {
    if (text === 'true' || text === 'false') return this.literal({ BOOL: text === 'true' });
    if (text === 'null') return this.literal({ NULL: true });
    if (text === 'missing') {
      this.next();
      return { kind: 'missing' };
    }
    if (FUNCTION_KEYWORDS.has(text) && this.second.text === '(') return this.call();
    throw malformed(Object.hasOwn(STRENGTH, text) ? 'Unexpected operator' : 'Unexpected keyword');
  }

  private literal(value: AttributeValue): Expression {
    this.next();
    return { kind: 'literal', value };
  }

  private bracketed(): Expression {
    if (this.take('?')) return { kind: 'parameter', index: this.parameters++ };
    if (this.take('[')) return { kind: 'list', members: this.members(']', 'RIGHT_BRACKET') };
    if (this.take('<<')) return { kind: 'bag', members: this.members('>>', 'RIGHT_DOUBLE_ANGLE_BRACKET') };
    if (this.take('{')) return this.tuple();
    if (this.take('(')) {
      const members = this.members(')', 'RIGHT_PAREN');
      if (members.length === 0) throw malformed('Expression group cannot be empty');
      return members.length === 1 ? members[0]! : { kind: 'list', members };
    }
    throw malformed(this.peek.kind === 'symbol' && Object.hasOwn(STRENGTH, this.peek.text) ? 'Unexpected operator' : 'Unexpected term');
  }

  /** Expressions with commas between them, up to the closing symbol. */
  private members(closing: string, name: string): Expression[] {
    const members: Expression[] = [];
    if (this.take(closing)) return members;
    do members.push(this.nested(() => this.expression()));
    while (this.take(','));
    this.expect(closing, name);
    return members;
  }

  private tuple(): Expression {
    const members: [string, Expression][] = [];
    if (this.take('}')) return { kind: 'tuple', members };
    do {
      const { kind, text } = this.next();
      if (kind !== 'text') throw malformed('Unexpected term');
      this.expect(':', 'COLON');
      members.push([text, this.nested(() => this.expression())]);
    } while (this.take(','));
    this.expect('}', 'RIGHT_CURLY');
    return { kind: 'tuple', members };
  }

  private call(): Expression {
    const name = this.next().text.toLowerCase();
    this.next();
    this.count();
    if (this.at('*')) throw malformed(`${name}(*) is not allowed`);
    return { kind: 'call', name, operands: this.members(')', 'RIGHT_PAREN') };
  }

  /** path ::= name ( .name | [ index ] )* */
  path(): Path {
    if (this.peek.kind !== 'name') throw malformed('Expected identifier for simple path');
    const steps: [string, ...(string | number)[]] = [this.next().text];
    for (;;) {
      if (this.take('.')) {
        if (this.peek.kind !== 'name') throw malformed('Invalid path dot component');
        steps.push(this.next().text);
      } else if (this.take('[')) {
        const { kind, text } = this.next();
        if (kind !== 'number' || !/^\d+$/.test(text)) throw malformed('Invalid path component for simple path');
        steps.push(Number(text));
        this.expect(']', 'RIGHT_BRACKET');
      } else return { kind: 'path', steps };
    }
  }

  private count(): void {
    if (++this.operators > MOST_OPERATORS) throw validation(tooManyOperators(this.operators).message);
  }

  private nested<Inside>(parse: () => Inside): Inside {
    if (++this.depth > MOST_OPERATORS) throw validation('Nesting Levels have exceeded supported limits');
    const inside = parse();
    this.depth--;
    return inside;
  }
}

const number = (text: string): Expression => ({ kind: 'literal', value: { N: normalNumber(text) } });
