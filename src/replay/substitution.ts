import type { Json } from '../json/json';
import { fitsParts } from './placeholders';

/** What a template puts a value in place of when it is deployed: `${CheckPurchaseFunctionArn}`. */
const substitution = /\$\{[^}]+\}/;

/** Whether a text of the definition stands for a recorded one: what a template leaves open can be anything. */
export const standsFor = (replayed: Json | undefined, recorded: Json | undefined): boolean =>
  typeof replayed === 'string' &&
  typeof recorded === 'string' &&
  substitution.test(replayed) &&
  fitsParts(replayed.split(new RegExp(substitution, 'g')), recorded);
