import { h } from './dom.js';

const STEP = 10_000;
const shown = new Set();
let [ahead, timer] = [0, undefined];

/** Takes the time from an answer of the server: the clock of a browser may be hours off. */
export function setClock(answer) {
  const date = Date.parse(answer.headers.get('Date'));
  if (date) ahead = date - Date.now();
}

/** The server's time, in milliseconds. */
export const now = () => Date.now() + ahead;

/** A time whose distance from now stays right for as long as it is shown. */
class MovingTime extends HTMLElement {
  connectedCallback() {
    shown.add(this);
    this.update();
    run();
  }

  disconnectedCallback() {
    shown.delete(this);
    run();
  }

  update() {
    const text = this.text();
    if (this.ago.textContent !== text) this.ago.textContent = text;
  }
}

customElements.define('account-time', MovingTime);

/** The time as the texts spell it, with its distance from now, or that distance alone. */
export function movingTime(m, time, { relativeOnly = false } = {}) {
  const ago = h(relativeOnly ? 'span' : 'small', { class: 'account-date' });
  const date = !relativeOnly && [h('span', { class: 'account-date' }, m.date(time)), ' '];
  const element = h('account-time', {}, h('time', { datetime: time, title: m.exactDate(time) }, date || [], ago));
  Object.assign(element, { ago, text: () => (relativeOnly ? m.ago(time) : `(${m.ago(time)})`) });
  element.update();
  return element;
}

/** One timer for all times, and only while there is one to be seen. */
function run() {
  const wanted = shown.size > 0 && !document.hidden;
  if (wanted && !timer) timer = setInterval(() => shown.forEach((time) => time.update()), STEP);
  if (wanted) return;
  clearInterval(timer);
  timer = undefined;
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) shown.forEach((time) => time.update());
  run();
});
