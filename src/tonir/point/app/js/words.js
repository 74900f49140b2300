// What the app says, in the language that was chosen on it.
import en from '../words/en.js';
import hy from '../words/hy.js';
import ru from '../words/ru.js';

const WORDS = { en, hy, ru };
export const LANGUAGES = { hy: 'Հայ', ru: 'Рус', en: 'Eng' };
// Days in words: not every phone's browser knows Armenian.
let chosen = 'en';

export function speak(language) {
  chosen = WORDS[language] ? language : 'en';
  document.documentElement.lang = chosen;
}

export const spoken = () => chosen;

export const firstLanguage = () => (navigator.languages || [])
  .map((one) => one.slice(0, 2)).find((one) => WORDS[one]) || 'en';

export const say = (key, facts = {}) => WORDS[chosen][key].replace(
  /\{(\w+)\}/g, (_, name) => String(facts[name]),
);

// A name that came in several languages.
export const named = (names) => names[chosen] || names.en || Object.values(names)[0] || '';

// 2025-08-19 as "Tuesday 19 August", whatever the phone's own language is.
export function dayInWords(day) {
  const [year, month, date] = day.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return say('day', {
    weekday: WORDS[chosen].weekdays[weekday], date, month: WORDS[chosen].months[month - 1],
  });
}

// The hour of an ISO time as it was written: 10:05.
export const hourOf = (at) => at.slice(11, 16);

export function hourNow(time) {
  const at = new Date(time);
  return [at.getHours(), at.getMinutes()].map((one) => String(one).padStart(2, '0')).join(':');
}
