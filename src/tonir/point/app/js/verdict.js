// The way of a scan (docs/handover.md): from a code to what the volunteer is to do.
import { compare } from './bytes.js';
import { Misread, readCode } from './code.js';
import { derivations } from './keys.js';
import { Altered, findRow, isIssued, openRow } from './open.js';
import { placeOf } from './signposts.js';

// {is, why} and what belongs to it. `is`: give, already, replaced, wrong_point, wrong_day,
// wrong_lane, not_ours, training, real, altered, unreadable. claimOf: tag -> its claim, or null.
export async function judge(text, shift, claimOf) {
  let code;
  try {
    code = readCode(text);
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    return { is: 'unreadable', why: error.message };
  }
  const { enrolment } = shift;
  if (code.training && !enrolment.training) return { is: 'training', why: 'training' };
  if (!code.training && enrolment.training) return { is: 'real', why: 'real' };
  if (code.round !== enrolment.round) return { is: 'not_ours', why: 'not_ours' };
  const derived = await derivations(code);
  const mark = await derived.withdrawnMark();
  if (shift.marks.some((one) => compare(one, mark) === 0)) return { is: 'replaced', why: 'replaced' };
  return await ofPack(derived, code, shift, claimOf) || ofPlace(derived, shift);
}

async function ofPack(derived, code, shift, claimOf) {
  for (const pack of shift.pack.packs) {
    const sealed = findRow(pack.rows, await derived.index(pack.version));
    if (sealed) {
      try {
        const row = await opened(derived, code, shift, pack, sealed);
        const claim = await claimOf(row.tag);
        return claim ? { is: 'already', why: 'already', row, claim } : { is: 'give', row };
      } catch (error) {
        if (!(error instanceof Altered)) throw error;
        return { is: 'altered', why: 'H06' };
      }
    }
  }
  return null;
}

async function opened(derived, code, shift, pack, sealed) {
  const key = await derived.rowKey(pack.version);
  const row = await openRow(key, code.round, pack.version, sealed, pack.kits.length);
  if (!await isIssued(shift.issuers, code.round, row)) throw new Altered('H06');
  return { ...row, kits: Object.fromEntries(pack.kits.map((kit, at) => [kit, row.kits[at]])) };
}

async function ofPlace(derived, { pack: { directions }, enrolment }) {
  const number = directions
    ? placeOf(directions.posts, await derived.direction(directions.version)) : null;
  const place = number === null ? undefined : directions.places[number];
  if (!place) return { is: 'not_ours', why: 'not_ours' };
  // Deliveries have no day: whoever comes with such a slip is met at home, from that point.
  if (!isHere(place, enrolment) || !place.day) return { is: 'wrong_point', why: 'wrong_point', place };
  if (place.day !== enrolment.day) return { is: 'wrong_day', why: 'wrong_day', place };
  return { is: 'wrong_lane', why: 'wrong_day', place };
}

const isHere = (place, { point }) => JSON.stringify(Object.entries(place.names).sort())
  === JSON.stringify(Object.entries(point.names).sort());
