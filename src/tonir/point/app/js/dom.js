// Makes elements. Text goes in as text, never as markup.
export function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

// A second press while the first is still at work does nothing.
export function button(text, press, look = '') {
  let busy = false;
  const onclick = async () => {
    if (busy || !press) return;
    busy = true;
    try { await press(); } finally { busy = false; }
  };
  return el('button', { type: 'button', class: look, onclick }, text);
}

export const line = (text, look) => el('p', { class: look }, text);

// A kit as people at the table know it: picture, number, name.
export function kitTile(pictogram, quantity, name) {
  return el('li', { class: 'kit' },
    el('img', { src: `/point/app/pictograms/${pictogram}.svg`, alt: '' }),
    el('span', { class: 'many' }, el('span', { 'aria-hidden': 'true' }, '×'), String(quantity)),
    el('span', { class: 'name' }, name));
}
