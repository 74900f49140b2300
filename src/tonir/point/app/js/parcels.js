// Parcels between a phone and the office, as engines/slips/parcels.py seals them.
import { join, utf8 } from './bytes.js';

export const ECDH = { name: 'ECDH', namedCurve: 'P-256' };
const POINT = 65;
const NONCE = new Uint8Array(12); // Each key is used once.

async function key(mine, theirs, sender, receiver, about, use) {
  const other = await crypto.subtle.importKey('raw', theirs, ECDH, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, mine, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = join(utf8('tonir parcel 1\0'), sender, receiver, about);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  return crypto.subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, false, [use]);
}

const raw = async (publicKey) => new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
const gcm = (about) => ({ name: 'AES-GCM', iv: NONCE, additionalData: about });

export async function sealParcel(address, content, about) {
  const once = await crypto.subtle.generateKey(ECDH, false, ['deriveBits']);
  const sender = await raw(once.publicKey);
  const by = await key(once.privateKey, address, sender, address, about, 'encrypt');
  return join(sender, new Uint8Array(await crypto.subtle.encrypt(gcm(about), by, content)));
}

// opener: a pair of keys. Rejects if the parcel was altered or is another's (H19).
export async function openParcel(opener, parcel, about) {
  const sender = parcel.subarray(0, POINT);
  const receiver = await raw(opener.publicKey);
  const by = await key(opener.privateKey, sender, sender, receiver, about, 'decrypt');
  return new Uint8Array(await crypto.subtle.decrypt(gcm(about), by, parcel.subarray(POINT)));
}
