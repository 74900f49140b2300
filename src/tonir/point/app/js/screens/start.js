// From the invitation to the first family: enrolled, ready, kits on the table.
import { button, el, line } from '../dom.js';
import { clockInWords } from '../screen.js';
import { dayInWords, hourOf, named, say } from '../words.js';

const welcome = (app) => ({
  look: 'plain', title: say('welcome'), lead: say('welcomeHow'), sign: 'unreadable',
  actions: [button(say('scanInvitation'), () => app.show('invited'), 'first')],
});

// Reads the invitation's square with the app itself, where no camera app does it.
const invited = (app) => {
  const video = el('video', { class: 'eye', 'aria-label': say('camera'), playsinline: true });
  const field = el('input', {
    id: 'invitation', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
  });
  return {
    look: 'plain', title: say('scanInvitation'), sign: '',
    parts: [video, el('label', { for: 'invitation' }, say('orPaste')), field],
    actions: [button(say('goOn'), () => app.invitation(field.value), 'first')],
    begin: () => app.look(video, (seen) => {
      if (!seen || !/#i=/.test(seen.text)) return false;
      app.invitation(seen.text);
      return true;
    }),
  };
};

const enrolling = () => ({
  look: 'plain', title: say('enrolling'), lead: say('enrollingHow'), sign: '',
});

const notEnrolled = (app, { code, invitation }) => ({
  look: 'trouble', title: say('notEnrolled'), sign: 'warn',
  lead: say({
    '': 'noAnswer', full: 'noRoom', H22: 'usedInvitation', H25: 'unknownInvitation',
  }[code] || 'notLetIn'),
  parts: code && code !== 'full' ? [line(code, 'code')] : [],
  actions: [button(say('again'), () => app.invitation(invitation), 'first')],
});

// Something waits on this phone that a new enrolment would lose.
const unsentFirst = (app, { invitation }) => ({
  look: 'trouble', title: say('unsentFirst'), lead: say('unsentFirstHow'), sign: 'warn',
  actions: [
    button(say('sendNow'), () => app.send().then(() => app.invitation(invitation)), 'first'),
    button(say('carry'), () => app.show('carry')),
    button(say('back'), () => app.next()),
  ],
});

const fine = (ok, good, bad) => el('li', { class: ok ? 'good' : 'bad' },
  el('span', { 'aria-hidden': 'true' }, ok ? '✓' : '!'), ok ? good : bad);

// Before the shift: all that would hurt in the middle of it.
const ready = (app, { checks }) => {
  const { point, day, lane, shift } = app.enrolment;
  const where = [
    day ? dayInWords(day) : null, lane ? say('lane', { lane }) : null,
    `${hourOf(shift.starts_at)}–${hourOf(shift.ends_at)}`,
  ].filter(Boolean).join(', ');
  return {
    look: 'plain', title: named(point.names), lead: where, sign: '',
    parts: [el('ul', { class: 'checks' }, ...[
      [app.pack, say('packHere'), say('packMissing')],
      [checks.kept, say('kept'), say('evicted')],
      [checks.room, say('room'), say('noRoom')],
      [!app.clockAhead, say('clockRight'), clockInWords(app.clockAhead || 1)],
      [checks.battery, say('battery'), say('batteryLow')],
      [checks.offline, say('offlineReady'), say('offlineNotReady')],
    ].sort(([a], [b]) => Boolean(a) - Boolean(b)).map((one) => fine(...one)))],
    actions: [
      button(say('goOn'), () => app.show('stock'), 'first'),
      button(say('checkAgain'), () => app.ready(), 'quiet'),
    ],
  };
};

// What the lead counted on the table: the phone takes from it what it gives.
const stock = (app, data) => {
  data.counts = data.counts || { ...app.stock };
  const fields = app.enrolment.kits.map((kit) => el('li', { class: 'count' },
    el('label', { for: `kit-${kit.code}` }, named(kit.names)),
    el('input', {
      id: `kit-${kit.code}`, inputmode: 'numeric', autocomplete: 'off', maxlength: '5',
      value: data.counts[kit.code] === undefined ? '' : data.counts[kit.code],
      oninput: ({ target }) => {
        const typed = target.value.replace(/\D/g, '');
        target.value = typed;
        if (typed) data.counts[kit.code] = Number(typed);
        else delete data.counts[kit.code];
      },
    })));
  return {
    look: 'plain', title: say('onTheTable'), lead: say('onTheTableHow'), sign: '',
    parts: [el('ul', { class: 'counts' }, ...fields)],
    actions: [
      button(say('startShift'), () => app.begin(data.counts), 'first'),
      button(say('back'), () => app.ready()),
    ],
  };
};

const revoked = (app) => ({
  look: 'trouble', title: say('revoked'), lead: say('revokedHow'), sign: 'not_ours',
  actions: [
    button(say('sendNow'), () => app.send(), 'first'), button(say('carry'), () => app.show('carry')),
  ],
});

const noCryptography = () => ({
  look: 'trouble', title: say('notSecure'), lead: say('notSecureHow'), sign: 'warn',
});

export default {
  welcome, invited, enrolling, notEnrolled, unsentFirst, ready, stock, revoked, noCryptography,
};
