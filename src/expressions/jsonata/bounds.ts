import { JsonataError } from './jsonata-error';

/** How much an expression may take, counted and never timed, so that it fails at the same place on every day (I1). */
export interface Limits {
  /** Evaluations inside each other. */
  readonly depth: number;
  /** Work: a call is 32, an evaluated part of the expression 16, a turn of a loop in a function 1. */
  readonly work: number;
  /** Bytes of one text or array: a character is 1, an item is 8. */
  readonly bytes: number;
  /** Bytes of all texts, arrays and members that are made while it is evaluated. */
  readonly allBytes: number;
}

/**
 * Where AWS stops. Measured on AWS, reported in https://github.com/floci-io/floci/issues/2737: evaluations nest 100 deep; `[1..873782]` is accepted and
 * one item more is not; a text of 2^22 characters is accepted and one of 2^23 is not. Work and all bytes have no measured bound: these let pass what
 * takes a second, and keep the process alive.
 */
export const awsLimits: Limits = { depth: 100, work: 100_000_000, bytes: 873_782 * 8, allBytes: 512 * 1024 * 1024 };

export const stackOverflow = (): JsonataError =>
  new JsonataError('', 'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.');
export const memoryExceeded = (): JsonataError => new JsonataError('', 'Expression evaluation memory limit exceeded: Check for excessive memory usage');
const timeout = (): JsonataError => new JsonataError('', 'Expression evaluation timeout: Check for infinite loop');

let limits = awsLimits;
let depth = 0;
let work = 0;
let allBytes = 0;

/** Begins to count for the next expression. */
export function begin(those: Limits): void {
  limits = those;
  depth = work = allBytes = 0;
}

/** A part of the expression is being evaluated. */
export function enter(): void {
  if (++depth > limits.depth) throw stackOverflow();
  tick(16);
}

/** It has been evaluated. */
export function leave(): void {
  depth--;
}

export function tick(turns = 1): void {
  work += turns;
  if (work > limits.work) throw timeout();
}

/** So many bytes are about to be made, as part of one value of `size` bytes. */
export function grow(bytes: number, size: number): void {
  allBytes += bytes;
  if (size > limits.bytes || allBytes > limits.allBytes) throw memoryExceeded();
}
