// A new version waits until no shift runs; then it is let in, and the page begins anew.
const PATIENCE = 15000;
let registration = null;

export async function registerWorker() {
  if (!navigator.serviceWorker) return;
  registration = await navigator.serviceWorker.register('/point/sw.js', { scope: '/point/' })
    .catch(() => null);
}

export const updateWaits = () => Boolean(registration && registration.waiting);

// Everything is kept for flight mode: the worker has it all before it becomes active.
export async function offlineReady() {
  if (!registration) return false;
  const late = new Promise((done) => { setTimeout(done, PATIENCE); });
  await Promise.race([navigator.serviceWorker.ready, late]);
  return Boolean(registration.active);
}

export async function lookForUpdate() {
  if (registration) await registration.update().catch(() => {});
}

// Only between shifts. True if a new version is on its way: the page is about to begin anew.
export function letUpdateIn() {
  if (!updateWaits()) return false;
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(),
    { once: true });
  registration.waiting.postMessage('no shift is running');
  return true;
}
