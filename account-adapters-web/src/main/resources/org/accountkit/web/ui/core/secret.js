import { h } from './dom.js';
import { holdUntilSaved } from './leaving.js';

const COPIED = 4000;
const REVOKE = 1000;

/** A secret to read and copy, never to edit. Spaces that only aid reading are not copied. */
export function secretField(of, name, label, value, { grouped = false } = {}) {
  const id = `${of.stem}-${name}`;
  const plain = (text) => (grouped ? text.replace(/\s/g, '') : text);
  const box = h('textarea', {
    id,
    name,
    readonly: true,
    rows: 2,
    autocomplete: 'off',
    spellcheck: 'false',
    dir: 'ltr',
    class: 'account-mono',
  });
  box.value = grouped ? value.replace(/(.{4})(?=.)/g, '$1 ') : value;
  box.addEventListener('copy', (event) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', plain(box.value.slice(box.selectionStart, box.selectionEnd)));
  });
  box.addEventListener('focus', () => box.select());
  const copy = copyButton(of, of.t(`copy.${name}`), () => plain(box.value), box);
  return h('div', { class: 'account-field account-secret' }, h('label', { for: id }, label), box, copy);
}

/** Copies the secret; if the browser refuses, says so and selects the text instead. */
export function copyButton(of, label, read, source) {
  const status = h('span', { role: 'status', class: 'account-copied' });
  const button = h('button', { type: 'button', class: 'account-button' }, label);
  let timer;
  button.addEventListener('click', async () => {
    clearTimeout(timer);
    try {
      await navigator.clipboard.writeText(read());
      button.textContent = of.t('copy.done');
      status.textContent = of.t('copy.said');
    } catch {
      status.textContent = of.t('copy.refused');
      select(source);
    }
    timer = setTimeout(() => {
      button.textContent = label;
    }, COPIED);
  });
  return h('div', { class: 'account-copy' }, button, status);
}

function select(source) {
  source.focus();
  if (source.select) source.select();
  else getSelection().selectAllChildren(source);
}

export function downloadButton(of, file, read) {
  return h(
    'button',
    { type: 'button', class: 'account-button', onclick: () => download(file, read()) },
    of.t('download'),
  );
}

function download(file, text) {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  h('a', { href, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(href), REVOKE);
}

export function printButton(of) {
  const href = new URL('../print.css', import.meta.url).href;
  if (!document.querySelector(`link[href="${href}"]`))
    document.head.append(h('link', { rel: 'stylesheet', media: 'print', crossorigin: '', href }));
  return h('button', { type: 'button', class: 'account-button', onclick: () => print() }, of.t('print'));
}

/**
 * Shows a secret that cannot be shown again, until the user confirms: in a dialog that Escape does not close or, in a
 * browser without such dialogs, in place of the panel's body. Nothing of it remains afterwards.
 */
export async function showOnce(panel, { name, title, label, value, notes, acknowledge }) {
  const { Dialog, holdsDialogs } = await import('./dialog.js');
  const dialog = new Dialog(panel, { name: 'once', title, held: true });
  const field = secretField(dialog, name, label, value);
  const wipe = () => {
    field.querySelector('textarea').value = '';
  };
  addEventListener('pagehide', wipe, { once: true });
  const release = holdUntilSaved(panel.api, () => field.querySelector('textarea').focus());
  const text = [notes.map((note) => h('p', {}, note)), field];
  if (holdsDialogs) {
    dialog.show(text, h('div', { class: 'account-actions' }, dialog.button(acknowledge, true, 'account-primary')));
    await dialog.open();
  } else {
    await inline(panel, title, text, acknowledge);
  }
  release();
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
