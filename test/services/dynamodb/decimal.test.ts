import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addNumbers, compareNumbers, normalNumber, numberOrder, subtractNumbers } from '../../../src/services/dynamodb/values/decimal';

const digits38 = '12345678901234567890123456789012345678';

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html: "Leading and trailing zeroes are trimmed."
test.each([
  ['0', '0'],
  ['-0', '0'],
  ['0.000', '0'],
  ['0e999999999999', '0'],
  ['007', '7'],
  ['+5', '5'],
  ['1.0', '1'],
  ['1.', '1'],
  ['.5', '0.5'],
  ['-.50', '-0.5'],
  ['1E2', '100'],
  ['1.5e+3', '1500'],
  ['12.34e-3', '0.01234'],
  ['-1e-2', '-0.01'],
  ['100', '100'],
  [digits38, digits38],
  [`${digits38}000`, `${digits38}000`],
  ['9.9999999999999999999999999999999999999E+125', `${'9'.repeat(38)}${'0'.repeat(88)}`],
  ['1E-130', `0.${'0'.repeat(129)}1`],
])('the number %s is %s in normal form', (text, normal) => {
  expect(normalNumber(text)).toBe(normal);
});

// The texts as AWS gives them for PutItem.
test.each([
  ['', 'The parameter cannot be converted to a numeric value'],
  ['abc', 'The parameter cannot be converted to a numeric value: abc'],
  ['1 ', 'The parameter cannot be converted to a numeric value: 1 '],
  ['1e', 'The parameter cannot be converted to a numeric value: 1e'],
  ['.', 'The parameter cannot be converted to a numeric value: .'],
  ['0x10', 'The parameter cannot be converted to a numeric value: 0x10'],
  ['NaN', 'The parameter cannot be converted to a numeric value: NaN'],
  [`${digits38}9`, 'Attempting to store more than 38 significant digits in a Number'],
  ['1e126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
  ['-1e126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
  ['1e-131', 'Number underflow. Attempting to store a number with magnitude smaller than supported range'],
])('the number %j is refused', (text, message) => {
  expect(() => normalNumber(text)).toThrow(message);
});

/** coefficient × 10^-places, as plain digits in normal form. */
function plain(coefficient: bigint, places: number): string {
  const sign = coefficient < 0n ? '-' : '';
  const digits = String(coefficient < 0n ? -coefficient : coefficient).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return fraction === '' ? (whole === '0' ? '0' : sign + whole) : `${sign}${whole}.${fraction}`;
}

const coefficient = fc.oneof(fc.bigInt({ min: -(10n ** 36n), max: 10n ** 36n }), fc.bigInt({ min: -1000n, max: 1000n }));

describe('with numbers of the same scale', () => {
  test('sum, difference and order are those of the scaled whole numbers', () => {
    fc.assert(
      fc.property(coefficient, coefficient, fc.integer({ min: 0, max: 40 }), (a, b, places) => {
        const [one, two] = [plain(a, places), plain(b, places)];
        expect(normalNumber(one)).toBe(one);
        expect(addNumbers(one, two)).toBe(plain(a + b, places));
        expect(subtractNumbers(one, two)).toBe(plain(a - b, places));
        expect(Math.sign(compareNumbers(one, two))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(numberOrder(one) < numberOrder(two)).toBe(a < b);
        expect(numberOrder(one) === numberOrder(two)).toBe(a === b);
      }),
    );
  });
});

test.each([
  ['1', '2', '3'],
  ['0.1', '0.2', '0.3'],
  ['5', '-5', '0'],
  ['999999999999999', '1', '1000000000000000'],
  ['1e20', '1', '100000000000000000001'],
  [digits38, '1', '12345678901234567890123456789012345679'],
])('%s + %s = %s', (a, b, sum) => {
  expect(addNumbers(normalNumber(a), normalNumber(b))).toBe(sum);
});

test('a sum that needs more than 38 digits is refused, not rounded', () => {
  expect(() => addNumbers(normalNumber('1e38'), '0.1')).toThrow('Attempting to store more than 38 significant digits in a Number');
});
