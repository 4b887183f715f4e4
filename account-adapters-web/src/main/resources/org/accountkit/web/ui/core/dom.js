// Elements are built only by DOM calls: the page runs under Trusted Types without any policy,
// so that no text can ever become markup.

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set(['svg', 'rect', 'path']);

/** Builds an element; functions become listeners (`onclick`), `true` a bare attribute, null and false nothing. */
export function h(tag, attributes = {}, ...children) {
  const element = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

/** A paragraph apart from the panel. */
export const note = (text, id = null) => h('p', { class: 'account-note', id }, text);

/** What is shown where nothing can be: the reason, and a button that loads the page again. */
export const failure = (reason, retry) => [
  h('div', { role: 'alert', class: 'account-alert' }, reason),
  h('button', { type: 'button', class: 'account-button', onclick: () => location.reload() }, retry),
];

/** Lets the browser answer the user between two pieces of work. */
export const pause = () => new Promise((done) => setTimeout(done));

/** Lets the browser also show what there is so far. */
export const painted = () => new Promise(requestAnimationFrame).then(pause);

/** Text from elsewhere: its direction marks cannot affect the text around it. */
export const name = (text) => h('bdi', {}, text);

/**
 * Lets a button do one thing at a time, and disables it for as long as a refusal says. Resolves with a function that
 * ends the wait early, if there is one.
 */
export async function runOnce(button, m, action, refused) {
  if (button.hasAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  const release = () => button.removeAttribute('aria-disabled');
  try {
    await action();
  } catch (problem) {
    refused(problem);
    const seconds = problem.retryAfterSeconds;
    if (seconds) return (await import('./countdown.js')).disableFor(m, button, seconds, release);
  }
  release();
}
