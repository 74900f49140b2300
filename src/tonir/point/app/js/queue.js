// What was done, in the order it was done: append-only, and durable before the screen says so.
import { base64url } from './bytes.js';
import { added, noSums, takenBack, walkedIn } from './sums.js';

const HOUR = 3600000;
const MINUTE = 60000;

// The slip was claimed already, by another tab of this phone, between scan and press.
export class Already extends Error {}

// The phone's clock as it stands, with its offset: 2025-08-18T10:05:09+04:00.
export function stamp(now) {
  const offset = -now.getTimezoneOffset();
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, '0');
  const local = new Date(now.getTime() + offset * MINUTE).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}

// One row and the sums with it, in one transaction. `sum` gives the sums that come of it.
async function append(db, kind, fields, sum = (sums) => sums) {
  const tx = db.transaction(['queue', 'facts'], 'readwrite', { durability: 'strict' });
  const [queue, facts] = [tx.objectStore('queue'), tx.objectStore('facts')];
  const [last, sums] = await Promise.all([queue.openKeyCursor(null, 'prev'), facts.get('sums')]);
  if (fields.tag && await claimIn(queue, fields.tag)) {
    await tx.done;
    throw new Already();
  }
  const now = new Date();
  const row = { sequence: last ? last.key + 1 : 1, at: stamp(now), kind, ...fields };
  await Promise.all([
    queue.put({ row, time: now.getTime() }),
    facts.put({ ...sum(sums || noSums()), upto: row.sequence }, 'sums'),
    tx.done,
  ]);
  return row;
}

async function claimIn(queue, tag) {
  const found = await queue.index('tag').getAll(tag);
  for (const { row } of found) {
    if (await queue.index('of').getKey(row.sequence) === undefined) return row;
  }
  return null;
}

// The claim of a tag that stands, not taken back, or null.
export const claimOf = (db, tag) => claimIn(db.transaction('queue').store, base64url(tag));

const claimFields = (opened, short) => ({
  tag: base64url(opened.tag),
  commitment: base64url(opened.commitment),
  signature: base64url(opened.signature),
  ...(Object.keys(short).length ? { short } : {}),
});

// opened: the row that the slip opened, from the screen's memory. Throws Already.
export const claim = (db, opened, short = {}) => append(
  db, 'claim', claimFields(opened, short),
  (sums) => added(sums, opened.kits, opened.blinding, short),
);

// Takes a claim back: `opened` is its row once more, for a phone keeps none.
export const takeBack = (db, claimed, opened, reason) => append(
  db, 'reversal', { of: claimed.sequence, reason },
  (sums) => takenBack(sums, opened.kits, opened.blinding, claimed.short),
);

export const walkIn = (db, kits, reason) => append(
  db, 'walk_in', { kits, reason }, (sums) => walkedIn(sums, kits),
);

export const refused = (db, why) => append(db, 'refused', { why });

// delivered: the slip's row where it was handed over at the door; else nothing.
export const delivery = (db, stop, outcome, opened = null, short = {}) => (opened
  ? append(db, 'delivery', { stop, outcome, ...claimFields(opened, short) },
    (sums) => added(sums, opened.kits, opened.blinding, short))
  : append(db, 'delivery', { stop, outcome }));

// Rows that the office has not, oldest first. have: the ranges that it said it has. most: 0 for all.
export async function unsent(db, have, most = 0) {
  const rows = [];
  for (const [from, to] of gaps(have)) {
    const range = to === Infinity ? IDBKeyRange.lowerBound(from) : IDBKeyRange.bound(from, to);
    const found = await db.getAll('queue', range, most ? most - rows.length : undefined);
    rows.push(...found.map(({ row }) => row));
    if (most && rows.length >= most) break;
  }
  return rows;
}

// The ranges between those: [[1, 57], [60, 61]] leaves [58, 59] and [62, Infinity].
export function gaps(have) {
  let next = 1;
  const between = [];
  for (const [from, to] of [...have].sort((a, b) => a[0] - b[0])) {
    if (from > next) between.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  return [...between, [next, Infinity]];
}

// What the top of every screen shows: {waiting, given, walkIns, pace, sentAt}.
export async function figures(db, now, started) {
  const tx = db.transaction(['queue', 'facts']);
  const [queue, facts] = [tx.objectStore('queue'), tx.objectStore('facts')];
  const [count, have, sums, sentAt] = await Promise.all(
    [queue.count(), facts.get('have'), facts.get('sums'), facts.get('sentAt')],
  );
  const sent = (have || []).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const within = Math.min(HOUR, Math.max(10 * MINUTE, now - started));
  const lately = (kind) => queue.index('when').count(
    IDBKeyRange.bound([kind, now - within], [kind, now + HOUR]),
  );
  const [claims, deliveries] = await Promise.all([lately('claim'), lately('delivery')]);
  const { given, walkIns } = sums || noSums();
  return {
    waiting: Math.max(0, count - sent), given, walkIns, sentAt,
    pace: Math.round(((claims + deliveries) * HOUR) / within),
  };
}
