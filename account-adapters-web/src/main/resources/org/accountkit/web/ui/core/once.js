import { Dialog, holdsDialogs } from './dialog.js';
import { h } from './dom.js';
import { secretField } from './secret.js';

/**
 * Shows a secret that cannot be had again, until it is acknowledged: in a dialog that no Escape closes or, in a
 * browser without such, in the place of the panel's body. Nothing of it stays behind.
 */
export async function showOnce(panel, { name, title, label, value, notes, acknowledge }) {
  const dialog = new Dialog(panel, { name: 'once', title, held: true });
  const field = secretField(dialog, name, label, value);
  const wipe = () => {
    field.querySelector('textarea').value = '';
  };
  addEventListener('pagehide', wipe, { once: true });
  const text = [notes.map((note) => h('p', {}, note)), field];
  if (holdsDialogs) {
    dialog.show(text, h('div', { class: 'account-actions' }, dialog.button(acknowledge, true, 'account-primary')));
    await dialog.open();
  } else {
    await inline(panel, title, text, acknowledge);
  }
  wipe();
  field.remove();
  removeEventListener('pagehide', wipe);
}

function inline(panel, title, text, acknowledge) {
  return new Promise((resolve) => {
    const heading = h('h3', { tabindex: -1 }, title);
    const done = h(
      'button',
      { type: 'button', class: 'account-button account-primary', onclick: resolve },
      acknowledge,
    );
    panel.show([heading, text, h('div', { class: 'account-actions' }, done)]);
    heading.focus();
  });
}
