// Bytes, and how they are written down.
const UTF8 = new TextEncoder();
const BASE64 = { '+': '-', '/': '_', '=': '' };

export const utf8 = (text) => UTF8.encode(text);
export const readUtf8 = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('');

export const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));

export function base64url(bytes) {
  let letters = '';
  for (const one of bytes) letters += String.fromCharCode(one);
  return btoa(letters).replace(/[+/=]/g, (letter) => BASE64[letter]);
}

export function unbase64url(text) {
  const letters = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

// -1, 0 or 1, as the order of their bytes is. `b` may be longer: only its beginning counts.
export function compare(a, b) {
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] !== b[at]) return a[at] < b[at] ? -1 : 1;
  }
  return 0;
}

// Where in `count` sorted things the first stands that is not before `key`.
export function bisect(count, key, at) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(key, at(middle)) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// A round (two bytes) and, where it matters, a version (four), big-endian.
export function scope(round, version) {
  const bytes = new DataView(new ArrayBuffer(version === undefined ? 2 : 6));
  bytes.setUint16(0, round);
  if (version !== undefined) bytes.setUint32(2, version);
  return new Uint8Array(bytes.buffer);
}
