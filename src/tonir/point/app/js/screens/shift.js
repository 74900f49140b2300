// The shift as a whole: what waits, what is left, and the way out of it.
import { button, el } from '../dom.js';
import { hourNow, named, say } from '../words.js';

const fact = (name, value) => [el('dt', {}, name), el('dd', {}, value)];

const shift = (app) => {
  const { waiting, given, walkIns, sentAt, pace } = app.figures;
  const kits = app.enrolment.kits.flatMap((kit) => {
    const out = given[kit.code] || 0;
    const left = app.stock && app.stock[kit.code] !== undefined ? app.stock[kit.code] - out : '–';
    return fact(named(kit.names), say('givenLeft', { given: out, left }));
  });
  return {
    look: 'plain', title: say('shift'), sign: '',
    parts: [el('dl', { class: 'facts' },
      ...fact(say('waiting'), String(waiting)),
      ...fact(say('lastSent'), sentAt ? hourNow(sentAt) : '–'),
      ...fact(say('perHour'), String(pace)), ...kits,
      ...(walkIns ? fact(say('walkIns'), String(walkIns)) : []),
      ...fact(say('thisPhone'), app.enrolment.device),
      ...(app.updateWaits() ? fact(say('newVersion'), say('afterShift')) : [])),
    el('div', { class: 'more' },
      button(say('sendNow'), () => app.sendAloud()),
      button(say('carry'), () => app.show('carry')),
      button(say('collect'), () => app.show('collect', {})),
      button(say('look'), () => app.changeLook()),
      app.running() ? button(say('endShift'), () => app.show('end')) : null)],
    actions: [button(say('back'), () => app.next(), 'first')],
  };
};

const end = (app) => ({
  look: 'plain', title: say('endShift'), lead: say('endShiftHow'), sign: 'warn',
  actions: [
    button(say('back'), () => app.next(), 'first'), button(say('endShiftNow'), () => app.end()),
  ],
});

const ended = (app) => {
  const { waiting } = app.figures;
  return {
    look: 'plain', title: say('ended'), sign: waiting ? 'warn' : 'served',
    lead: waiting ? say('endedWaiting', { waiting }) : say('endedSent'),
    actions: [
      waiting ? button(say('sendNow'), () => app.sendAloud(), 'first') : null,
      waiting ? button(say('carry'), () => app.show('carry')) : null,
      button(say('startAgain'), () => app.ready()),
    ],
  };
};

export default { shift, end, ended };
