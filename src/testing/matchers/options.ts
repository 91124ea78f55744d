import { didYouMean, quoted } from '../../errors/suggestion';
import { UsageError } from '../../errors/usage-error';
import { isObject } from '../../json/json';
import { child } from '../../json/pointer';

/**
 * The options of a matcher; a number stands for `{ times }`. Test runners do not check types, and an option that nobody reads would be an assertion that
 * always holds.
 *
 * @throws UsageError for what are no options, and for one that the matcher does not have.
 */
export function optionsOf<Options extends object>(matcher: string, given: Options | number | undefined, names: readonly (keyof Options & string)[]): Options {
  if (given === undefined) return {} as Options;
  if (typeof given === 'number') return { times: given } as unknown as Options;
  if (!isObject(given)) throw new UsageError(`${matcher} has options that are no object.`, '', `Give a number of times, or ${quoted(names)}.`);
  const unknown = Object.keys(given).find((name) => !names.includes(name as keyof Options & string));
  if (unknown === undefined) return given;
  const fix = `${didYouMean(unknown, names)}It has ${quoted(names)}.`;
  throw new UsageError(`${matcher} has no option ${JSON.stringify(unknown)}.`, child('', unknown), fix);
}
