// Finds a slip's row in a pack and opens it, as engines/slips/rows.py does; asks who issued it.
import { verifyAsync } from '../vendor/ed25519.js';
import { bisect, compare, join, readUtf8, scope, utf8 } from './bytes.js';

const INDEX = 16;
const NONCE = 12;
const MOST_KITS = 16;
const PLAIN = 1 + 2 + 32 + 32 + 64 + 32 + MOST_KITS + 1 + 62;
export const ROW_BYTES = INDEX + NONCE + PLAIN + 16;
const STRICT = { zip215: false };

// The pack's row for this slip was altered, or is another's, or nobody issued it.
export class Altered extends Error {}

// The sealed row, or null. rows: the pack's rows in the order of their indexes.
export function findRow(rows, index) {
  const at = (number) => rows.subarray(number * ROW_BYTES, number * ROW_BYTES + INDEX);
  const count = Math.floor(rows.length / ROW_BYTES);
  const number = bisect(count, index, at);
  if (number === count || compare(index, at(number)) !== 0) return null;
  return rows.subarray(number * ROW_BYTES, (number + 1) * ROW_BYTES);
}

// {tag, commitment, signature, blinding, kits, flags, greeting}; kits: how many the pack knows.
export async function openRow(rowKey, round, version, sealed, kits) {
  if (sealed.length !== ROW_BYTES) throw new Altered('H06');
  const index = sealed.subarray(0, INDEX);
  const about = join(utf8('tonir slip 1 row\0'), scope(round, version), index);
  const key = await crypto.subtle.importKey('raw', rowKey, 'AES-GCM', false, ['decrypt']);
  const how = { name: 'AES-GCM', iv: sealed.subarray(INDEX, INDEX + NONCE), additionalData: about };
  const opened = crypto.subtle.decrypt(how, key, sealed.subarray(INDEX + NONCE));
  return parted(new Uint8Array(await opened.catch(() => { throw new Altered('H06'); })), kits);
}

function parted(plain, kits) {
  let at = 0;
  const take = (length) => plain.slice(at, at += length);
  const [format] = take(1);
  if (format !== 1) throw new Altered('H06');
  const [high, low] = take(2);
  const row = { flags: high * 256 + low, tag: take(32), commitment: take(32), signature: take(64) };
  row.blinding = take(32);
  row.kits = [...take(MOST_KITS).subarray(0, kits)];
  const [length] = take(1);
  row.greeting = readUtf8(take(62).subarray(0, length));
  return row;
}

// Whether one of the issuers signed this row's claim in this round.
export const isIssued = (issuers, round, row) => signed(
  issuers, join(utf8('tonir slip 1 claim\0'), scope(round), row.tag, row.commitment), row.signature,
);

// Whether one of the issuers took the slips with these marks out of use.
export const isWithdrawnList = (issuers, round, marks, by) => signed(
  issuers, join(utf8('tonir slip 1 withdrawn\0'), scope(round), marks), by,
);

async function signed(issuers, statement, by) {
  for (const issuer of issuers) {
    // A signature that is malformed is nobody's.
    if (await verifyAsync(by, statement, issuer, STRICT).catch(() => false)) return true;
  }
  return false;
}
