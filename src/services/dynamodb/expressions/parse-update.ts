import type { Parsed, Path, SetAction, Update, ValueAction } from './ast';
import { ExpressionFault } from './expression-fault';
import { OperandParser } from './parse-operand';

/**
 * Parses an update expression: the clauses SET, REMOVE, ADD and DELETE in any order, each at most once.
 *
 * @throws ExpressionFault
 */
export function parseUpdate(source: string): Parsed<Update> {
  const parser = new UpdateParser(source);
  const tree = parser.update();
  return { tree, names: [...parser.names], values: [...parser.values] };
}

class UpdateParser extends OperandParser {
  update(): Update {
    let set: SetAction[] | undefined;
    let remove: Path[] | undefined;
    let add: ValueAction[] | undefined;
    let del: ValueAction[] | undefined;
    do {
      if (this.clause('SET', set)) set = this.list(() => this.setAction());
      else if (this.clause('REMOVE', remove)) remove = this.list(() => this.path());
      else if (this.clause('ADD', add)) add = this.list(() => this.valueAction());
      else if (this.clause('DELETE', del)) del = this.list(() => this.valueAction());
      else throw this.syntaxError();
    } while (this.peek.kind !== 'end');
    return { set: set ?? [], remove: remove ?? [], add: add ?? [], delete: del ?? [] };
  }

  private clause(keyword: string, before: readonly unknown[] | undefined): boolean {
    const found = this.takeKeyword(keyword);
    if (found && before !== undefined) throw new ExpressionFault(`The "${keyword}" section can only be used once in an update expression;`);
    return found;
  }

  private list<Action>(action: () => Action): Action[] {
    const actions = [action()];
    while (this.take(',')) actions.push(action());
    return actions;
  }

  private setAction(): SetAction {
    const path = this.path();
    this.expect('=');
    const left = this.operand();
    for (const kind of ['+', '-'] as const) if (this.take(kind)) return { path, value: { kind, left, right: this.operand() } };
    return { path, value: left };
  }

  private valueAction(): ValueAction {
    const path = this.path();
    if (this.peek.kind !== 'value') throw this.syntaxError();
    const { text } = this.next();
    this.values.add(text);
    return { path, value: { kind: 'value', name: text } };
  }
}
