// What is derived from a slip's secret: HMAC-SHA256, as engines/slips/keys.py does it.
import { join, scope, utf8 } from './bytes.js';

const INDEX_BYTES = 16;
export const DIRECTION_BYTES = 10;

// The derivations of one slip. Its secret is imported once and cannot be read back.
export async function derivations({ secret, round }) {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, hmac, false, ['sign']);
  const derive = async (label, within) => new Uint8Array(
    await crypto.subtle.sign('HMAC', key, join(utf8(`tonir slip 1 ${label}\0`), within)),
  );
  return {
    index: async (version) => (await derive('index', scope(round, version))).slice(0, INDEX_BYTES),
    rowKey: (version) => derive('row', scope(round, version)),
    withdrawnMark: async () => (await derive('withdrawn', scope(round))).slice(0, INDEX_BYTES),
    direction: async (version) => (
      await derive('direction', scope(round, version))).slice(0, DIRECTION_BYTES),
  };
}
