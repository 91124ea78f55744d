import { schemaError, type Report } from '../fault';
import type { Outline } from '../outline';

/** "If HeartbeatSeconds is provided, it MUST be smaller than TimeoutSeconds." Spec: https://states-language.net/#task-state */
export function heartbeatSeconds({ ofType }: Outline, report: Report): void {
  for (const { fields, where, label } of ofType.Task) {
    const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = fields;
    if (typeof heartbeat !== 'number' || typeof timeout !== 'number' || heartbeat < timeout) continue;
    const fix = `Lower the ${heartbeat} seconds of ${label}, or raise its TimeoutSeconds of ${timeout}.`;
    report(schemaError(`${where}/HeartbeatSeconds`, 'HeartbeatSeconds must be smaller than TimeoutSeconds', fix));
  }
}
