// Running sums of claims: kits, and blindings modulo the order of ristretto255.
import { base64url, unbase64url } from './bytes.js';

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const number = (bytes) => bytes.reduceRight((sum, one) => (sum << 8n) | BigInt(one), 0n);
const scalar = (value) => Uint8Array.from(
  { length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 255n),
);

export const addScalars = (a, b) => scalar((number(a) + number(b)) % ORDER);
export const takeScalar = (a, b) => scalar((number(a) + ORDER - number(b)) % ORDER);

// changes: claims and reversals together, of which enough must come between two sums (sync.js).
// given: kits that left the table, which is less than promised where something was short.
export const noSums = () => ({
  upto: 0, claims: 0, changes: 0, kits: {}, blinding: base64url(new Uint8Array(32)), given: {},
  walkIns: 0,
});

export function counted(into, kits, sign = 1) {
  const sum = { ...into };
  for (const [kit, quantity] of Object.entries(kits)) {
    if (quantity) sum[kit] = (sum[kit] || 0) + sign * quantity;
  }
  return Object.fromEntries(Object.entries(sum).filter(([, quantity]) => quantity));
}

// kits: {kit: n} of the claim's row; short: {kit: how many were missing}.
export function added(sums, kits, blinding, short = {}) {
  return {
    ...sums,
    claims: sums.claims + 1,
    changes: sums.changes + 1,
    kits: counted(sums.kits, kits),
    blinding: base64url(addScalars(unbase64url(sums.blinding), blinding)),
    given: counted(counted(sums.given, kits), short, -1),
  };
}

export function takenBack(sums, kits, blinding, short = {}) {
  return {
    ...sums,
    claims: sums.claims - 1,
    changes: sums.changes + 1,
    kits: counted(sums.kits, kits, -1),
    blinding: base64url(takeScalar(unbase64url(sums.blinding), blinding)),
    given: counted(counted(sums.given, kits, -1), short),
  };
}

export const walkedIn = (sums, kits) => ({
  ...sums, walkIns: sums.walkIns + 1, given: counted(sums.given, kits),
});
