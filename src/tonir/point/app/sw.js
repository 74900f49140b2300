// The app works without a network: every file is kept, checked against its digest.
// A new version is fetched beside the old one and waits; only the page may let it in, and it does
// so between shifts (js/update.js). What the office is asked goes past all this.
const KEPT = `tonir-point-${VERSION}`;
const START = '/point/';

async function keep() {
  const cache = await caches.open(KEPT);
  await Promise.all(Object.entries(FILES).map(async ([address, digest]) => {
    const answer = await fetch(address, { cache: 'no-cache', credentials: 'omit' });
    const content = await answer.clone().arrayBuffer();
    const is = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    if (!answer.ok || !btoa(String.fromCharCode(...is)).startsWith(digest)) {
      throw new Error(`${address} is not of this version`);
    }
    await cache.put(address, answer);
  }));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('tonir-point-') && name !== KEPT)
    .map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request.mode === 'navigate' ? START : request,
    { ignoreSearch: true, ignoreVary: true });
  return kept || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
self.addEventListener('message', (event) => {
  if (event.data === 'no shift is running') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  const ours = event.request.method === 'GET' && pathname.startsWith(START);
  if (ours && !pathname.startsWith(`${START}api/`)) event.respondWith(answer(event.request));
});
