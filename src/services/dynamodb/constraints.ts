import type { ServiceException } from '../../errors/service-exception';
import { validation } from './errors';

/** The faults of a request's form. They are all named at once, as AWS does. */
export class Constraints {
  private faults: string[] | undefined;

  /** Notes that a member breaks its constraint. `value` is shown as AWS prints it: quoted, or null. */
  broken(value: unknown, member: string, constraint: string): void {
    const shown = value === undefined || value === null ? 'null' : `'${String(value)}'`;
    (this.faults ??= []).push(`Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`);
  }

  required(value: unknown, member: string): void {
    if (value === undefined || value === null) this.broken(value, member, 'Member must not be null');
  }

  /** `allowed` in AWS's own order, which the message shows. */
  oneOf(value: unknown, member: string, allowed: readonly string[]): void {
    if (value !== undefined && !allowed.includes(value as string)) this.broken(value, member, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
  }

  within(value: number | undefined, member: string, least: number, most: number): void {
    if (value === undefined) return;
    if (value < least) this.broken(value, member, `Member must have value greater than or equal to ${least}`);
    if (value > most) this.broken(value, member, `Member must have value less than or equal to ${most}`);
  }

  /** @throws ValidationException that lists the faults, where there are any */
  check(): void {
    if (this.faults !== undefined) throw this.error(this.faults);
  }

  private error(faults: readonly string[]): ServiceException {
    return validation(`${faults.length} validation error${faults.length === 1 ? '' : 's'} detected: ${faults.join('; ')}`);
  }
}

/** A table's name in a call on items; an ARN is taken too, and looked up by its name. */
export function checkTableName(constraints: Constraints, name: unknown, member = 'tableName'): void {
  if (typeof name !== 'string') constraints.required(name, member);
  else if (name === '') constraints.broken(name, member, 'Member must have length greater than or equal to 1');
  else if (!/^[a-zA-Z0-9_.-]+$|^arn:/.test(name)) {
    constraints.broken(name, member, 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+');
  }
}

/** Structures as AWS's messages print them, which is by their identity. */
export const printedStructures = (shape: string, count: number): string =>
  `[${Array.from({ length: count }, (_, i) => `com.amazonaws.dynamodb.v20120810.${shape}@${(0x10000001 + i).toString(16)}`).join(', ')}]`;

export const NONE_OR_SIZE = ['SIZE', 'NONE'] as const;
export const NONE_OR_ALL_OLD = ['ALL_OLD', 'NONE'] as const;
export const RETURN_CONSUMED_CAPACITY = ['INDEXES', 'TOTAL', 'NONE'] as const;
export const RETURN_VALUES = ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] as const;
