/** Where a command writes. */
export interface Terminal {
  /** What was asked for. */
  write(text: string): void;
  /** What went wrong. */
  complain(text: string): void;
}

/** A command: it gets its arguments and gives the exit code. 0: all is well; 1: it found what it looks for; 2: it could not be done. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;
