import type { Comparator, Condition, Parsed } from './ast';
import { ExpressionFault } from './expression-fault';
import { MOST_OPERATORS, OperandParser, tooManyOperators } from './parse-operand';

const COMPARATORS: ReadonlySet<string> = new Set<Comparator>(['=', '<>', '<', '<=', '>', '>=']);
const KEYWORDS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN']);
const MOST_IN_LIST = 100;

/**
 * Parses a condition, filter or key condition expression.
 *
 * @throws ExpressionFault
 */
export function parseCondition(source: string): Parsed<Condition> {
  const parser = new ConditionParser(source);
  const tree = parser.condition();
  parser.expectEnd();
  return { tree, names: [...parser.names], values: [...parser.values] };
}

/** OR binds least, then AND, then NOT. */
class ConditionParser extends OperandParser {
  private operators = 0;
  protected override readonly keywords = KEYWORDS;

  condition(): Condition {
    let left = this.conjunction();
    while (this.takeKeyword('OR')) left = this.counted({ kind: 'or', left, right: this.conjunction() });
    return left;
  }

  private conjunction(): Condition {
    let left = this.negation();
    while (this.takeKeyword('AND')) left = this.counted({ kind: 'and', left, right: this.negation() });
    return left;
  }

  private negation(): Condition {
    return this.takeKeyword('NOT') ? this.counted({ kind: 'not', condition: this.nested(() => this.negation()) }) : this.comparison();
  }

  private comparison(): Condition {
    if (this.at('(')) return this.parenthesised();
    const left = this.operand();
    const { kind, text } = this.peek;
    if (kind === 'symbol' && COMPARATORS.has(text)) {
      this.next();
      return this.counted({ kind: 'compare', operator: text as Comparator, left, right: this.operand() });
    }
    if (this.takeKeyword('BETWEEN')) {
      const lower = this.operand();
      this.expectKeyword('AND');
      return this.counted({ kind: 'between', operand: left, lower, upper: this.operand() });
    }
    if (this.takeKeyword('IN')) {
      this.expect('(');
      const list = this.operands();
      if (list.length > MOST_IN_LIST) {
        throw new ExpressionFault(
          `Invalid number of operands to the IN operator; maximum number of operands: ${MOST_IN_LIST}, number of operands: ${list.length}`,
        );
      }
      return this.counted({ kind: 'in', operand: left, list });
    }
    if (left.kind === 'function') return this.counted(left);
    throw this.syntaxError();
  }

  /** `((a = b))` is refused, as AWS does; `((a = b) AND c = d)` and `(a = b)` are not. */
  private parenthesised(): Condition {
    this.expect('(');
    const inside = this.nested(() => this.condition());
    this.expect(')');
    if (this.lastClosed === inside) throw new ExpressionFault('The expression has redundant parentheses;');
    this.lastClosed = inside;
    return inside;
  }

  /** What the last closing parenthesis closed. */
  private lastClosed: Condition | undefined;

  private counted(condition: Condition): Condition {
    if (++this.operators > MOST_OPERATORS) throw tooManyOperators(this.operators);
    return condition;
  }
}
