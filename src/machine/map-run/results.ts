import type { ChildResult } from '../../resources/map-results';
import type { Effect } from '../effect';
import type { Event } from '../event';
import type { StepContext } from '../step-context';
import { beginTurn, turnOf } from '../timers';
import type { MapRun } from './map-run';

/** Results that are written at a time: so many, or so many bytes. */
const mostUnwritten = 1000;
const mostUnwrittenBytes = 4_194_304;

export function toBeWritten(run: MapRun, result: ChildResult): void {
  run.unwritten.push(result);
  run.unwrittenBytes += bytesOf(result);
}

/** About as many bytes as its text has. */
const bytesOf = ({ Input, Output }: ChildResult): number => Input.length + (Output?.length ?? 0) + 400;

/** Whether there are enough for a file. */
export const isFull = ({ unwritten, unwrittenBytes }: MapRun): boolean => unwritten.length >= mostUnwritten || unwrittenBytes >= mostUnwrittenBytes;

/** Asks for what is there to be written: 'results', or what is left at the 'end'. */
export function write(ctx: StepContext, place: number, run: MapRun, waiting: 'results' | 'end'): void {
  run.waiting = waiting;
  run.writing = run.unwritten.length;
  beginTurn(ctx, place);
  ctx.output.effects.push(writeEffect(ctx, place, run));
}

export const writeEffect = (ctx: StepContext, place: number, run: MapRun): Effect => ({
  kind: 'writeResults',
  ...turnOf(ctx, place),
  mapRunArn: run.mapRunArn,
  target: run.writer!,
  part: run.parts,
  results: run.unwritten.slice(0, run.writing),
  files: run.files.slice(),
  last: run.waiting === 'end',
});

/** A part of the results has been written. */
export function resultsWritten(ctx: StepContext, { files }: Extract<Event, { type: 'resultsWritten' }>): void {
  const run = ctx.thread.children!.run!;
  ctx.thread.turn = 0;
  run.waiting = null;
  run.files.push(...files);
  run.unwritten = run.unwritten.slice(run.writing);
  run.unwrittenBytes = run.unwritten.reduce((bytes, result) => bytes + bytesOf(result), 0);
  run.parts++;
}
