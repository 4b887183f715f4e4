import { h } from './dom.js';

let opened = 0;

/** Whether the browser can keep a dialog open on every Escape; a listener alone gives way to the third. */
export const holdsDialogs = 'closedBy' in HTMLDialogElement.prototype;

/**
 * A modal dialog in the language of a panel. A `held` dialog closes only by its buttons. Has `t`, `m`, `stem` and
 * `say`, so that it can contain a form; `closed` resolves with the argument of `close`.
 */
export class Dialog {
  constructor(panel, { name, title, role, held = false }) {
    Object.assign(this, { m: panel.m, api: panel.api, stem: `account-${name}` });
    const id = `${this.stem}-heading-${++opened}`;
    this.headingElement = h('h2', { id, tabindex: -1, autofocus: true }, title);
    this.live = h('div', { role: 'status', class: 'account-status' });
    this.body = h('div', { class: 'account-body' });
    this.element = h(
      'dialog',
      {
        role,
        class: 'account-dialog',
        'aria-labelledby': id,
        closedby: held ? 'none' : 'closerequest',
        lang: panel.m.lang,
        dir: panel.m.dir,
        messages: panel.m.own,
      },
      this.headingElement,
      this.live,
      this.body,
    );
    this.closed = new Promise((resolve) => {
      this.element.addEventListener('close', () => {
        this.element.remove();
        resolve(this.answer);
      });
    });
  }

  t(key, values) {
    return this.m.t(key, values);
  }

  say(text) {
    this.live.replaceChildren(text ? h('p', {}, text) : '');
  }

  show(...nodes) {
    this.body.replaceChildren(...nodes.flat(Infinity).filter(Boolean));
  }

  /** Opens the dialog and resolves once it is closed; the focus returns to where it was. */
  open(focus = this.headingElement) {
    document.body.append(this.element);
    this.element.showModal();
    focus.focus();
    return this.closed;
  }

  close(answer) {
    this.answer = answer;
    this.element.close();
  }

  button(text, answer, style = '') {
    return h('button', { type: 'button', class: `account-button ${style}`, onclick: () => this.close(answer) }, text);
  }
}

/** Asks before something that cannot be undone; true for yes. */
export async function ask(panel, { title, text, yes, no, style = 'account-danger' }) {
  const dialog = new Dialog(panel, { name: 'ask', title, role: 'alertdialog' });
  const lines = [text].flat().map((line) => h('p', {}, line));
  dialog.show(
    lines,
    h(
      'div',
      { class: 'account-actions' },
      dialog.button(yes, true, `account-primary ${style}`),
      dialog.button(no ?? panel.t('cancel'), false),
    ),
  );
  return (await dialog.open()) === true;
}
