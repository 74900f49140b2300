// What is felt and heard beside what is seen: each outcome has a buzz and a melody of its own.
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
const ALIKE = { wrong_lane: 'wrong_day', real: 'training', altered: 'not_ours' };
const LOUDNESS = 0.35;
let speaker = null;

export function signal(outcome) {
  const known = SIGNALS[outcome] || SIGNALS[ALIKE[outcome]];
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
