// Begins: the store, the service worker, the screen that fits what was being done.
import { makeApp } from './app.js';
import { getReady } from './scan.js';
import { addScreens, show } from './screen.js';
import carry from './screens/carry.js';
import run from './screens/run.js';
import scan from './screens/scan.js';
import shift from './screens/shift.js';
import start from './screens/start.js';
import verdicts from './screens/verdicts.js';
import { openStore } from './store.js';
import { registerWorker } from './update.js';
import { firstLanguage, speak } from './words.js';

const MINUTE = 60000;

async function begin() {
  addScreens({ ...start, ...scan, ...verdicts, ...shift, ...carry, ...run });
  if (!window.isSecureContext || !window.crypto.subtle) {
    speak(firstLanguage());
    show({ enrolment: null }, 'noCryptography');
    return;
  }
  const app = makeApp(await openStore());
  await app.load();
  const invitation = window.location.hash.startsWith('#i=') ? window.location.hash : '';
  // The secret of the invitation stays neither in the address nor in the history.
  if (invitation) window.history.replaceState(null, '', window.location.pathname);
  const worker = registerWorker();
  if (invitation) {
    await worker;
    await app.invitation(invitation);
  } else {
    app.next('');
  }
  window.addEventListener('hashchange', () => {
    const again = window.location.hash;
    window.history.replaceState(null, '', window.location.pathname);
    if (again.startsWith('#i=')) app.invitation(again);
  });
  setInterval(() => app.tick(), MINUTE);
  getReady();
}

begin();
