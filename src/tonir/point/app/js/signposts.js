// Where a slip belongs that is not in the pack, as engines/slips/directions.py says it.
import { bisect, compare } from './bytes.js';
import { DIRECTION_BYTES } from './keys.js';

const FOUND_BY = DIRECTION_BYTES - 2;

// The number of its place, or null. direction: what is derived from the slip.
export function placeOf(posts, direction) {
  const key = direction.subarray(0, FOUND_BY);
  const at = (number) => posts.subarray(number * DIRECTION_BYTES, (number + 1) * DIRECTION_BYTES);
  const count = Math.floor(posts.length / DIRECTION_BYTES);
  const number = bisect(count, key, at);
  if (number === count || compare(key, at(number)) !== 0) return null;
  const hidden = at(number).subarray(FOUND_BY);
  return ((hidden[0] ^ direction[FOUND_BY]) << 8) | (hidden[1] ^ direction[FOUND_BY + 1]);
}
