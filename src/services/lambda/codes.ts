import { createHash } from 'node:crypto';
import type { FunctionHandler } from './function-context';

/** The code of a function, as it was registered. */
export interface Code {
  /** Base64. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Code from a file finds its environment variables where Lambda has them, as soon as it is loaded. */
  readonly isModule: boolean;
  /** The handler of the place that the configuration names. It is loaded once: what runs first waits for it. */
  handler(place: string): FunctionHandler | Promise<FunctionHandler>;
  /** The same code read again. */
  again(): Code;
}

/** What was registered in this process, by name: a published version keeps the code that it was made of. */
export class Codes {
  private readonly byName = new Map<string, { latest: Code; all: Map<string, Code> }>();

  put(name: string, code: Code): void {
    const there = this.byName.get(name);
    if (there === undefined) this.byName.set(name, { latest: code, all: new Map([[code.sha256, code]]) });
    else {
      there.latest = code;
      there.all.set(code.sha256, code);
    }
  }

  latest(name: string): Code | undefined {
    return this.byName.get(name)?.latest;
  }

  /** The code of a version. State that came from another process names code that is not here: what is registered under the name now serves it. */
  find(name: string, sha256: string | undefined): Code | undefined {
    const there = this.byName.get(name);
    return there?.all.get(sha256 ?? '') ?? there?.latest;
  }
}

const numbers = new WeakMap<object, number>();
let handlers = 0;

/** A handler of this process. Two of equal text are two: they may have closed over different values. */
export function handlerCode(handler: FunctionHandler): Code {
  let number = numbers.get(handler);
  if (number === undefined) numbers.set(handler, (number = ++handlers));
  const source = String(handler);
  const code: Code = {
    sha256: sha256(`${number}/${source}`),
    size: Buffer.byteLength(source),
    isModule: false,
    handler: () => handler,
    again: () => code,
  };
  return code;
}

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64');
