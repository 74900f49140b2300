// What the phone is doing, and what the buttons do. What must last lies in the store; what a slip
// opened lies here until the next screen.
import { unbase64url } from './bytes.js';
import {
  enrolByInvitation, hasRoom, lasting, loadPack, makeReady, putOut, refreshPack,
} from './enrolling.js';
import { handing } from './handing.js';
import { figures } from './queue.js';
import { driving, today } from './run.js';
import { look } from './scan.js';
import { announce, draw, drawTop, nowUp, show } from './screen.js';
import { noCamera } from './screens/scan.js';
import { fact, holdRoom, isFull, setFacts } from './store.js';
import { keepSending } from './sync.js';
import { letUpdateIn, updateWaits } from './update.js';
import { say, speak } from './words.js';

const LOOKS = ['', 'day', 'night'];
const nothing = { waiting: 0, given: {}, walkIns: 0, pace: 0, sentAt: null };

export function makeApp(db) {
  const app = { db, figures: nothing, shift: null, stock: null, last: null, stop: null };
  const put = (name, data) => show(app, name, data);
  Object.assign(app, {
    show: put,
    phone: () => ({ keys: app.keys, enrolment: app.enrolment }),
    running: () => Boolean(app.shift && !app.shift.endedAt),
    ending: () => Boolean(app.shift && app.shift.endedAt),
    updateWaits,
    menu: () => put('shift'),
    invitation: (text) => enrolByInvitation(app, text),
    ready: () => makeReady(app),

    async load() {
      Object.assign(app, await lasting(db));
      speak(app.language);
      document.documentElement.dataset.look = app.night;
      if (!app.enrolment) return;
      app.issuers = app.enrolment.issuers.map(unbase64url);
      await loadPack(app);
      await app.count();
      app.send = app.send || keepSending(db, app.phone, { after: app.sent, revoked: () => putOut(app) });
      app.send();
      app.tick();
    },

    async speak(language) {
      speak(language);
      draw(app);
      await app.kept(() => setFacts(db, { language }));
    },

    async changeLook() {
      app.night = LOOKS[(LOOKS.indexOf(app.night) + 1) % LOOKS.length];
      document.documentElement.dataset.look = app.night;
      await app.kept(() => setFacts(db, { look: app.night }));
    },

    async count() {
      if (!app.enrolment) return;
      app.figures = await figures(db, Date.now(), app.shift ? app.shift.startedAt : 0);
      drawTop(app);
    },

    // After each try to send: what the office said, or why it is not known.
    async sent(said) {
      app.lastTry = said;
      if (isFull(said)) app.fillingUp = true;
      app.clockAhead = await fact(db, 'clockAhead') || 0;
      if (said.have && !app.revoked) await refreshPack(app, said.withdrawn);
      await app.count();
    },

    async sendAloud() {
      announce(say('sending'));
      await app.send();
      const unsent = isFull(app.lastTry) ? 'fillingUp' : 'notSent';
      announce(say(app.lastTry instanceof Error ? unsent : 'allSent'));
      if (['shift', 'ended', 'revoked'].includes(nowUp().name)) draw(app);
    },

    // What is next: the slip of another family, the stop of another door, or what comes before.
    next(last = nowUp().data.text || '') {
      if (!app.enrolment) put('welcome');
      else if (app.revoked) put('revoked');
      else if (app.running() && app.enrolment.kind === 'driver') app.nextStop();
      else if (app.running()) put('scan', { last });
      else if (app.ending()) put('ended');
      else app.ready();
    },

    async look(video, found, torch) {
      try {
        const eye = await look(video, found);
        if (!torch || !eye.torch) return;
        let on = false;
        torch.hidden = false;
        torch.addEventListener('click', () => {
          on = !on;
          torch.setAttribute('aria-pressed', String(on));
          eye.torch(on);
        });
      } catch (error) {
        if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
        noCamera(video);
      }
    },

    // Not at every press: the network is slow, and battery too.
    sendSoon() { if (navigator.onLine && app.figures.waiting % 10 === 0) app.send(); },

    async begin(counts) {
      const facts = { stock: counts, shift: { startedAt: Date.now() } };
      if (!await app.keptOrSaid(() => setFacts(db, facts), () => app.begin(counts), 'noRoom')) return;
      Object.assign(app, facts);
      app.next('');
      app.count();
    },

    async end() {
      const shift = { ...app.shift, endedAt: Date.now() };
      if (!await app.keptOrSaid(() => setFacts(db, { shift }), () => app.end(), 'noRoom')) return;
      Object.assign(app, { shift, last: null });
      await app.send();
      await app.count();
      if (!letUpdateIn()) put('ended');
    },

    keepCarried: (parcel) => app.kept(() => db.add('carried', { parcel })),

    // Once a minute: the pace changes, and a run of yesterday goes.
    async tick() {
      app.fillingUp = !(await hasRoom() && (!app.running() || await holdRoom(db)));
      await app.count();
      if (app.runDay && app.runDay < today()) {
        app.runDay = null;
        app.next('');
      }
    },
  });
  return Object.assign(app, handing(app), driving(app));
}
