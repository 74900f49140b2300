// Puts one screen up at a time: its heading gets the focus, the top stays as it is.
import { el, button } from './dom.js';
import { shape } from './signs.js';
import { hourNow, LANGUAGES, named, say, spoken } from './words.js';

const ROOM_FOR = 3; // Kits in the strip: those of which least is left.
const screens = {};
let up = { name: '', data: {} };

export const addScreens = (more) => Object.assign(screens, more);
export const nowUp = () => up;

// What a screen is made of: {look, title, lead, parts, actions, sign, before}.
function layout({ look = '', title, lead, parts = [], actions = [], sign = look }) {
  const heading = el('h1', { tabindex: '-1', 'aria-describedby': lead ? 'lead' : null }, title);
  return el('div', { class: `screen ${look}` },
    el('div', { class: 'content' },
      shape(sign), heading, lead ? el('p', { id: 'lead', class: 'lead' }, lead) : null, ...parts),
    el('div', { class: 'actions' }, ...actions));
}

// Draws a screen by name. data: what it shows; in memory only, and gone with the next screen.
export function show(app, name, data = {}) {
  up = { name, data };
  draw(app);
  document.querySelector('#screen h1').focus();
  window.scrollTo(0, 0);
}

export function draw(app) {
  const made = screens[up.name](app, up.data);
  document.body.dataset.screen = up.name;
  document.body.classList.toggle('practice', Boolean(app.enrolment && app.enrolment.training));
  document.title = `${made.title} · Tonir`;
  drawTop(app);
  document.getElementById('screen').replaceChildren(layout(made));
  if (made.begin) made.begin();
}

// Says something without taking the focus: for who listens, and in a strip for who looks.
export function announce(text) {
  const strip = document.getElementById('said');
  strip.textContent = text;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => { strip.textContent = ''; }, 6000);
}

export function drawTop(app) {
  const focused = document.activeElement && document.activeElement.dataset.top;
  const top = document.getElementById('top');
  top.replaceChildren(bar(app), ...(app.enrolment ? [strip(app)] : []), ...warnings(app));
  const again = focused && top.querySelector(`[data-top="${focused}"]`);
  if (again) again.focus();
}

function bar(app) {
  const languages = Object.entries(LANGUAGES).map(([code, name]) => el('button', {
    type: 'button', lang: code, 'data-top': code, 'aria-pressed': String(code === spoken()),
    onclick: () => app.speak(code),
  }, name));
  const menu = app.enrolment && up.name !== 'shift'
    ? el('button', { type: 'button', class: 'menu', 'data-top': 'menu', onclick: () => app.menu() },
      say('menu'))
    : null;
  return el('nav', { class: 'bar', 'aria-label': say('languages') }, ...languages, menu);
}

// Always there: waiting, last sent, left on the table, families an hour.
function strip(app) {
  const { waiting, sentAt, pace, given } = app.figures;
  const cell = (name, ...value) => el('div', {}, el('dt', {}, say(name)), el('dd', {}, ...value));
  const left = app.enrolment.kits.filter(({ code }) => app.stock && app.stock[code] !== undefined)
    .map((kit) => ({ kit, left: app.stock[kit.code] - (given[kit.code] || 0) }))
    .sort((a, b) => a.left - b.left).slice(0, ROOM_FOR)
    .map(({ kit, left: n }) => el('span', { class: 'left-of' },
      el('img', { src: `/point/app/pictograms/${kit.pictogram}.svg`, alt: named(kit.names) }), ` ${n}`));
  return el('dl', { class: 'strip' },
    cell('shortWaiting', String(waiting)),
    cell('shortSent', sentAt ? hourNow(sentAt) : '–'),
    cell('shortHour', String(pace)),
    cell('shortLeft', ...(left.length ? left : ['–'])));
}

function warnings(app) {
  const said = [];
  if (app.enrolment && app.enrolment.training) said.push(say('practice'));
  if (app.clockAhead) said.push(clockInWords(app.clockAhead));
  if (app.fillingUp) said.push(say('fillingUp'));
  return said.map((text) => el('p', { class: 'warning' }, text));
}

export function clockInWords(ahead) {
  const minutes = Math.round(Math.abs(ahead) / 60000);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return say(ahead > 0 ? 'clockFast' : 'clockSlow', { time });
}

export const next = (app, text = say('nextFamily')) => button(text, () => app.next(), 'first');
