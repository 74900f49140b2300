// Without a network: a file, or squares from one screen to the other.
import { collector, drawSquare, file, parcels, pieces } from '../carry.js';
import { button, el } from '../dom.js';
import { announce } from '../screen.js';
import { say } from '../words.js';

const EACH = 350;

const carry = (app) => ({
  look: 'plain', title: say('carry'), lead: say('carryHow'), sign: '',
  actions: [
    button(say('asSquares'), async () => {
      const made = await parcels(app.db, app.phone(), app.ending());
      if (made.length) app.show('squares', { made, at: 0 });
      else announce(say('nothingWaits'));
    }, 'first'),
    button(say('asFile'), async () => {
      const made = await parcels(app.db, app.phone(), app.ending());
      if (made.length) save(app, file(made));
      else announce(say('nothingWaits'));
    }),
    button(say('back'), () => app.next()),
  ],
});

function save(app, blob) {
  const address = URL.createObjectURL(blob);
  el('a', { href: address, download: `${app.enrolment.device}.tonir` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  announce(say('fileSaved'));
}

const squares = (app, data) => {
  const { made, at } = data;
  const canvas = el('canvas', {
    width: '640', height: '640', class: 'square', role: 'img', 'aria-label': say('squares'),
  });
  const count = el('p', { class: 'left' });
  const frames = pieces(made[at]);
  let number = 0;
  const draw = () => {
    if (!canvas.isConnected) { clearInterval(timer); return; }
    drawSquare(canvas, frames[number]);
    count.textContent = `${at + 1}/${made.length} · ${number + 1}/${frames.length}`;
    number = (number + 1) % frames.length;
  };
  const timer = setInterval(draw, EACH);
  return {
    look: 'plain', title: say('squares'), sign: '', parts: [canvas, count],
    actions: [
      at + 1 < made.length
        ? button(say('nextSquares'), () => app.show('squares', { made, at: at + 1 }), 'first') : null,
      button(say('back'), () => app.next()),
    ],
    begin: draw,
  };
};

// Reads the squares of another phone; what is whole waits here to be handed in.
const collect = (app, data) => {
  data.pieces = data.pieces || collector();
  data.kept = data.kept || new Set();
  const video = el('video', { class: 'eye', 'aria-label': say('camera'), playsinline: true });
  const count = el('p', { class: 'left', role: 'status' });
  const told = () => { count.textContent = say('collected', { parcels: data.kept.size, pieces: data.seen || '–' }); };
  const seen = (square) => {
    const found = square && data.pieces.add(square.text);
    if (!found) return false;
    data.seen = `${found.had}/${found.of}`;
    if (found.whole && !data.kept.has(found.mark)) {
      data.kept.add(found.mark);
      // What found no room counts as not collected: its squares come round again.
      app.keepCarried(found.whole).then((row) => {
        if (!row) data.kept.delete(found.mark);
        told();
      });
    }
    told();
    return false;
  };
  return {
    look: 'scanning', title: say('collect'), sign: '',
    parts: [el('div', { class: 'window' }, video), count],
    actions: [button(say('done'), () => { app.send(); app.next(); }, 'first')],
    begin: () => { told(); app.look(video, seen); },
  };
};

export default { carry, squares, collect };
