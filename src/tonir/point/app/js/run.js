// A driver's run, from door to door: sealed to this phone's key, opened in memory, gone when its
// day is over.
import { readUtf8, utf8 } from './bytes.js';
import { ask, Unanswered } from './device.js';
import { openParcel } from './parcels.js';
import { delivery } from './queue.js';
import { announce } from './screen.js';
import { forgetFact, isFull, setFacts } from './store.js';
import { say } from './words.js';

// The phone's own day, as 2025-08-18.
export const today = (now = new Date()) => [
  now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0'),
].join('-');

async function fetchRun(db, phone) {
  const { bytes } = await ask(phone, 'GET', 'run');
  await setFacts(db, { run: { parcel: new Uint8Array(bytes), fetched: today() } });
}

// {day, stops: [{stop, name, address, phones, kits}]}, or null. Never stored opened.
async function openRun(db, { keys, enrolment }) {
  const kept = await db.get('facts', 'run');
  if (!kept) return null;
  // By the day on which it came, too: a clock that was set back does not keep it.
  if (kept.fetched !== today()) {
    await forgetFact(db, 'run');
    return null;
  }
  const about = utf8(`run ${enrolment.device}`);
  const run = JSON.parse(readUtf8(await openParcel(keys.address, kept.parcel, about)));
  if (!run.day || run.day >= today()) return run;
  await forgetFact(db, 'run');
  return null;
}

// What came of each stop so far: Map of its number to the outcome last recorded.
async function outcomes(db) {
  const range = IDBKeyRange.bound(['delivery', 0], ['delivery', Infinity]);
  const rows = await db.getAllFromIndex('queue', 'when', range);
  const back = await db.getAllFromIndex('queue', 'of');
  const gone = new Set(back.map(({ row }) => row.of));
  const standing = rows.filter(({ row }) => !gone.has(row.sequence));
  return new Map(standing.map(({ row }) => [row.stop, row.outcome]));
}

export function driving(app) {
  const { db, show: put } = app;
  return {
    bringRun: () => fetchRun(db, app.phone()),

    async fetchRun() {
      try {
        await app.bringRun();
      } catch (error) {
        if (!(error instanceof Unanswered || isFull(error))) throw error;
        announce(say(isFull(error) ? 'noRoom' : 'noAnswer'));
      }
      app.nextStop();
    },

    async nextStop() {
      app.stop = null;
      const run = await openRun(db, app.phone());
      if (!run) { put('noRun'); return; }
      app.runDay = run.day;
      const done = await outcomes(db);
      const left = run.stops.filter(({ stop }) => !done.has(stop)
        || (app.again && done.get(stop) === 'nobody'));
      if (left.length) {
        put('stop', { stop: left[0], number: run.stops.length - left.length + 1, of: run.stops.length });
      } else {
        const nobody = run.stops.map(({ stop }) => stop).filter((one) => done.get(one) === 'nobody');
        put('runOver', { nobody });
      }
    },

    atDoor(stop) { app.stop = stop; put('scan', {}); },
    tryAgain() { app.again = true; app.nextStop(); },

    async outcome(stop, outcome) {
      app.again = false;
      const write = () => delivery(db, stop.stop, outcome);
      if (await app.keptOrSaid(write, () => app.outcome(stop, outcome))) app.nextStop();
    },
  };
}
