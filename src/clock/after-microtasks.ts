/** Calls back when no microtask is left, of those that are there now and of all that they bring: Node's ticks run when the microtasks are done. */
export function afterMicrotasks(callback: () => void): void {
  process.nextTick(() => void settled.then(() => process.nextTick(callback)));
}

const settled = Promise.resolve();
