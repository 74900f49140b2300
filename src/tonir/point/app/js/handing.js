// From a scan to a kit handed over, and back again.
import { folded } from './code.js';
import { Already, claim, claimOf, delivery, refused, takeBack, walkIn } from './queue.js';
import { draw, drawTop, nowUp } from './screen.js';
import { signal } from './signs.js';
import { forgetFact } from './store.js';
import { judge } from './verdict.js';

const UNDO = 60000;

export function handing(app) {
  const { db, show: put } = app;

  // After its minute an opened row goes from memory, and the button from the screen.
  const forget = () => {
    if (app.canUndo()) return;
    app.last = null;
    if (['served', 'scan'].includes(nowUp().name)) draw(app);
  };

  return {
    canUndo: () => Boolean(app.last && performance.now() < app.last.until),

    async scanned(text) {
      const verdict = await judge(text, app, (tag) => claimOf(db, tag));
      signal(verdict.is);
      put(verdict.is, { ...verdict, text: folded(text) });
      if (verdict.why) await app.kept(() => refused(db, verdict.why));
    },

    // Writes a row, at need into the room that was held for it. Gives the row, or null.
    async kept(write, again = true) {
      try {
        const row = await write();
        app.count();
        return row;
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        app.fillingUp = true;
        drawTop(app);
        if (!again) return null;
      }
      await forgetFact(db, 'held').catch(() => {});
      return app.kept(write, false);
    },

    // The same; if there is no room even so, says so and offers to try again.
    async keptOrSaid(write, again, lead = 'notKeptHow') {
      const { text } = nowUp().data;
      const row = await app.kept(write);
      if (!row) put('notKept', { again, lead, text });
      return row;
    },

    async give(row, short = {}) {
      const { text } = nowUp().data;
      const write = app.stop ? () => delivery(db, app.stop.stop, 'delivered', row, short)
        : () => claim(db, row, short);
      try {
        const made = await app.keptOrSaid(write, () => app.give(row, short));
        if (!made) return;
        app.last = { claim: made, row, until: performance.now() + UNDO };
        app.stop = null;
        signal('served');
        put('served', { short, text });
        setTimeout(forget, UNDO + 50);
        app.sendSoon();
      } catch (error) {
        if (!(error instanceof Already)) throw error;
        put('already', { row, claim: await claimOf(db, row.tag), text });
      }
    },

    async undo() {
      if (!app.canUndo()) { draw(app); return; }
      const { claim: made, row } = app.last;
      await app.takeBack(made, row, 'undo');
    },

    async takeBack(made, row, reason) {
      const { text } = nowUp().data;
      const write = () => takeBack(db, made, row, reason);
      if (!await app.keptOrSaid(write, () => app.takeBack(made, row, reason))) return;
      app.last = null;
      put('takenBack', { text });
    },

    async giveWithoutSlip(reason) {
      const { kits, quota } = app.enrolment.walk_ins;
      if (app.figures.walkIns >= quota) { put('walkIn'); return; }
      const write = () => walkIn(db, kits, reason);
      if (!await app.keptOrSaid(write, () => app.giveWithoutSlip(reason))) return;
      await app.count();
      signal('served');
      app.last = null;
      put('served', {});
    },
  };
}
