import { tokens, type Pointer } from '../json/pointer';

/** What is looked for: the members of a value by their names. */
interface Wanted {
  where?: Pointer;
  readonly members: Map<string, Wanted>;
}

/**
 * Where values stand in a JSON text: the offset at which each begins, or of a member of an object the offset of its name. What is not on the way to
 * one of them is skipped. Of a name that an object has twice, the last counts.
 *
 * @param text - A text that is known to be JSON.
 */
export function locate(text: string, pointers: Iterable<Pointer>): Map<Pointer, number> {
  const root: Wanted = { members: new Map() };
  for (const where of pointers) {
    let wanted = root;
    for (const token of tokens(where)) {
      const next: Wanted = wanted.members.get(token) ?? { members: new Map() };
      wanted.members.set(token, next);
      wanted = next;
    }
    wanted.where = where;
  }
  const locator = new Locator(text);
  locator.value(root, undefined);
  return locator.found;
}

class Locator {
  readonly found = new Map<Pointer, number>();
  private at = 0;
  constructor(private readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.at = 1; // a byte order mark
  }

  /** Goes to the end of a value. @param named - Where the name before it begins. */
  value(wanted: Wanted | undefined, named: number | undefined): void {
    this.space();
    if (wanted?.where !== undefined) this.found.set(wanted.where, named ?? this.at);
    if (wanted === undefined || wanted.members.size === 0) this.skip();
    else if (this.text[this.at] === '{') this.object(wanted);
    else if (this.text[this.at] === '[') this.array(wanted);
    else this.skip();
  }

  private object({ members }: Wanted): void {
    do {
      this.at++;
      this.space();
      const named = this.at;
      if (this.text[named] === '}') break;
      this.string();
      const name = this.text.slice(named, this.at);
      this.space();
      this.at++; // the colon
      this.value(members.get(name.includes('\\') ? (JSON.parse(name) as string) : name.slice(1, -1)), named);
      this.space();
    } while (this.text[this.at] === ',');
    this.at++;
  }

  private array({ members }: Wanted): void {
    let index = 0;
    do {
      this.at++;
      this.space();
      if (this.text[this.at] === ']') break;
      this.value(members.get(String(index++)), undefined);
      this.space();
    } while (this.text[this.at] === ',');
    this.at++;
  }

  private skip(): void {
    for (let depth = 0; this.at < this.text.length;) {
      const letter = this.text[this.at];
      if (letter === '"') this.string();
      else if (depth === 0 && (letter === ',' || letter === '}' || letter === ']')) return;
      else {
        if (letter === '{' || letter === '[') depth++;
        else if (letter === '}' || letter === ']') depth--;
        this.at++;
      }
    }
  }

  private string(): void {
    const { text } = this;
    let end = text.indexOf('"', this.at + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    this.at = end + 1;
  }

  private space(): void {
    while (this.text.charCodeAt(this.at) <= 0x20) this.at++;
  }
}

/** Whether an odd number of backslashes stands before. */
export function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === 0x5c) start--;
  return (at - start) % 2 === 1;
}
