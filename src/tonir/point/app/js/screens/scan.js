// Looks for a slip, with the camera or by hand.
import { folded, LENGTH } from '../code.js';
import { button, el } from '../dom.js';
import { say } from '../words.js';

const GROUP = 5;
const AWAY = 1200;

// The slip that was just dealt with is still before the camera: it counts again only after it
// was away for a moment.
function unlessTheSame(app, last, go) {
  let seenAt = Date.now();
  return (seen) => {
    if (seen && seen.text === last && Date.now() - seenAt < AWAY) {
      seenAt = Date.now();
      return false;
    }
    if (!seen || !seen.text) return false;
    go(seen.text);
    return true;
  };
}

const scan = (app, { last = '' }) => {
  const video = el('video', { class: 'eye', 'aria-label': say('camera'), playsinline: true });
  const torch = button(say('torch'), null, 'quiet');
  torch.hidden = true;
  const undo = app.canUndo() ? [button(say('undoLast'), () => app.undo(), 'quiet')] : [];
  const { walk_ins: walkIns } = app.enrolment;
  return {
    look: 'scanning', title: app.stop ? say('scanAtDoor') : say('scan'), sign: '',
    parts: [el('div', { class: 'window' }, video, el('div', { class: 'frame' }))],
    actions: [
      button(say('typeCode'), () => app.show('typed'), 'first'),
      el('div', { class: 'row' }, torch, ...undo,
        walkIns && walkIns.quota && !app.stop
          ? button(say('walkIn'), () => app.show('walkIn'), 'quiet') : null,
        app.stop ? button(say('back'), () => app.next(), 'quiet') : null),
    ],
    begin: () => app.look(video, unlessTheSame(app, last, (text) => app.scanned(text)), torch),
  };
};

const grouped = (text) => (text.match(new RegExp(`.{1,${GROUP}}`, 'g')) || []).join(' ');

// For wet paper and broken cameras. Look-alikes do not matter; the check characters do.
const typed = (app, data) => {
  const left = el('p', { class: 'left', id: 'left' });
  const go = button(say('check'), () => app.scanned(field.value), 'first');
  const field = el('input', {
    id: 'code', class: 'code', autocomplete: 'off', autocapitalize: 'characters',
    spellcheck: 'false', maxlength: '40', 'aria-describedby': 'left', value: data.draft || '',
    oninput: () => { count(); },
    onkeydown: (event) => { if (event.key === 'Enter' && !go.disabled) app.scanned(field.value); },
  });
  function count() {
    const code = folded(field.value);
    const atEnd = field.selectionStart === field.value.length;
    if (atEnd) field.value = grouped(code.slice(0, LENGTH));
    data.draft = field.value;
    left.textContent = say('lettersLeft', { left: Math.max(0, LENGTH - code.length) });
    go.disabled = code.length !== LENGTH;
  }
  return {
    look: 'plain', title: say('typeCode'), sign: '',
    parts: [el('label', { for: 'code' }, say('typeHow')), field, left],
    actions: [go, button(say('back'), () => app.next())],
    begin: count,
  };
};

// No camera, or not allowed: everything can be typed.
export function noCamera(video) {
  const frame = video.parentElement && video.parentElement.querySelector('.frame');
  if (frame) frame.remove();
  video.replaceWith(el('p', { class: 'blind', role: 'status' }, say('noCamera')));
}

export default { scan, typed };
