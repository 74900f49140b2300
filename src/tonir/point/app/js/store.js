// What the phone keeps, all of it in one database of the browser's. docs/handover.md says what
// may stand here: never a code, a secret, an index, an opened row, a name.
import { openDB } from '../vendor/idb.js';

// facts: keys, enrolment, sums, what the office has ... by name. queue: what was done, by sequence.
// carried: parcels of other phones that wait to be handed in.
export const openStore = () => openDB('tonir-point', 1, {
  upgrade(db) {
    db.createObjectStore('facts');
    const queue = db.createObjectStore('queue', { keyPath: 'row.sequence' });
    queue.createIndex('tag', 'row.tag');
    queue.createIndex('of', 'row.of');
    queue.createIndex('when', ['row.kind', 'time']);
    db.createObjectStore('carried', { autoIncrement: true });
  },
  // Another tab of a newer app wants to change the database: let it.
  blocking(_, __, { target }) { target.close(); },
});

// How browsers say that a phone is full; UnknownError is Chrome's word for a disk without room.
export const isFull = ({ name }) => ['QuotaExceededError', 'UnknownError'].includes(name);

export const fact = (db, name) => db.get('facts', name);
export const forgetFact = (db, name) => db.delete('facts', name);

// Durable before it resolves: a phone whose battery dies has it still. Gives the facts.
export async function setFacts(db, facts) {
  const tx = db.transaction('facts', 'readwrite', { durability: 'strict' });
  await Promise.all([...Object.entries(facts).map(([name, value]) => tx.store.put(value, name)), tx.done]);
  return facts;
}

// Room is held by something that can be let go: when the phone is full in the middle of a shift,
// what holds the room goes and the claim is still kept. True if the room is there.
const HELD = 2 * 1024 * 1024;

export async function holdRoom(db) {
  if (await db.getKey('facts', 'held') !== undefined) return true;
  try {
    await setFacts(db, { held: new Blob([new Uint8Array(HELD)]) });
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return false;
  }
}

// Makes the phone as good as new, but for its language and its look at night.
export async function wipe(db) {
  const tx = db.transaction(['facts', 'queue', 'carried'], 'readwrite', { durability: 'strict' });
  const [language, look] = await Promise.all(
    ['language', 'look'].map((name) => tx.objectStore('facts').get(name)),
  );
  for (const name of tx.objectStoreNames) tx.objectStore(name).clear();
  if (language) tx.objectStore('facts').put(language, 'language');
  if (look) tx.objectStore('facts').put(look, 'look');
  await tx.done;
}
