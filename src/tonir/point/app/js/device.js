// The phone's own keys, what it signs with them, and how it asks the office.
import { base64url, hex, join, utf8 } from './bytes.js';
import { ECDH } from './parcels.js';
import { fact, setFacts } from './store.js';

const API = '/point/api/';
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' };
const KEPT = 'tonir-point-';
const PATIENCE = 20000;

// The office said no (`code` of its catalogue), or could not be asked (`code` is '').
export class Unanswered extends Error {
  constructor(status, said = {}) {
    super(said.code || String(status));
    this.status = status;
    this.code = said.code || '';
  }
}

const generate = async () => ({
  signing: await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify']),
  address: await crypto.subtle.generateKey(ECDH, false, ['deriveBits']),
});

const raw = async ({ publicKey }) => base64url(
  new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)),
);

// The signature over some bytes: r and s, 64 bytes.
export async function sign(keys, bytes) {
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  return new Uint8Array(await crypto.subtle.sign(how, keys.signing.privateKey, bytes));
}

async function answered(path, options) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const how = { ...options, signal: stop.signal, cache: 'no-store', credentials: 'omit' };
    const answer = await fetch(API + path, how);
    if (answer.ok || answer.status === 304) return { answer, bytes: await answer.arrayBuffer() };
    throw new Unanswered(answer.status, await answer.json().catch(() => ({})));
  } catch (error) {
    throw error instanceof Unanswered ? error : new Unanswered(0);
  } finally {
    clearTimeout(timer);
  }
}

// Asks as this phone: {answer, bytes}. Throws Unanswered.
export async function ask(phone, method, path, body = new Uint8Array(0), headers = {}) {
  const digest = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));
  const by = await sign(phone.keys, utf8(`${method}\n${API}${path}\n${digest}`));
  const Authorization = `Tonir ${phone.enrolment.device} ${base64url(by)}`;
  const sent = method === 'GET' ? {} : { body };
  return answered(path, { method, headers: { ...headers, Authorization }, ...sent });
}

// The version of the app that is kept here, as the service worker names it.
const build = async () => ((await caches.keys()).find((name) => name.startsWith(KEPT)) || KEPT)
  .slice(KEPT.length);

// Enrols by the secret of an invitation. Keys are kept first: an answer that was lost on its way
// comes again for the same keys.
export async function enrol(db, invitation) {
  const begun = await fact(db, 'enrolling');
  const keys = begun && begun.invitation === invitation ? begun.keys : await generate();
  await setFacts(db, { enrolling: { invitation, keys } });
  const body = JSON.stringify({
    invitation, signing: await raw(keys.signing), address: await raw(keys.address), app: await build(),
  });
  const headers = { 'Content-Type': 'application/json' };
  const { bytes } = await answered('enrol', { method: 'POST', headers, body });
  return { keys, enrolment: JSON.parse(new TextDecoder().decode(bytes)) };
}

export const parcelHead = (device, signature) => {
  const name = utf8(device);
  return join(Uint8Array.of(name.length), name, signature);
};
