import { UsageError } from '../errors/usage-error';
import { expressQuotas, standardQuotas } from '../machine/create-execution';
import type { Quotas } from '../machine/execution';
import { integer } from './integer';
import type { StateMachineOptions } from './options';

/** The quotas of the type, and those that the options change. @throws UsageError */
export function quotasOf({ type = 'STANDARD', quotas = {} }: StateMachineOptions): Quotas {
  if (type !== 'STANDARD' && type !== 'EXPRESS') throw new UsageError(`The option type is ${JSON.stringify(type)}.`, '', "Give 'STANDARD' or 'EXPRESS'.");
  const standard = type === 'EXPRESS' ? expressQuotas : standardQuotas;
  const all = { ...standard, ...quotas };
  const quota = (name: keyof Quotas): number => integer(`quotas.${name}`, all[name] ?? standard[name], 1);
  return {
    payloadBytes: quota('payloadBytes'),
    historyEvents: quota('historyEvents'),
    inlineMapConcurrency: quota('inlineMapConcurrency'),
    distributedMapConcurrency: quota('distributedMapConcurrency'),
    executionSeconds: quota('executionSeconds'),
  };
}
