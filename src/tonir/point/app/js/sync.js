// Brings the queue to the office. Repeating does nothing twice, so it repeats until it has heard.
import { utf8 } from './bytes.js';
import { ask, Unanswered } from './device.js';
import { unsent } from './queue.js';
import { fact, isFull, setFacts } from './store.js';

export const BATCH = 100;
// Two sums closer together than this would tell what one family got.
export const FEWEST_BETWEEN_SUMS = 10;
const SOON = 2000;
const LATEST = 300000;
const CLOCK_MATTERS = 5 * 60000;

// The sums that are due. Once offered, the same are offered again until the office has them.
export async function dueSums(db, ended) {
  const [sums, summed, offered] = await Promise.all(
    ['sums', 'summed', 'offered'].map((name) => fact(db, name)),
  );
  if (offered && !(ended && sums.upto > offered.upto)) return offered;
  const changes = sums ? sums.changes - (summed ? summed.changes : 0) : 0;
  if (!changes || (changes < FEWEST_BETWEEN_SUMS && !ended)) return null;
  await setFacts(db, { offered: sums });
  return sums;
}

export const told = (sums) => sums
  && { upto: sums.upto, kits: sums.kits, blinding: sums.blinding, claims: sums.claims };

async function batch(db, have, ended) {
  const [rows, sums] = [await unsent(db, have, BATCH), await dueSums(db, ended)];
  return { rows, sums: told(sums) };
}

// Keeps what the office answered; its clock too, if it differs by more than five minutes.
async function heard(db, said) {
  const offered = await fact(db, 'offered');
  const kept = { have: said.have, sentAt: Date.now(), ...clock(said.now) };
  const settled = offered && said.summed >= offered.upto;
  await setFacts(db, settled ? { ...kept, summed: offered, offered: null } : kept);
}

export function clock(now) {
  const ahead = Date.now() - Date.parse(now);
  return { clockAhead: Math.abs(ahead) > CLOCK_MATTERS ? ahead : 0 };
}

// Sends until the office has everything; asks at least once, for the office may have something to
// say: that slips were replaced, that this phone was lost. Gives its answer. Throws Unanswered.
async function sendAll(db, phone, revoked) {
  const json = { 'Content-Type': 'application/json' };
  let said = null;
  for (;;) {
    const [have, shift] = await Promise.all([fact(db, 'have'), fact(db, 'shift')]);
    const body = await batch(db, have || [], Boolean(shift && shift.endedAt));
    if (said && !body.rows.length && !body.sums) break;
    const { bytes } = await ask(phone, 'POST', 'claims', utf8(JSON.stringify(body)), json);
    const before = JSON.stringify([have, said && said.summed]);
    said = JSON.parse(new TextDecoder().decode(bytes));
    // Before anything is kept: a phone that is full is put out all the same.
    if (said.revoked) await revoked();
    await heard(db, said);
    // An office that took nothing new is not asked in a circle.
    if (JSON.stringify([said.have, said.summed]) === before) break;
  }
  await handInCarried(db, phone);
  return said;
}

async function handInCarried(db, phone) {
  for (const number of await db.getAllKeys('carried')) {
    const { parcel } = await db.get('carried', number);
    const type = { 'Content-Type': 'application/octet-stream' };
    try {
      await ask(phone, 'POST', 'relay', parcel, type);
    } catch (error) {
      // A parcel that the office cannot read stays so; anything else is tried again.
      if (!(error instanceof Unanswered) || ![400, 413].includes(error.status)) throw error;
    }
    await db.delete('carried', number);
  }
}

// Sends now and whenever there is reason to: a new row, the network, the clock. `after` hears of
// each try: an answer, or why there was none. An answer that a full phone cannot keep is asked for
// again. phone: a function, for a phone may be let in anew. revoked: what to do if it was put out.
export function keepSending(db, phone, { after, revoked }) {
  let timer = 0;
  let failures = 0;
  let busy = null;
  const later = () => {
    clearTimeout(timer);
    const wait = Math.min(LATEST, SOON * 2 ** failures) * (0.5 + Math.random() / 2);
    timer = setTimeout(now, failures ? wait : LATEST / 5);
  };
  const attempt = async () => {
    try {
      await after(await sendAll(db, phone(), revoked));
      failures = 0;
    } catch (error) {
      if (!(error instanceof Unanswered || isFull(error))) throw error;
      failures += 1;
      await after(error);
    }
  };
  function now() {
    busy = busy || attempt().finally(() => { busy = null; later(); });
    return busy;
  }
  window.addEventListener('online', () => { failures = 0; now(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) now(); });
  return now;
}
