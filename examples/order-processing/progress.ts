interface Stream {
  readonly isTTY?: boolean;
  write(text: string): boolean;
}

/** A progress bar on a terminal; nothing where there is none. */
export class Progress {
  private drawn = -Infinity;

  constructor(private readonly stream: Stream) {}

  show(done: number, of: number): void {
    const now = performance.now();
    if (!this.stream.isTTY || (now - this.drawn < 40 && done < of)) return;
    this.drawn = now;
    const full = Math.round((done / of) * 40);
    this.stream.write(`\r${'█'.repeat(full)}${'░'.repeat(40 - full)} ${done} of ${of} messages`);
  }

  /** Wipes the bar away. */
  end(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001B[K');
  }
}
