import type { Pointer } from '../json/pointer';
import { tokens } from '../json/pointer';
import type { Fault } from './fault';

/** AWS tells of a state's name that stands twice; in other objects the last of two members counts silently, so that is no more than a warning. */
export function duplicateMember(where: Pointer): Fault {
  const path = tokens(where);
  const name = path.at(-1)!;
  if (path.at(-2) === 'States')
    return {
      severity: 'ERROR',
      code: 'DUPLICATE_STATE_NAME',
      message: `Duplicate State name: ${name}`,
      location: where,
      fix: 'Rename or remove one of them: the text has the name twice in one object.',
    };
  return {
    severity: 'WARNING',
    code: 'duplicate-member',
    message: `The member ${JSON.stringify(name)} stands twice in one object, and only the last one counts`,
    location: where,
    fix: 'Remove one of them.',
  };
}
