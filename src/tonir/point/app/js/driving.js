// From door to door.
import { Unanswered } from './device.js';
import { delivery } from './queue.js';
import { fetchRun, openRun, outcomes } from './run.js';
import { announce } from './screen.js';
import { say } from './words.js';

export function driving(app) {
  const { db, show: put } = app;
  return {
    bringRun: () => fetchRun(db, app.phone()),

    async fetchRun() {
      try {
        await app.bringRun();
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        announce(say('noAnswer'));
      }
      app.nextStop();
    },

    async nextStop() {
      app.stop = null;
      const run = await openRun(db, app.phone());
      if (!run) { put('noRun'); return; }
      app.runDay = run.day;
      const done = await outcomes(db);
      const left = run.stops.filter(({ number }) => !done.has(number)
        || (app.again && done.get(number) === 'nobody'));
      if (left.length) {
        put('stop', { stop: left[0], number: run.stops.length - left.length + 1, of: run.stops.length });
      } else {
        const nobody = run.stops.map(({ number }) => number).filter((one) => done.get(one) === 'nobody');
        put('runOver', { nobody });
      }
    },

    atDoor(stop) { app.stop = stop; put('scan', {}); },
    tryAgain() { app.again = true; app.nextStop(); },

    async outcome(stop, outcome) {
      app.again = false;
      if (await app.kept(() => delivery(db, stop.number, outcome))) app.nextStop();
    },
  };
}
