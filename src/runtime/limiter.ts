/** Lets a number of calls run at the same time; the others wait in the order they came. */
export class Limiter {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private next = 0;

  constructor(private readonly most: number) {}

  /** Runs `begin` now or later. Who runs says `done` when it is over. */
  run(begin: () => void): void {
    if (this.running < this.most) {
      this.running++;
      begin();
    } else this.waiting.push(begin);
  }

  done(): void {
    const begin = this.waiting[this.next];
    if (begin === undefined) {
      this.running--;
      return;
    }
    this.next++;
    if (this.next > 1000 && this.next * 2 > this.waiting.length) (this.waiting.splice(0, this.next), (this.next = 0));
    begin();
  }
}
