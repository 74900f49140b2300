// How outcomes differ without colour and at arm's length: each has an outline, a buzz and a
// melody of its own.
const NS = 'http://www.w3.org/2000/svg';
const SHAPES = {
  // A ring with a tick.
  served: 'M50 4a46 46 0 1 0 .1 0zM50 16a34 34 0 1 1-.1 0zM29 51l9-9 9 9 17-19 9 8-25 29z',
  // Two upright bars.
  already: 'M14 6h28v88H14zM58 6h28v88H58z',
  // An arrow to the right.
  wrong_point: 'M2 36h50V12l46 38-46 38V64H2z',
  // A leaf of a calendar with its rings.
  wrong_day: 'M24 4h10v10h32V4h10v10h20v82H4V14h20zM14 38v48h72V38zM26 50h14v12H26zM46 50h14v12H46zM26 68h14v12H26z',
  // Two numbered queues: a lane beside a lane.
  wrong_lane: 'M6 4h14v92H6zM80 4h14v92H80zM43 4h14v20H43zM43 40h14v20H43zM43 76h14v20H43z',
  // Two sheets, the lower one struck through.
  replaced: 'M6 4h54v18H24v50H6zM34 30h60v66H34zM44 41l40 45 6-5-40-45zM84 36L44 81l6 5 40-45z',
  // An octagon with a cross.
  not_ours: 'M31 3h38l28 28v38L69 97H31L3 69V31zM36 27l-9 9 14 14-14 14 9 9 14-14 14 14 9-9-14-14 14-14-9-9-14 14z',
  // The corners of a square that nobody can read.
  unreadable: 'M4 4h32v12H16v20H4zM64 4h32v32H84V16H64zM4 64h12v20h20v12H4zM84 64h12v32H64V84h20zM42 28h16v30H42zM42 64h16v14H42z',
  // A triangle with a mark of exclamation.
  altered: 'M50 4l48 90H2zM44 34v32h12V34zM44 72v12h12V72z',
  // A learner's cap.
  training: 'M50 14L2 36l48 22 40-18v28h8V36zM20 52v22c18 14 42 14 60 0V52L50 66z',
  // A hand that gives.
  give: 'M50 2l24 24H58v22H42V26H26zM4 58h26l10 10h34v10H46l2 6 40-18c8 0 8 10 2 14L48 98H4z',
  warn: 'M50 4l48 90H2zM44 34v32h12V34zM44 72v12h12V72z',
};

const DRAWN_AS = { real: 'training' };

export function shape(outcome) {
  const path = SHAPES[outcome] || SHAPES[DRAWN_AS[outcome]];
  if (!path) return null;
  const svg = document.createElementNS(NS, 'svg');
  const drawn = document.createElementNS(NS, 'path');
  const facts = { viewBox: '0 0 100 100', class: 'shape', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(facts)) svg.setAttribute(name, value);
  drawn.setAttribute('d', path);
  drawn.setAttribute('fill-rule', 'evenodd');
  svg.append(drawn);
  return svg;
}

const SIGNALS = {
  give: [[60], [[880, 0, 90]]],
  served: [[150], [[660, 0, 90], [990, 100, 160]]],
  already: [[90, 70, 90, 70, 90], [[330, 0, 120], [330, 180, 120], [330, 360, 120]]],
  wrong_point: [[300, 100, 80], [[520, 0, 180], [390, 200, 120]]],
  wrong_day: [[80, 100, 300], [[390, 0, 120], [520, 140, 180]]],
  replaced: [[300, 120, 300], [[440, 0, 220], [350, 260, 220]]],
  not_ours: [[600], [[220, 0, 500]]],
  unreadable: [[40, 40, 40], [[240, 0, 60], [240, 110, 60]]],
  training: [[40, 60, 200], [[500, 0, 60], [300, 90, 60], [500, 180, 60]]],
};
const FELT_AS = { wrong_lane: 'wrong_day', real: 'training', altered: 'not_ours' };
const LOUDNESS = 0.35;
let speaker = null;

export function signal(outcome) {
  const known = SIGNALS[outcome] || SIGNALS[FELT_AS[outcome]];
  if (!known) return;
  if (navigator.vibrate) navigator.vibrate(known[0]);
  const Context = window.AudioContext || window.webkitAudioContext;
  if (!Context) return;
  speaker = speaker || new Context();
  speaker.resume();
  for (const [pitch, after, length] of known[1]) tone(pitch, after / 1000, length / 1000);
}

function tone(pitch, after, length) {
  const [source, volume] = [speaker.createOscillator(), speaker.createGain()];
  const start = speaker.currentTime + after;
  source.frequency.value = pitch;
  volume.gain.setValueAtTime(LOUDNESS, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + length);
  source.connect(volume).connect(speaker.destination);
  source.start(start);
  source.stop(start + length);
}
