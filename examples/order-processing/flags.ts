import { parseArgs } from 'node:util';
import { defaults } from './day';

export interface Flags {
  readonly help: boolean;
  /** The order whose path is shown. */
  readonly order?: string;
  readonly seed: number;
  readonly transientRate: number;
  readonly declineRate: number;
}

export const usage = `Runs a day of real orders through asl/order-processing.asl.json.

  --order NUMBER         show the path of this order, such as 536365 (default: of the one with the most retries)
  --seed INTEGER         another seed is another day at the payment gateway (default: ${defaults.seed})
  --decline-rate RATE    share of cards that are declined, 0 to 1 (default: ${defaults.declineRate})
  --transient-rate RATE  share of the gateway's calls that fail for the moment, 0 to 1 (default: ${defaults.transientRate})
  --help                 this text

  npm start -- --order 536365
`;

/** Reads the command line. Throws an Error that says what is wrong with it. */
export function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      order: { type: 'string' },
      seed: { type: 'string' },
      'decline-rate': { type: 'string' },
      'transient-rate': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    help: values.help,
    ...(values.order !== undefined && { order: values.order }),
    seed: number(values, 'seed', defaults.seed, Number.isSafeInteger, 'an integer'),
    declineRate: number(values, 'decline-rate', defaults.declineRate, isRate, 'a number from 0 to 1'),
    transientRate: number(values, 'transient-rate', defaults.transientRate, isRate, 'a number from 0 to 1'),
  };
}

const isRate = (value: number): boolean => value >= 0 && value <= 1;

function number<Name extends string>(
  values: { readonly [name in Name]?: string | undefined },
  name: Name,
  byDefault: number,
  fits: (value: number) => boolean,
  wanted: string,
): number {
  const text = values[name];
  if (text === undefined) return byDefault;
  const value = text.trim() === '' ? NaN : Number(text);
  if (fits(value)) return value;
  throw new Error(`--${name} is "${text}", and takes ${wanted}.`);
}
