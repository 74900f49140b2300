// How a phone comes into a shift, what it fetches for it, and how it is put out again.
import { hex, utf8 } from './bytes.js';
import { ask, enrol, Unanswered } from './device.js';
import { Altered } from './open.js';
import { checkWithdrawn, marksOf, parsePack } from './pack.js';
import { fact, forgetFact, holdRoom, isFull, setFacts, wipe } from './store.js';
import { clock } from './sync.js';
import { announce } from './screen.js';
import { letUpdateIn, lookForUpdate, offlineReady } from './update.js';
import { firstLanguage, say } from './words.js';

const ROOM = 20 * 1024 * 1024;
const LOW = 0.3;

// What lies in the store from before: a killed browser begins where it was.
export async function lasting(db) {
  const names = ['language', 'look', 'keys', 'enrolment', 'stock', 'shift', 'revoked', 'clockAhead'];
  const [language, night, keys, enrolment, stock, shift, revoked, clockAhead] = await Promise.all(
    names.map((name) => fact(db, name)),
  );
  return {
    language: language || firstLanguage(), night: night || '', keys, enrolment, stock: stock || null,
    shift: shift || null, revoked: Boolean(revoked), clockAhead: clockAhead || 0,
  };
}

const digest = async (text) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));

// text: the secret, or the whole address of the invitation.
export async function enrolByInvitation(app, text) {
  const invitation = (text || '').trim().split('#i=').pop();
  const invitedBy = await digest(invitation);
  if (!invitation || await fact(app.db, 'invitedBy') === invitedBy) { app.next(''); return; }
  if (app.enrolment && !app.enrolment.training && app.figures.waiting) {
    app.show('unsentFirst', { invitation });
    return;
  }
  app.show('enrolling');
  try {
    const { keys, enrolment } = await enrol(app.db, invitation);
    await wipe(app.db);
    await setFacts(app.db, { keys, enrolment, invitedBy, ...clock(enrolment.now) });
    await app.load();
    await app.ready();
  } catch (error) {
    if (!(error instanceof Unanswered || isFull(error))) throw error;
    app.show('notEnrolled', { code: isFull(error) ? 'full' : error.code, invitation });
  }
}

// Takes the pack anew, if there is a newer one. withdrawn: how many the office said there are.
export async function fetchPack(app, withdrawn) {
  const kept = await fact(app.db, 'pack');
  const headers = kept ? { 'If-None-Match': kept.etag } : {};
  const { answer, bytes } = await ask(app.phone(), 'GET', 'pack', undefined, headers);
  if (answer.status !== 304) {
    const pack = parsePack(new Uint8Array(bytes));
    if (pack.revoked) { await putOut(app); return; }
    await checkWithdrawn(pack, app.issuers, app.enrolment.round);
    const facts = { pack: { etag: answer.headers.get('ETag'), bytes }, ...clock(pack.now) };
    await setFacts(app.db, facts);
    await loadPack(app);
    app.clockAhead = facts.clockAhead;
  }
  app.withdrawn = withdrawn;
}

// What cannot be fetched or kept now is fetched later; what is not the issuer's is never taken.
async function unlessUnanswered(fetching) {
  try {
    await fetching();
  } catch (error) {
    if (error instanceof Altered) announce(say('altered'));
    else if (!(error instanceof Unanswered || isFull(error))) throw error;
  }
}

// When the office has another number of withdrawn slips than the phone heard of.
export async function refreshPack(app, withdrawn) {
  if (withdrawn !== app.withdrawn) await unlessUnanswered(() => fetchPack(app, withdrawn));
}

export async function loadPack(app) {
  const kept = await fact(app.db, 'pack');
  app.pack = kept ? parsePack(new Uint8Array(kept.bytes)) : null;
  app.marks = app.pack ? marksOf(app.pack) : [];
}

// A phone that was put out gives nothing any more; what it did before is still to be sent.
export async function putOut(app) {
  const news = !app.revoked;
  Object.assign(app, { revoked: true, pack: null, marks: [], last: null });
  if (news) app.next('');
  // In this order: on a full phone what goes makes room for what comes.
  await Promise.all(['pack', 'run'].map((name) => forgetFact(app.db, name)));
  await setFacts(app.db, { revoked: true });
}

// Fetches what there is to fetch, and looks at all that could hurt in the middle of a shift.
export async function makeReady(app) {
  await lookForUpdate();
  if (letUpdateIn()) return;
  await unlessUnanswered(() => fetchPack(app, app.withdrawn));
  if (app.enrolment.kind === 'driver') await unlessUnanswered(app.bringRun);
  if (!app.revoked) app.show('ready', { checks: await checks(app.db) });
}

async function checks(db) {
  const storage = navigator.storage || {};
  const kept = Boolean(storage.persist && (await storage.persisted() || await storage.persist()));
  const battery = navigator.getBattery ? await navigator.getBattery() : null;
  return {
    kept,
    room: await holdRoom(db) && await hasRoom(),
    battery: !battery || battery.charging || battery.level >= LOW,
    offline: await offlineReady(),
  };
}

// What the browser says of it. Newer ones say always the same, so room is held as well (store.js).
export async function hasRoom() {
  if (!navigator.storage || !navigator.storage.estimate) return true;
  const { quota, usage } = await navigator.storage.estimate();
  return quota - usage > ROOM;
}
