import { h } from './dom.js';

const SPOKEN = [30, 10];
let held = 0;

/** Disables a button until a deadline, or until the function that is returned is called. Every second is visible; a screen reader announces only the few that matter. */
export function disableFor(m, button, seconds, release) {
  const deadline = Date.now() + seconds * 1000;
  const shown = h('p', { id: `account-wait-${++held}`, class: 'account-countdown' });
  const spoken = h('p', { role: 'status', class: 'account-unseen' });
  button.after(shown, spoken);
  button.setAttribute('aria-disabled', 'true');
  button.setAttribute('aria-describedby', shown.id);
  let due = [seconds, ...SPOKEN.filter((mark) => mark < seconds)];

  const stop = () => {
    clearInterval(timer);
    shown.remove();
    button.removeAttribute('aria-describedby');
    release();
  };
  const tick = () => {
    const left = Math.max(0, Math.ceil((deadline - Date.now()) / 1000));
    shown.textContent = m.t('wait.shown', { time: clock(m, left) });
    if (due[0] >= left && left) {
      due = due.filter((mark) => mark < left);
      spoken.textContent = spell(m, left);
    }
    if (left || !button.isConnected) return;
    spoken.textContent = m.t('wait.ended');
    stop();
  };
  const timer = setInterval(() => (button.isConnected ? tick() : clearInterval(timer)), 250);
  tick();
  return stop;
}

function clock(m, seconds) {
  const two = new Intl.NumberFormat(m.lang, { minimumIntegerDigits: 2 });
  return `${m.shown(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`;
}

function spell(m, seconds) {
  return seconds < 120 ? m.t('wait.seconds', { n: seconds }) : m.t('wait.minutes', { n: Math.ceil(seconds / 60) });
}
