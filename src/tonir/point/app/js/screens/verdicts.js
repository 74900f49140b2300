// What came of a scan. One decision a screen; each outcome has its colour, shape and word.
import { button, el, kitTile, line } from '../dom.js';
import { next } from '../screen.js';
import { dayInWords, hourOf, named, say } from '../words.js';

const NEVER_FORMULA = 'baby';

const kitOf = (app, code) => app.enrolment.kits.find((kit) => kit.code === code)
  || { pictogram: 'box', names: { en: code }, heavy: false };

// All on one screen, whatever the language: what is below its edge would not be given.
export function tiles(app, kits) {
  const given = Object.entries(kits).filter(([, n]) => n).map(([code, n]) => [kitOf(app, code), n]);
  const notes = [
    given.some(([kit]) => kit.heavy) ? say('heavy') : '',
    given.some(([kit]) => kit.pictogram === NEVER_FORMULA) ? say('noFormula') : '',
  ].filter(Boolean);
  return [
    el('ul', { class: given.length > 1 ? 'kits' : 'kits one' },
      ...given.map(([kit, n]) => kitTile(kit.pictogram, n, named(kit.names)))),
    ...notes.map((note) => line(note, 'note')),
  ];
}

const give = (app, { row }) => ({
  look: 'give', title: say('give'), sign: '',
  parts: [row.greeting ? line(row.greeting, 'greeting') : null, ...tiles(app, row.kits)],
  actions: [
    button(say('handedOver'), () => app.give(row), 'first'),
    el('div', { class: 'row' },
      button(say('partMissing'), () => app.show('short', { row, short: {} }), 'quiet'),
      button(say('notNow'), () => app.next(), 'quiet')),
  ],
});

// Part of it is not there to give: how many of each are missing.
const short = (app, { row, short: missing }) => {
  const steps = Object.entries(row.kits).filter(([, n]) => n).map(([code, n]) => {
    const name = named(kitOf(app, code).names);
    const shown = el('output', {}, String(missing[code] || 0));
    const step = (by, label) => button(by < 0 ? '−' : '+', () => {
      missing[code] = Math.max(0, Math.min(n, (missing[code] || 0) + by));
      if (!missing[code]) delete missing[code];
      shown.textContent = String(missing[code] || 0);
      go.disabled = !Object.keys(missing).length;
    }, label);
    const [less, more] = [step(-1, 'step'), step(1, 'step')];
    less.setAttribute('aria-label', say('fewerMissing', { name }));
    more.setAttribute('aria-label', say('moreMissing', { name }));
    return el('li', { class: 'stepper' }, el('span', {}, name), less, shown, more);
  });
  const go = button(say('handOverRest'), () => app.give(row, missing), 'first');
  go.disabled = !Object.keys(missing).length;
  return {
    look: 'plain', title: say('whatIsMissing'), sign: '',
    parts: [el('ul', { class: 'steppers' }, ...steps)],
    actions: [go, button(say('back'), () => app.show('give', { row }))],
  };
};

const served = (app, { short: missing = {} }) => ({
  look: 'served', title: say('served'),
  lead: Object.keys(missing).length ? say('servedShort') : null,
  actions: [next(app), app.canUndo() ? button(say('undo'), () => app.undo(), 'second') : null],
});

const takenBack = (app) => ({
  look: 'plain', title: say('takenBack'), lead: say('takenBackHow'), sign: 'replaced',
  actions: [next(app)],
});

const already = (app, { row, claim }) => ({
  look: 'already', title: say('already'), lead: say('alreadyAt', { hour: hourOf(claim.at) }),
  actions: [next(app), button(say('takeBack'), () => app.show('why', { row, claim }), 'second')],
});

const REASONS = ['mistake', 'not_taken', 'wrong_family'];
const why = (app, { row, claim }) => ({
  look: 'plain', title: say('whyBack'), sign: '',
  actions: [
    ...REASONS.map((reason) => button(say(`back_${reason}`), () => app.takeBack(claim, row, reason))),
    button(say('back'), () => app.show('already', { row, claim })),
  ],
});

const elsewhere = (look, title, lead) => (app, data) => ({
  look, title: say(title), lead: lead(data), actions: [next(app)],
});

const whereAndWhen = ({ place }) => [
  named(place.names), place.day ? dayInWords(place.day) : say('atHome'),
].join(' · ');

const unreadable = (app, { why: code }) => ({
  look: 'unreadable', title: say('unreadable'),
  lead: say(code === 'H02' ? 'newerSlip' : 'unreadableHow'),
  actions: [next(app, say('scanAgain')), button(say('typeCode'), () => app.show('typed'), 'second')],
});

// The kit was given and the phone could not keep it: it must not be given twice, nor forgotten.
const notKept = (app, { again, lead }) => ({
  look: 'trouble', title: say('notKept'), lead: say(lead), sign: 'warn',
  actions: [
    button(say('again'), again, 'first'),
    button(say(app.running() ? 'nextFamily' : 'back'), () => app.next(), 'second'),
  ],
});

// Families without a slip, as many as the programme allows. Counted apart.
const WITHOUT = ['lost_slip', 'not_listed', 'sent_here'];

const walkIn = (app) => {
  const left = app.enrolment.walk_ins.quota - app.figures.walkIns;
  return {
    look: 'plain', title: say('whyWalkIn'), sign: '', lead: say('walkInsLeft', { left }),
    actions: [
      ...(left > 0 ? WITHOUT.map((reason) => button(
        say(`walk_${reason}`), () => app.show('walkInGive', { reason }),
      )) : []),
      button(say('back'), () => app.next()),
    ],
  };
};

const walkInGive = (app, { reason }) => ({
  look: 'give walking', title: say('giveWithoutSlip'), sign: '',
  parts: [line(say(`walk_${reason}`), 'greeting'), ...tiles(app, app.enrolment.walk_ins.kits)],
  actions: [
    button(say('handedOver'), () => app.giveWithoutSlip(reason), 'first'),
    button(say('notNow'), () => app.next()),
  ],
});

export default {
  give, walkIn, walkInGive, short, served, takenBack, already, why, unreadable, notKept,
  wrong_point: elsewhere('wrong_point', 'wrongPoint', whereAndWhen),
  wrong_day: elsewhere('wrong_day', 'wrongDay', ({ place }) => (
    [dayInWords(place.day), place.lane ? say('lane', { lane: place.lane }) : ''].filter(Boolean).join(', '))),
  wrong_lane: elsewhere('wrong_lane', 'wrongLane', ({ place }) => say('lane', { lane: place.lane })),
  replaced: elsewhere('replaced', 'replaced', () => say('replacedHow')),
  not_ours: elsewhere('not_ours', 'notOurs', () => say('notOursHow')),
  altered: elsewhere('altered', 'altered', () => say('alteredHow')),
  training: elsewhere('training', 'practiceSlip', () => say('practiceSlipHow')),
  real: elsewhere('training', 'realSlip', () => say('realSlipHow')),
};
