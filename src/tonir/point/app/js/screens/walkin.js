// Families without a slip, as many as the programme allows. Counted apart.
import { button, line } from '../dom.js';
import { say } from '../words.js';
import { tiles } from './verdicts.js';

const REASONS = ['lost_slip', 'not_listed', 'sent_here'];

const walkIn = (app) => {
  const left = app.enrolment.walk_ins.quota - app.figures.walkIns;
  return {
    look: 'plain', title: say('whyWalkIn'), sign: '', lead: say('walkInsLeft', { left }),
    actions: [
      ...(left > 0 ? REASONS.map((reason) => button(
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

export default { walkIn, walkInGive };
