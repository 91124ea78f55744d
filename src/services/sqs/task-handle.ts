import { isObject, type Json } from '../../json/json';

/** What stands for a message move task: base64 of JSON, as AWS has it. */
export const taskHandle = (taskId: string, sourceArn: string): string => Buffer.from(JSON.stringify({ taskId, sourceArn })).toString('base64');

/** @returns Undefined for a text that is no handle. */
export function parseTaskHandle(handle: string): { taskId: string; sourceArn: string } | undefined {
  let value: Json;
  try {
    value = JSON.parse(Buffer.from(handle, 'base64').toString()) as Json;
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { taskId, sourceArn } = value;
  return typeof taskId === 'string' && typeof sourceArn === 'string' ? { taskId, sourceArn } : undefined;
}
