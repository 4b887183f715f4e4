import { h } from './dom.js';

const COPIED = 4000;
const REVOKE = 1000;

/** A secret to read and copy, never to edit; spaces that only help the eye are not copied. */
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
    class: 'account-mono',
  });
  box.value = grouped ? value.replace(/(.{4})(?=.)/g, '$1 ') : value;
  box.addEventListener('copy', (event) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', plain(box.value.slice(box.selectionStart, box.selectionEnd)));
  });
  box.addEventListener('focus', () => box.select());
  const copy = copyButton(of, of.t(`copy.${name}`), () => plain(box.value), box);
  return h('div', { class: 'account-field' }, h('label', { for: id }, label), box, copy);
}

/** Copies; where the browser refuses, says so and selects the text instead. */
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
    document.head.append(h('link', { rel: 'stylesheet', media: 'print', href }));
  return h('button', { type: 'button', class: 'account-button', onclick: () => print() }, of.t('print'));
}
