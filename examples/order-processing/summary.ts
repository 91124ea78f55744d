import type { Colours } from './colours';
import { count, dateAndTime, duration } from './format';
import { mostEventful, pathOf } from './path';
import { inWords, reasons } from './reasons';
import type { DayReport, Outcome } from './report';

/** The report as a person reads it. Equal reports give equal texts but for the line of the wall time. */
export function summary(report: DayReport, colours: Colours, chosen = mostEventful(report)): string {
  const parts = [heading(report, colours), outcomes(report, colours), messages(report, colours), payments(report, colours), deadLetters(report, colours)];
  return [...parts, time(report, colours), path(report, colours, chosen)].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function heading({ orders, start, stopped }: DayReport, { bold, yellow }: Colours): string[] {
  const title = bold(`Order processing, ${start.toISOString().slice(0, 10)}: ${count(orders.length, 'order')}`);
  return stopped ? [title, yellow('Stopped. This is what was done so far.')] : [title];
}

function outcomes({ orders, stopped }: DayReport, { bold, dim, green, red }: Colours): string[] {
  const counted = (outcome: Outcome): number => orders.filter((order) => order.outcome === outcome).length;
  const undecided = counted('UNDECIDED');
  return [
    bold(`${'What became of them'.padEnd(22)}counted    with this reason`),
    ...reasons.map((reason) => row(inWords[reason], counted(reason), orders.filter((order) => order.reasons.includes(reason)).length)),
    green(row('recorded', counted('RECORDED'))),
    ...(undecided > 0 ? [red(row(stopped ? 'not decided yet' : 'no decision', undecided))] : []),
    bold(row('together', orders.length)),
    dim('  An order has all its reasons and is counted once, under the first of them in this order.'),
  ];
}

const row = (label: string, number: number, all?: number): string =>
  `  ${label.padEnd(20)}${String(number).padStart(7)}${all === undefined ? '' : String(all).padStart(20)}`;

function messages({ orders, sent, executions, deleted, secondDeliveries, deadLetters, left }: DayReport, { bold }: Colours): string[] {
  const { order, again, broken } = sent;
  const { SUCCEEDED, FAILED, TIMED_OUT, ABORTED } = executions;
  const ended = [
    `${SUCCEEDED} succeeded`,
    `${FAILED} failed`,
    ...(TIMED_OUT > 0 ? [`${TIMED_OUT} timed out`] : []),
    ...(ABORTED > 0 ? [`${ABORTED} aborted`] : []),
  ];
  const decided = orders.filter(({ outcome }) => outcome !== 'UNDECIDED').length;
  return [
    bold('Messages'),
    `  sent               ${order + again + broken}: ${count(order, 'order')}, ${again} of them a second time, and ${broken} that are broken on purpose`,
    `  deleted            ${deleted}, about ${decided} different orders, each when the decision was in the table`,
    `  not deleted        ${deadLetters.length + left}: ${deadLetters.length} in the dead-letter queue, ${left} in the queue`,
    `  executions         ${SUCCEEDED + FAILED + TIMED_OUT + ABORTED}: ${ended.join(', ')}`,
    `  second deliveries  ${secondDeliveries.atTheStart} found the order decided, ${secondDeliveries.whenRecording} found it recorded when they came to record it`,
  ];
}

function payments({ orders, gateway, retries }: DayReport, { bold }: Colours): string[] {
  const { calls, failures, charged, transientRate, declineRate, seed } = gateway;
  const declined = orders.filter(({ outcome }) => outcome === 'PAYMENT_DECLINED').length;
  return [
    bold('Payments'),
    `  gateway            simulated, seed ${seed}`,
    `  transient errors   at a rate of ${transientRate}: ${failures} of ${count(calls, 'call')}`,
    `  declines           at a rate of ${declineRate}: ${declined} of ${count(declined + charged, 'card')}; the other ${charged} were charged once each`,
    `  retries            ${retries.count} in ${count(retries.executions, 'execution')}, of which ${retries.recorded} succeeded in the end`,
    `  backoff            ${duration(retries.waited)} of simulated time in all, ${duration(retries.longestWait)} in the longest execution`,
  ];
}

function deadLetters(report: DayReport, { bold, dim, red }: Colours): string[] {
  const rows = report.deadLetters.flatMap(({ body, reason, receives }) => [`  ${red(reason)}`, dim(`    received ${receives} times: ${shorten(body)}`)]);
  return [bold('Dead-letter queue'), ...(rows.length > 0 ? rows : ['  empty'])];
}

const shorten = (body: string): string => (body.length > 90 ? `${body.slice(0, 90)}…` : body);

function time({ start, end, wallMilliseconds }: DayReport, { bold }: Colours): string[] {
  return [
    bold('Time'),
    `  simulated          ${duration(end.getTime() - start.getTime())}, from ${dateAndTime(start)} to ${dateAndTime(end)}`,
    `  wall               ${duration(wallMilliseconds)}`,
  ];
}

function path({ runs }: DayReport, colours: Colours, chosen: string | undefined): string[] {
  const own = runs.filter(({ orderId }) => orderId === chosen);
  if (own.length === 0) return [colours.bold('No order has been through the workflow')];
  return [colours.bold(`The path of order ${chosen}`), ...pathOf(own, colours)];
}
