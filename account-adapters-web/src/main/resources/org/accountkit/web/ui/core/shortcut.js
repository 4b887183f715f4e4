import { h } from './dom.js';

const KEY = '/';
const STORED = 'account-shortcut';

/**
 * Lets the key `/` focus a search field, and returns the hint that says so. A shortcut of one character has to be one
 * that can be turned off (WCAG 2.2, success criterion 2.1.4): the choice is kept in this browser.
 */
export function searchShortcut(panel, input) {
  const press = (event) => {
    if (event.key !== KEY || event.defaultPrevented || !enabled() || elsewhere(event) || !input.checkVisibility()) return;
    event.preventDefault();
    input.focus();
    input.select();
  };
  panel.shortcut?.abort();
  panel.shortcut = new AbortController();
  const signal = AbortSignal.any([panel.shortcut.signal, panel.connection.signal]);
  document.addEventListener('keydown', press, { signal });
  return hint(panel, input);
}

/** While something is typed, a menu or dialog is open, or keys are combined, the key means something else. */
function elsewhere({ target, ctrlKey, metaKey, altKey }) {
  const typed = target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
  return ctrlKey || metaKey || altKey || typed || document.querySelector('dialog[open]');
}

function hint(panel, input) {
  const text = h('span', {});
  const button = h('button', { type: 'button', class: 'account-link' });
  const show = () => {
    const on = enabled();
    text.replaceChildren(...(on ? panel.m.parts('shortcut.text', { key: h('kbd', {}, KEY) }) : []));
    button.textContent = panel.t(on ? 'shortcut.off' : 'shortcut.on');
    if (on) input.setAttribute('aria-keyshortcuts', KEY);
    else input.removeAttribute('aria-keyshortcuts');
  };
  button.addEventListener('click', () => {
    remember(!enabled());
    show();
  });
  show();
  return h('p', { class: 'account-shortcut' }, text, ' ', button);
}

function enabled() {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

/** A browser that stores nothing forgets the choice with the page. */
function remember(on) {
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, 'off');
  } catch {
    // Nothing depends on it.
  }
}
