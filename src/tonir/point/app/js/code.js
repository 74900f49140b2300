// The 25 characters on a slip, exactly as engines/slips/codes.py reads them.
import { join } from './bytes.js';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const VERSION = 1;
const TRAINING = 31;
export const LENGTH = 25;
const ALIKE = Object.fromEntries(
  [...'ILOАВСЕНКМОРТХУ'].map((letter, at) => [letter, '110ABCEHKM0PTXY'[at]]),
);
const DROPPED = /[ \t\u00a0\u202f\r\n\-\u2010-\u2014_.]/g;

// A code that is none (H01), or of a version that this app does not know (H02).
export class Misread extends Error {}

const POWER = [];
for (let value = 1; POWER.length < 31; value = (value << 1) ^ (value & 16 ? 0b100101 : 0)) {
  POWER.push(value);
}
const times = (value, exponent) => (value ? POWER[(POWER.indexOf(value) + exponent) % 31] : 0);

function holds(values) {
  let first = 0;
  let second = 0;
  for (const value of values) {
    first = times(first, 1) ^ value;
    second = times(second, 2) ^ value;
  }
  return first === 0 && second === 0;
}

export const folded = (text) => [...text.replace(DROPPED, '').toUpperCase()]
  .map((letter) => ALIKE[letter] || letter).join('');

// {round, secret (13 bytes, or 14 for practice), training}. Throws Misread.
export function readCode(text) {
  const values = [...folded(text)].map((letter) => LETTERS.indexOf(letter));
  if (values.length !== LENGTH || values.includes(-1) || !holds(values)) throw new Misread('H01');
  if (values[0] !== VERSION && values[0] !== TRAINING) throw new Misread('H02');
  const training = values[0] === TRAINING;
  const bits = values.slice(3, 23).reduce((sum, value) => (sum << 5n) | BigInt(value), 0n);
  const secret = Uint8Array.from({ length: 13 }, (_, at) => Number((bits >> BigInt(8 * (12 - at))) & 255n));
  return {
    round: (values[1] << 5) | values[2],
    secret: training ? join(Uint8Array.of(1), secret) : secret,
    training,
  };
}
