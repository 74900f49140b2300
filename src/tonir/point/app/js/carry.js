// Takes the queue to the office without a network: sealed to it, as a file or as a series of
// squares that another phone reads. Whoever carries it cannot read it.
import { encode } from '../vendor/uqr.js';
import { base64url, join, unbase64url, utf8 } from './bytes.js';
import { parcelHead, sign } from './device.js';
import { sealParcel } from './parcels.js';
import { dueSums, BATCH, told } from './sync.js';
import { unsent } from './queue.js';
import { fact } from './store.js';

const PIECE = 400; // Bytes a square: one that a cheap camera reads from another phone's screen.
const MARK = 'TONIR';

// The parcels that bring everything unsent: each up to a hundred rows, signed, sealed.
export async function parcels(db, phone, ended) {
  const have = await fact(db, 'have') || [];
  const rows = await unsent(db, have);
  const sums = told(await dueSums(db, ended));
  const made = [];
  for (let at = 0; at < rows.length || (sums && !made.length); at += BATCH) {
    const last = at + BATCH >= rows.length;
    made.push(await parcel(phone, { rows: rows.slice(at, at + BATCH), sums: last ? sums : null }));
  }
  return made;
}

async function parcel({ keys, enrolment }, body) {
  const about = utf8(`claims ${enrolment.device}`);
  const office = unbase64url(enrolment.office);
  const sealed = await sealParcel(office, utf8(JSON.stringify(body)), about);
  return join(parcelHead(enrolment.device, await sign(keys, sealed)), sealed);
}

// All of them in one file, each after its length.
export function file(made) {
  const lengths = made.map(({ length }) => {
    const bytes = new DataView(new ArrayBuffer(4));
    bytes.setUint32(0, length);
    return new Uint8Array(bytes.buffer);
  });
  return new Blob(made.flatMap((one, at) => [lengths[at], one]), { type: 'application/octet-stream' });
}

// A parcel in pieces: "TONIR <its mark> <number>/<of how many> <piece>".
export function pieces(whole) {
  const mark = base64url(whole.subarray(-6));
  const of = Math.ceil(whole.length / PIECE);
  return Array.from({ length: of }, (_, at) => [
    MARK, mark, `${at + 1}/${of}`, base64url(whole.subarray(at * PIECE, (at + 1) * PIECE)),
  ].join(' '));
}

// Puts pieces together, in whatever order they are seen. `add` gives {mark, had, of, whole};
// null for a square that is no piece.
export function collector() {
  const found = new Map();
  return {
    add(text) {
      const [word, mark, place = '', piece] = text.split(' ');
      const [number, of] = place.split('/').map(Number);
      if (word !== MARK || !piece || !(number >= 1 && number <= of)) return null;
      const parts = found.get(mark) || found.set(mark, new Map()).get(mark);
      parts.set(number, unbase64url(piece));
      const all = parts.size === of;
      const whole = all ? join(...Array.from({ length: of }, (_, at) => parts.get(at + 1))) : null;
      return { mark, had: parts.size, of, whole };
    },
  };
}

// A square as a picture of black and white, with its quiet zone.
export function drawSquare(canvas, text) {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const scale = Math.max(1, Math.floor(canvas.width / size));
  const paper = canvas.getContext('2d');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.fillStyle = '#000';
  const margin = Math.floor((canvas.width - size * scale) / 2);
  data.forEach((row, y) => row.forEach((black, x) => {
    if (black) paper.fillRect(margin + x * scale, margin + y * scale, scale, scale);
  }));
}
