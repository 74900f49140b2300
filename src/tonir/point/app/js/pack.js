// What `GET pack` brought: a length, a header in JSON, then the bytes that it names, in order.
import { readUtf8, unbase64url } from './bytes.js';
import { isWithdrawnList, Altered } from './open.js';

const MARK = 16;

// {packs: [{label, version, kits, rows}], directions: {version, posts, places}, marks, ...}
export function parsePack(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const header = JSON.parse(readUtf8(bytes.subarray(4, 4 + length)));
  let at = 4 + length;
  const take = (count) => bytes.subarray(at, at += count);
  const packs = header.packs.map((one) => ({ ...one, rows: take(one.rows) }));
  const { directions } = header;
  const posts = directions ? take(directions.bytes) : new Uint8Array(0);
  const withdrawn = header.withdrawn.map((one) => ({ ...one, marks: take(one.marks) }));
  if (at > bytes.length) throw new Altered('H06');
  return {
    packs,
    directions: directions ? { ...directions, posts } : null,
    withdrawn,
    now: header.now,
    revoked: header.revoked,
  };
}

// Throws Altered if a list of withdrawn slips is not an issuer's.
export async function checkWithdrawn(pack, issuers, round) {
  for (const list of pack.withdrawn) {
    if (!await isWithdrawnList(issuers, round, list.marks, unbase64url(list.signature))) {
      throw new Altered('H06');
    }
  }
}

// The marks of slips that no longer count.
export const marksOf = (pack) => pack.withdrawn.flatMap(({ marks }) => Array.from(
  { length: marks.length / MARK }, (_, at) => marks.subarray(at * MARK, (at + 1) * MARK),
));
