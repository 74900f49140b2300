// One door at a time.
import { button, el, line } from '../dom.js';
import { say } from '../words.js';
import { tiles } from './verdicts.js';

const stop = (app, { stop: here, number, of }) => ({
  look: 'plain', title: here.name || say('stop', { number: here.stop }), sign: '',
  lead: here.address || null,
  parts: [
    line(say('stopOf', { number, of }), 'left'),
    el('div', { class: 'row calls' }, ...(here.phones || []).flatMap((phone) => [
      el('a', { href: `tel:${phone}`, class: 'link' }, say('call', { phone })),
      el('a', { href: `sms:${phone}`, class: 'link' }, say('message')),
    ])),
    ...(here.kits ? tiles(app, here.kits) : []),
  ].filter(Boolean),
  actions: [
    button(say('scanAtDoor'), () => app.atDoor(here), 'first'),
    el('div', { class: 'row' },
      button(say('nobody'), () => app.show('sure', { here, outcome: 'nobody' }), 'quiet'),
      button(say('refusedIt'), () => app.show('sure', { here, outcome: 'refused' }), 'quiet')),
  ],
});

const sure = (app, { here, outcome }) => ({
  look: 'plain', title: say(outcome === 'nobody' ? 'nobody' : 'refusedIt'), sign: 'warn',
  lead: here.name || say('stop', { number: here.stop }),
  actions: [
    button(say('record'), () => app.outcome(here, outcome), 'first'),
    button(say('back'), () => app.next()),
  ],
});

const runOver = (app, { nobody }) => ({
  look: 'plain', title: say('runOver'), sign: 'served',
  lead: nobody.length ? say('nobodyAt', { stops: nobody.join(', ') }) : null,
  actions: [
    nobody.length ? button(say('tryAgain'), () => app.tryAgain(), 'first') : null,
    button(say('shift'), () => app.show('shift')),
  ],
});

const noRun = (app) => ({
  look: 'plain', title: say('noRun'), lead: say('noRunHow'), sign: 'warn',
  actions: [
    button(say('again'), () => app.fetchRun(), 'first'), button(say('shift'), () => app.show('shift')),
  ],
});

export default { stop, sure, runOver, noRun };
