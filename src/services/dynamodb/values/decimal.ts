import { validation } from '../errors';

/**
 * A number of at most 38 digits: 0.digits × 10^point. The digits neither begin nor end with a zero; zero itself has none.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
 */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
}

const MOST_DIGITS = 38;
/** The greatest magnitude is 9.9…E+125, the least 1E-130; `point` is one more than that exponent. */
const MOST_POINT = 126;
const LEAST_POINT = -129;

const ZERO: Decimal = { negative: false, digits: '', point: 0 };
const FORM = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/** @throws ValidationException for a text that is no number, or one with too many digits or out of range */
function parseDecimal(text: string): Decimal {
  const parts = FORM.exec(text);
  if (parts === null) throw validation(`The parameter cannot be converted to a numeric value${text === '' ? '' : `: ${text}`}`);
  const [, sign, whole = '', fraction = parts[4] ?? '', , exponent = '0'] = parts;
  return decimal(sign === '-', whole + fraction, whole.length + Number(exponent));
}

/** Takes off the zeros at both ends, and holds the number to its limits. */
function decimal(negative: boolean, allDigits: string, point: number): Decimal {
  let first = 0;
  let end = allDigits.length;
  while (first < end && allDigits.charCodeAt(first) === 48) first++;
  if (first === end) return ZERO;
  while (allDigits.charCodeAt(end - 1) === 48) end--;
  const exact = { negative, digits: allDigits.slice(first, end), point: point - first };
  if (exact.digits.length > MOST_DIGITS) throw validation('Attempting to store more than 38 significant digits in a Number');
  if (exact.point > MOST_POINT) throw validation('Number overflow. Attempting to store a number with magnitude larger than supported range');
  if (exact.point < LEAST_POINT) throw validation('Number underflow. Attempting to store a number with magnitude smaller than supported range');
  return exact;
}

/** The normal text of a number: plain digits without an exponent or superfluous zeros, as DynamoDB gives it back. */
function decimalText({ negative, digits, point }: Decimal): string {
  if (digits === '') return '0';
  const sign = negative ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const NORMAL_INTEGER = /^(?:0|-?[1-9]\d{0,36})$/;

/** The normal text of any text of a number: '1.0' is '1', '1E2' is '100'. @throws ValidationException */
export const normalNumber = (text: string): string => (NORMAL_INTEGER.test(text) ? text : decimalText(parseDecimal(text)));

/** Up to this many letters a double holds the number exactly enough to compare it, and whole numbers exactly enough to add them. */
const SHORT = 15;
const isShortInteger = (text: string): boolean => text.length <= SHORT && !text.includes('.');

/** The exact sum of two normal texts. @throws ValidationException where it needs more than 38 digits or is out of range */
export function addNumbers(a: string, b: string): string {
  if (isShortInteger(a) && isShortInteger(b)) return String(Number(a) + Number(b));
  return decimalText(sum(parseDecimal(a), parseDecimal(b)));
}

/** The exact difference of two normal texts. @throws ValidationException as for the sum */
export function subtractNumbers(a: string, b: string): string {
  if (isShortInteger(a) && isShortInteger(b)) return String(Number(a) - Number(b));
  const right = parseDecimal(b);
  return decimalText(sum(parseDecimal(a), { ...right, negative: !right.negative }));
}

function sum(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.point - a.digits.length, b.point - b.digits.length);
  const total = scaled(a, exponent) + scaled(b, exponent);
  const digits = (total < 0n ? -total : total).toString();
  return decimal(total < 0n, digits, digits.length + exponent);
}

const scaled = ({ negative, digits, point }: Decimal, exponent: number): bigint => {
  const magnitude = BigInt(digits + '0'.repeat(point - digits.length - exponent));
  return negative ? -magnitude : magnitude;
};

/** Negative, zero or positive, as the first of two normal texts is the less, equal or greater number. */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length <= SHORT && b.length <= SHORT) return Number(a) - Number(b);
  return numberOrder(a) < numberOrder(b) ? -1 : 1;
}

/** A text that sorts by code units as the number of a normal text sorts by value. */
export function numberOrder(text: string): string {
  const { negative, digits, point } = parseDecimal(text);
  if (digits === '') return '1';
  const scale = point + 500;
  if (!negative) return `2${scale}${digits}`;
  let mirrored = '';
  for (let i = 0; i < digits.length; i++) mirrored += String.fromCharCode(105 - digits.charCodeAt(i)); // '0' becomes '9'
  return `0${999 - scale}${mirrored}~`;
}
